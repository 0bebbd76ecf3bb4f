"""The Class and Department entities: what work is tracked by (contract 3.6 and 3.7)."""

from __future__ import annotations

from typing import Final

from sim.quickbooks.entities.list_base import INDEXES, list_fields
from sim.quickbooks.kinds_nested import Address
from sim.quickbooks.lists import ListRules
from sim.quickbooks.records_lists import Class, Department
from sim.quickbooks.schema import EntityType, Field, in_schema_order

CLASS: Final = EntityType(
    "Class",
    Class,
    "classes",
    own=in_schema_order(
        "Name SubClass ParentRef FullyQualifiedName Active ClassEx",  # xsd
        list_fields("SubClass", "sub_class"),
    ),
    indexes=INDEXES,
    order=[("FullyQualifiedName", False)],
    operations=frozenset({"create", "update"}),
    rules=ListRules("Class", "sub_class"),
    list_counters=("startPosition", "maxResults", "totalCount"),
    first_id=5_000_000_000_000_007_280,  # classes have long numbers (docs)
)

DEPARTMENT: Final = EntityType(
    "Department",
    Department,
    "departments",
    own=in_schema_order(
        "Name SubDepartment ParentRef FullyQualifiedName Active DepartmentEx Address",  # xsd
        [*list_fields("SubDepartment", "sub_department"), Field("Address", Address(), "address")],
    ),
    indexes=INDEXES,
    order=[("FullyQualifiedName", False)],
    operations=frozenset({"create", "update"}),
    rules=ListRules("Department", "sub_department"),
)
