"""Custom fields of time entries: Karbon's roles and task types go over, a firm's own fields come back."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Final

from integration.desk import Desk
from integration.messages import Code, Finding, refused
from integration.model import TimeField
from integration.store import mirror

ROLE: Final = "Role"
TASK_TYPE: Final = "Task Type"
MANAGED: Final = "managed-list"
BATCH: Final = 50


def refresh_fields(desk: Desk, findings: list[Finding]) -> None:
    """Read the add-on and its fields again, and see that Role has an item for every role of Karbon (FIELD-02)."""
    desk.progress.stage("Reading custom fields")
    if not installed(desk.time.effective_settings()):
        findings.append(addon_missing())
        _keep(desk, [])
        return
    fields = [field for field in desk.time.fields() if field.active]
    roles = _ensure(desk, fields, ROLE, desk.karbon.roles(), findings)
    # Karbon has no list of task types: an option is added when the first entry needs it (FIELD-03).
    task_types = _ensure(desk, fields, TASK_TYPE, [], findings)
    if roles or task_types:
        fields = [field for field in desk.time.fields() if field.active]
    _keep(desk, fields)


def installed(settings: Mapping[str, object]) -> bool:
    """Whether Custom Fields (or Advanced Tracking, the same thing under another name: X-04) is installed."""
    section = settings.get("customfields")
    values = section.get("settings", section) if isinstance(section, dict) else {}
    return isinstance(values, dict) and str(values.get("installed", 0)) in {"1", "True", "true"}


def addon_missing() -> Finding:
    """What a firm is told when the add-on is not there."""
    return Finding(
        code=Code.FIELDS_ADDON_MISSING,
        subject="",
        behaviour="FIELD-01",
        sentence="The Custom Fields add-on (Advanced Tracking) is not installed in QuickBooks Time, so time "
        "entries carry no role, task type or other field.",
    )


def form_fields(desk: Desk) -> list[TimeField]:
    """The fields a time entry offers, as they were when last read."""
    with desk.database.read() as connection:
        return mirror.read_all(connection, desk.tenant_id(), TimeField)


def chosen(desk: Desk, values: dict[str, str], already: Collection[str] = ()) -> dict[str, str]:
    """Values by field name, checked, as values by field id. Raises FIELD_VALUE_UNKNOWN or FIELD_VALUE_REQUIRED.

    `already` are the ids of fields that have a value, so that a change of another field need not repeat it.
    """
    fields = form_fields(desk)
    by_name = {field.name: field for field in fields}
    by_id: dict[str, str] = {}
    for name, value in values.items():
        field = by_name.get(name)
        if field is None:
            if not fields:
                continue  # without the add-on time is taken without values (D-08)
            raise _unknown(name, value, f"there is no field {name!r}; fields: {', '.join(sorted(by_name))}")
        options = [item for _, item in field.items]
        if field.type == MANAGED and value and value not in options:
            raise _unknown(name, value, f"options: {', '.join(options) or 'none'}")
        if value:
            by_id[str(field.id)] = value
    for field in fields:
        if field.required and str(field.id) not in {*by_id, *already}:
            raise refused(
                Code.FIELD_VALUE_REQUIRED,
                f"QuickBooks Time wants a value for {field.name!r}.",
                behaviour="FIELD-06",
            )
    return by_id


def ensure_option(desk: Desk, name: str, value: str) -> None:
    """A role or task type that has no item yet gets one before the time that uses it is sent (FIELD-03)."""
    fields = form_fields(desk)
    field = next((one for one in fields if one.name == name and one.type == MANAGED), None)
    if field is None or not value or value in {item for _, item in field.items}:
        return
    desk.time.create_items([{"customfield_id": field.id, "name": value}])
    _keep(desk, [one for one in desk.time.fields() if one.active])


def _ensure(
    desk: Desk, fields: list[TimeField], name: str, items: list[str], findings: list[Finding]
) -> bool:
    """A managed list of this name with at least these items; True when something was written."""
    field = next((one for one in fields if one.name == name), None)
    if field is not None and field.type != MANAGED:
        findings.append(
            Finding(
                code=Code.FIELD_CONFLICT,
                subject="",
                behaviour="FIELD-02",
                sentence=f"QuickBooks Time has a free-form field called {name!r}; it was left alone.",
            )
        )
        return False
    if field is None:
        row = {"name": name, "applies_to": "timesheet", "type": MANAGED, "show_to_all": True}
        result = desk.time.create_fields([row])[0]
        if not result.ok or result.id is None:
            findings.append(
                Finding(
                    code=Code.FIELD_CONFLICT,
                    subject="",
                    behaviour="FIELD-02",
                    sentence=f"The field {name!r} was not created: QuickBooks Time says "
                    f"{result.extra or result.message!r}.",
                )
            )
            return False
        _add_items(desk, result.id, items)
        return True
    missing = [item for item in items if item not in {known for _, known in field.items}]
    _add_items(desk, field.id, missing)
    return bool(missing)


def _add_items(desk: Desk, field_id: int, items: list[str]) -> None:
    for start in range(0, len(items), BATCH):
        batch = items[start : start + BATCH]
        desk.time.create_items([{"customfield_id": field_id, "name": item} for item in batch])


def _keep(desk: Desk, fields: list[TimeField]) -> None:
    with desk.database.begin() as connection:
        mirror.replace_all(connection, desk.tenant_id(), TimeField, fields)


def _unknown(name: str, value: str, why: str) -> Exception:
    return refused(
        Code.FIELD_VALUE_UNKNOWN, f"{value!r} is no value for {name!r}: {why}.", behaviour="FIELD-05"
    )
