"""The Employee entity (contract 3.2)."""

from __future__ import annotations

from typing import Final

from sim.quickbooks.employees import EmployeeRules
from sim.quickbooks.entities.name_base import INDEXES_BY_NAME, NAME_BASE, name_fields
from sim.quickbooks.kinds import Choice, Day, Flag, Masked, Rate, Text
from sim.quickbooks.kinds_nested import Address
from sim.quickbooks.records import Employee
from sim.quickbooks.schema import EntityType, Field, in_schema_order

OWN: Final = (  # xsd
    "EmployeeType EmployeeNumber SSN PrimaryAddr OtherAddr BillableTime BillRate BirthDate Gender HiredDate "
    "ReleasedDate UseTimeEntry EmployeeEx CostRate Notes"
)
FIELDS: Final = [
    Field("EmployeeNumber", Text(100), "employee_number"),
    Field("SSN", Masked(100, "XXX-XX-XXXX", 0), "ssn"),
    Field("PrimaryAddr", Address(), "primary_addr"),
    Field("BillableTime", Flag(), "billable_time"),
    Field("BillRate", Rate(hide_zero=True), "bill_rate"),
    Field("BirthDate", Day(), "birth_date"),
    Field("Gender", Choice("Male", "Female", "male", "female"), "gender"),  # a real answer is lower case
    Field("HiredDate", Day(), "hired_date"),
    Field("ReleasedDate", Day(), "released_date"),
    Field("CostRate", Rate(hide_zero=True), "cost_rate"),
]

EMPLOYEE: Final = EntityType(
    "Employee",
    Employee,
    "employees",
    own=in_schema_order(OWN, FIELDS),
    tail=in_schema_order(NAME_BASE, name_fields(20)),
    indexes=INDEXES_BY_NAME,
    order=[("DisplayName", False)],
    operations=frozenset({"create", "update"}),
    rules=EmployeeRules(),
    counter="Names",
)
