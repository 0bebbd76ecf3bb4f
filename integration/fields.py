"""Custom fields of time entries: Karbon's roles and task types go over, a firm's own fields come back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Final

from integration.desk import Desk
from integration.messages import Code, Finding, refused
from integration.model import Jobcode, TimeField
from integration.roles import follow_roles
from integration.store import mirror

ROLE: Final = "Role"
TASK_TYPE: Final = "Task Type"
MANAGED: Final = "managed-list"
ACTIVE_FIELDS_MAX: Final = 6  # that QuickBooks Time has room for


def refresh_fields(desk: Desk, findings: list[Finding]) -> None:
    """Read the add-on and its fields again, and see that Role has an option for every role of Karbon (FIELD-02)."""
    desk.progress.stage("Reading custom fields")
    if not installed(desk.time.effective_settings()):
        findings.append(addon_missing())
        _keep(desk, [])
        return
    known = desk.time.fields()
    fields = _active(known)
    wanting = [name for name in (ROLE, TASK_TYPE) if name not in {field.name for field in fields}]
    if len(fields) + len(wanting) > ACTIVE_FIELDS_MAX:
        findings.append(_no_room(wanting, fields))
    elif wanting:
        findings += [found for name in wanting if (found := _create(desk, name)) is not None]
        known = desk.time.fields()
        fields = _active(known)
    findings += [
        _free_form(field) for field in fields if field.name in {ROLE, TASK_TYPE} and not _is_list(field)
    ]
    role = next((field for field in fields if field.name == ROLE and _is_list(field)), None)
    # Karbon has no list of task types: an option is added when the first entry needs it (FIELD-03).
    if role is not None and follow_roles(desk, role):
        known = desk.time.fields()
    _keep(desk, known)


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


def form_fields(desk: Desk, jobcode_id: int | None = None) -> list[TimeField]:
    """The fields a time entry offers, as they were when last read; with a job, those that are shown with it."""
    with desk.database.read() as connection:
        fields = _active(mirror.read_all(connection, desk.tenant_id(), TimeField))
        if jobcode_id is None or all(field.show_to_all for field in fields):
            return fields
        job = mirror.read(connection, desk.tenant_id(), Jobcode, jobcode_id)
    tied = job.required_customfields if job is not None else ()
    return [field for field in fields if field.show_to_all or field.id in tied]


def known_fields(desk: Desk) -> list[TimeField]:
    """All fields as they were when last read, also those that were archived: older time has values in them (ADV-03)."""
    with desk.database.read() as connection:
        return mirror.read_all(connection, desk.tenant_id(), TimeField)


def in_use(desk: Desk, values: Mapping[str, str]) -> dict[str, str]:
    """Those of fields that were not archived: QuickBooks Time keeps the others, and takes no word about them."""
    archived = {str(field.id) for field in known_fields(desk) if not field.active}
    return {field_id: value for field_id, value in values.items() if field_id not in archived}


def chosen(
    desk: Desk,
    values: dict[str, str],
    already: Collection[str] = (),
    jobcode_id: int | None = None,
    growing: Collection[str] = (),
) -> dict[str, str]:
    """Values by field name, checked, as values by field id. Raises FIELD_VALUE_UNKNOWN or FIELD_VALUE_REQUIRED.

    `already` are the ids of fields that have a value, so that a change of another field need not repeat it. `growing`
    are the names of fields that get a new option later, when somebody delivers the time.
    """
    fields = form_fields(desk, jobcode_id)
    by_name = {field.name: field for field in fields}
    by_id: dict[str, str] = {}
    for name, value in values.items():
        field = by_name.get(name)
        if field is None:
            if not form_fields(desk):
                continue  # without the add-on time is taken without values (D-08)
            raise _unknown(name, value, f"there is no field {name!r}; fields: {', '.join(sorted(by_name))}")
        options = [item for _, item in field.items]
        if _is_list(field) and value and value not in options and name not in growing:
            raise _unknown(name, value, f"options: {', '.join(options) or 'none'}")
        if value:
            by_id[str(field.id)] = value
    _all_filled(fields, {*by_id, *already})
    return by_id


def raise_if_unknown(desk: Desk, values: Mapping[str, str]) -> None:
    """A value may have been archived while somebody filled in the form: look again, and say it (FIELD-05)."""
    known = desk.time.fields()
    _keep(desk, known)
    fields = {str(field.id): field for field in _active(known)}
    for field_id, value in values.items():
        field = fields.get(field_id)
        options = [item for _, item in field.items] if field is not None else []
        if field is None or (_is_list(field) and value not in options):
            name = field.name if field is not None else field_id
            raise _unknown(name, value, f"options: {', '.join(options) or 'none'}")


def left_out(desk: Desk, values: Mapping[str, str]) -> Finding | None:
    """What somebody is told whose values went nowhere, since the add-on is not there (FIELD-01)."""
    return addon_missing() if any(values.values()) and not form_fields(desk) else None


def ensure_option(desk: Desk, name: str, value: str) -> str:
    """A role or task type that has no option yet gets one before the time that uses it is sent (FIELD-03).

    QuickBooks Time tells options apart by their letters, not by capitals: the one there is, is used (FIELD-02).
    """
    field = next((one for one in form_fields(desk) if one.name == name and _is_list(one)), None)
    if field is None or not value:
        return value
    options = [item for _, item in field.items]
    alike = next((item for item in options if item.casefold() == value.casefold()), None)
    if value in options or alike is not None:
        return value if value in options else str(alike)
    desk.time.create_items([{"customfield_id": field.id, "name": value}])
    _keep(desk, desk.time.fields())
    return value


def ensure_options(desk: Desk, by_id: Mapping[str, str]) -> None:
    """See that the roles and task types of time that waited have their options, too."""
    for field in form_fields(desk):
        if field.name in {ROLE, TASK_TYPE} and str(field.id) in by_id:
            ensure_option(desk, field.name, by_id[str(field.id)])


def _active(fields: Iterable[TimeField]) -> list[TimeField]:
    return [field for field in fields if field.active]


def _is_list(field: TimeField) -> bool:
    return field.type == MANAGED


def _all_filled(fields: Iterable[TimeField], filled: Collection[str]) -> None:
    for field in fields:
        if field.required and str(field.id) not in filled:
            raise refused(
                Code.FIELD_VALUE_REQUIRED,
                f"QuickBooks Time wants a value for {field.name!r}.",
                behaviour="FIELD-06",
            )


def _create(desk: Desk, name: str) -> Finding | None:
    row = {"name": name, "applies_to": "timesheet", "type": MANAGED, "show_to_all": True}
    result = desk.time.create_fields([row])[0]
    if result.ok:
        return None
    return _conflict(
        f"The field {name!r} was not created: QuickBooks Time says {result.extra or result.message!r}."
    )


def _no_room(wanting: Collection[str], fields: Collection[TimeField]) -> Finding:
    """All or nothing: one field of two would only look as if the firm were set up."""
    return _conflict(
        f"QuickBooks Time has room for {ACTIVE_FIELDS_MAX} fields and has "
        f"{', '.join(sorted(field.name for field in fields))}; there is none for {' and '.join(wanting)}."
    )


def _free_form(field: TimeField) -> Finding:
    return _conflict(f"QuickBooks Time has a free-form field called {field.name!r}; it was left alone.")


def _conflict(sentence: str) -> Finding:
    return Finding(code=Code.FIELD_CONFLICT, subject="", behaviour="FIELD-02", sentence=sentence)


def _keep(desk: Desk, fields: Sequence[TimeField]) -> None:
    with desk.database.begin() as connection:
        mirror.replace_all(connection, desk.tenant_id(), TimeField, fields)


def _unknown(name: str, value: str, why: str) -> Exception:
    return refused(
        Code.FIELD_VALUE_UNKNOWN, f"{value!r} is no value for {name!r}: {why}.", behaviour="FIELD-05"
    )
