"""schedule_calendars and schedule_events: shifts of one person, of nobody yet, or of a team."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import customfield_values, errors, fields, users
from sim.quickbooks_time.listing import Listing
from sim.quickbooks_time.others import keeping, readers, refusals
from sim.quickbooks_time.others.declaration import Outcome, Resource, Values
from sim.quickbooks_time.others.narrowing import among, flag, stamped
from sim.quickbooks_time.records_schedule import ScheduleEvent
from sim.quickbooks_time.resources.call import ResourceCall

KIND: Final = "schedule_events"
VIEWS: Final = ("instance", "base")
USERS_ACTIVE: Final = {"1": True, "0": False, "-1": None}
_COLORS: Final = (
    "#FAB3AE #F44336 #F8C499 #BF1959 #E91E63 #8A2731 #888888 #B3D9B5 #43A047 #009688 #486B7A #78909C"
    " #A6D5FA #2196F3 #3F51B5 #673AB7 #D7A8DF #9C27B0 #010101 #785548 #EF6C00 #CDC8A2 #827717 #6A5E72"
)
COLORS: Final = tuple(_COLORS.split())  # [api_docs ScheduleEvents]


def _create(call: ResourceCall, values: Values) -> Outcome:
    people = values.get("assigned_user_ids", ())
    event = {"timezone": call.state.account.tz, **_checked(call, values, people)}
    base: ScheduleEvent = keeping.make(call.state, KIND, **{**event, **_whose(call, people)})
    return _outcome(call, base, "Created")


def _update(call: ResourceCall, event: ScheduleEvent, changes: Values) -> Outcome:
    base = event if not event.base_id else keeping.found(call.state, KIND, event.base_id, "schedule event")
    people = changes.get("assigned_user_ids", base.assigned_user_ids)
    _check_permission(call, base.assigned_user_ids)
    changes = _checked(call, {"start": base.start, "end": base.end, **changes}, people)
    whose = _whose(call, people) if "assigned_user_ids" in changes else {}
    return _outcome(call, keeping.amend(call.state, KIND, base, **{**changes, **whose}), "Updated")


@documented(
    "api_docs ScheduleEvents: 201 when events of single people come of it, which stand beside the row"
)
def _outcome(call: ResourceCall, base: ScheduleEvent, message: str) -> Outcome:
    more = _share_out(call, base)
    return Outcome(base, 201 if more and _written_view(call) == "instance" else 200, message)


@documented(
    "api_docs ScheduleEvents: an event of several people is one event each for who asks for instances"
)
def _share_out(call: ResourceCall, base: ScheduleEvent) -> bool:
    people = base.assigned_user_ids if base.is_team else ()
    instances = {each.user_id: each for each in _instances(call, base.id)}
    shared = {
        name: getattr(base, name)
        for name in base.__struct_fields__
        if name not in {"id", "user_id", "assigned_user_ids", "base_id", "created", "last_modified"}
    }
    for user_id in people:
        if user_id in instances:
            keeping.amend(call.state, KIND, instances[user_id], **shared)
        else:
            own = {**shared, "user_id": user_id, "assigned_user_ids": (user_id,), "base_id": base.id}
            keeping.make(call.state, KIND, **own)
    for user_id, instance in instances.items():
        if user_id not in people:
            keeping.amend(call.state, KIND, instance, active=False)
    return bool(people or instances)


def _instances(call: ResourceCall, base_id: int) -> list[ScheduleEvent]:
    return call.state.tables.of(KIND).page("base_id", base_id) if base_id else []


@inferred("contract 3.14: an event ends after it starts; custom fields only where the add-on is")
def _checked(call: ResourceCall, values: Values, people: tuple[int, ...]) -> Values:
    state = call.state
    for user_id in people:
        keeping.found(state, "users", user_id, "user")
    if "schedule_calendar_id" in values:
        keeping.found(state, "schedule_calendars", values["schedule_calendar_id"], "schedule calendar")
    if values.get("jobcode_id"):
        keeping.found(state, "jobcodes", values["jobcode_id"], "jobcode")
    if values["end"] < values["start"]:
        raise errors.invalid_value("end", values["end"])
    _check_permission(call, people)
    given = values.pop("customfields", None)
    if given and not state.has_custom_fields():
        raise errors.invalid_params(["customfields"])
    if given is None:
        return values
    found = customfield_values.checked(state, given, ())
    customfield_values.keep_words(state, (), found)
    return {**values, "customfields": found}


@documented("api_docs ScheduleEvents: 403 without high enough permissions; which ones suffice is inferred")
def _check_permission(call: ResourceCall, people: tuple[int, ...]) -> None:
    own = people in {(), (call.caller.id,)} and users.may(call.caller, "manage_my_schedule")
    company = users.may(call.caller, "manage_schedules") or users.may(call.caller, "manage_company_schedules")
    if not (own or company):
        raise refusals.permission_denied("You don't have permission to manage that schedule.")


@documented(
    "ScheduleEvents/Ex/_create-response: the deprecated user_id is the caller while nobody is assigned"
)
def _whose(call: ResourceCall, people: tuple[int, ...]) -> Values:
    people = tuple(dict.fromkeys(people))
    return {
        "user_id": people[0] if people else call.caller.id,
        "unassigned": not people,
        "assigned_user_ids": people,
    }


def _written_view(call: ResourceCall) -> str:
    """Writes name the view in the body, beside the rows."""
    body = msgspec.json.decode(call.body)
    return "base" if body.get("team_events") == "base" else "instance"


def _beside(call: ResourceCall, event: ScheduleEvent) -> list[int]:
    if not call.body or _written_view(call) == "base":
        return []
    return [each.id for each in _instances(call, event.id) if each.active]


def _scope(call: ResourceCall, listing: Listing) -> None:
    view = call.filters.choice("team_events", VIEWS, "instance")
    listing.where(True, lambda event: event.base_id == 0 if view == "base" else not event.is_team)
    if not users.may(call.caller, "view_company_schedules"):
        listing.where(True, lambda event: event.unassigned or call.caller.id in event.assigned_user_ids)


@documented("api_docs ScheduleEvents: users_ids, as it is spelt there; user_ids is taken, too")
def _of_users(call: ResourceCall, listing: Listing, name: str) -> None:
    wanted = call.filters.numbers(name)
    listing.where(wanted, lambda event: not {*event.assigned_user_ids}.isdisjoint(wanted or ()))


@documented("api_docs ScheduleEvents: by default only events whose users are active")
def _of_active_users(call: ResourceCall, listing: Listing, name: str) -> None:
    active = USERS_ACTIVE[call.filters.choice(name, USERS_ACTIVE, "1")]
    table = call.state.tables.users

    def holds(event: ScheduleEvent) -> bool:
        people: list[Any] = [table.get(user_id) for user_id in event.assigned_user_ids]
        return not people or any(user is not None and user.active is active for user in people)

    listing.where(active, holds)


SCHEDULE_CALENDARS: Final = Resource(name="schedule_calendars", noun="schedule calendar")
SCHEDULE_EVENTS: Final = Resource(
    name=KIND,
    noun="schedule event",
    needs=("schedule_calendar_ids",),
    one_of=("ids", "modified_before", "modified_since", "start"),
    filters={
        "schedule_calendar_ids": among("schedule_calendar_id"),
        "users_ids": _of_users,
        "user_ids": _of_users,
        "jobcode_ids": among("jobcode_id"),
        "start": stamped("start", after=True),
        "end": stamped("end", after=False),
        "active": flag("active"),
        "active_users": _of_active_users,
        "draft": flag("draft", default=False),
    },
    scope=_scope,
    depends_on=("users",),
    beside={
        "jobcodes": lambda _, event: [event.jobcode_id],
        "users": lambda _, event: [event.user_id, *event.assigned_user_ids],
        "customfields": lambda _, event: [field_id for field_id, _value in event.customfields],
        "schedule_calendars": lambda _, event: [event.schedule_calendar_id],
        KIND: _beside,
    },
    fields={
        "schedule_calendar_id": fields.number,
        "start": readers.stamp,
        "end": readers.stamp,
        "all_day": fields.yes_no,
        "assigned_user_ids": fields.ids,
        "jobcode_id": fields.number,
        "active": fields.yes_no,
        "draft": fields.yes_no,
        "timezone": readers.timezone,
        "title": fields.text(),
        "notes": fields.text(fields.NOTES_LENGTH_MAX),
        "location": fields.text(),
        "color": fields.choice(*COLORS),
        "customfields": fields.values_by_id,
    },
    ignored=("team_events",),
    required=("schedule_calendar_id", "start", "end"),
    create=_create,
    update=_update,
)
FAMILY: Final = (SCHEDULE_CALENDARS, SCHEDULE_EVENTS)
