"""A record as people call it: the vendor's noun, its id, its name, and what it points to by name."""

from __future__ import annotations

from typing import Any, Final

from sim.physics.tables import Table
from sim.physics.universe import Universe

NOUNS: Final = {
    "work_items": "WorkItem",
    "time_activities": "TimeActivity",
    "company_info": "CompanyInfo",
    "invoices": "Invoice",
    "classes": "class",
    "client_groups": "client group",
    "work_templates": "work template",
    "work_statuses": "work status",
    "task_types": "task type",
    "contact_types": "contact type",
    "work_types": "work type",
    "service_types": "service type",
    "jobcode_assignments": "assignment",
    "customfields": "custom field",
    "customfielditems": "custom field item",
}
CLIENTS: Final = ("contacts", "organizations", "client_groups")
POINTS_TO: Final[dict[str, tuple[str, ...]]] = {  # the tables of the same service a field may lead to
    "user_id": ("users",),
    "jobcode_id": ("jobcodes",),
    "customfield_id": ("customfields",),
    "parent_id": ("jobcodes", "customers"),
    "employee_id": ("employees",),
    "vendor_id": ("vendors",),
    "customer_id": ("customers",),
    "CustomerRef": ("customers",),
    "item_id": ("items",),
    "class_id": ("classes",),
    "department_id": ("departments",),
    "client_key": CLIENTS,
    "organization_key": ("organizations",),
    "related_client_group_key": ("client_groups",),
    "assignee_key": ("users",),
    "user_key": ("users",),
    "client_owner": ("users",),
    "client_manager": ("users",),
    "work_item_key": ("work_items",),
    "role_key": ("roles",),
    "work_template_key": ("work_templates",),
}
NAMED_BY: Final = ("fully_qualified_name", "full_name", "display_name", "name", "company_name", "title")
DEPTH_MAX: Final = 8


def noun(table: str) -> str:
    """What one record of a table is called."""
    name = table.rpartition(".")[2]
    return NOUNS.get(name) or name.replace("_", " ").removesuffix("s")


class Names:
    """Finds the name of a record, and of what it points to, in the tables as they stand now."""

    def __init__(self, universe: Universe) -> None:
        self._tables: dict[str, Table[Any]] = {table.name: table for table in universe.tables()}

    def called(self, table: str, record: Any) -> str:
        """The name of a record; "" when it has none."""
        if table == "quickbooks_time.jobcodes":
            return self._path(record)
        if table == "quickbooks_time.jobcode_assignments":
            return self.pointed_to("quickbooks_time", "jobcode_id", record.jobcode_id) or ""
        first_and_last = f"{getattr(record, 'first_name', '')} {getattr(record, 'last_name', '')}".strip()
        return next((found for name in NAMED_BY if (found := getattr(record, name, ""))), first_and_last)

    def pointed_to(self, service: str, field: str, value: Any) -> str | None:
        """The name of the record that a reference leads to, if it is one and leads anywhere."""
        for name in POINTS_TO.get(field, ()):
            table = self._tables.get(f"{service}.{name}")
            found = table.get(value) if table is not None else None
            if found is not None:
                return self.called(f"{service}.{name}", found)
        return None

    def survivor(self, table: str, record_id: Any) -> str | None:
        """The name of the customer of QuickBooks that this one was merged into; None when it was not."""
        left = self._tables["quickbooks.deleted"].get(f"Customer {record_id}")
        if table != "quickbooks.customers" or left is None or not left.merged_into:
            return None
        return self.pointed_to("quickbooks", "customer_id", left.merged_into) or left.merged_into

    def _path(self, jobcode: Any) -> str:
        """The jobcode's name with those of all above it, as the screen of QuickBooks Time shows it."""
        jobcodes = self._tables["quickbooks_time.jobcodes"]
        names = [jobcode.name]
        parent = jobcodes.get(jobcode.parent_id)
        while parent is not None and len(names) < DEPTH_MAX:
            names.append(parent.name)
            parent = jobcodes.get(parent.parent_id)
        return " › ".join(reversed(names))
