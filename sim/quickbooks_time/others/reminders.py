"""reminders: when people, or the whole company, are told to clock in and out."""

from __future__ import annotations

from typing import Final

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import fields
from sim.quickbooks_time.others import keeping, narrowing, readers, refusals
from sim.quickbooks_time.others.declaration import Outcome, Resource, Values
from sim.quickbooks_time.records_messages import Reminder
from sim.quickbooks_time.resources.call import ResourceCall

COMPANY: Final = 0
TYPES: Final = ("clock-in", "clock-out")
DAYS: Final = ("Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat")
WAYS: Final = ("Push", "SMS", "Email")


@documented("api_docs Reminders: 202 where the person has a reminder of this type; user 0 is the company")
def _create(call: ResourceCall, values: Values) -> Outcome:
    if values["user_id"] != COMPANY:
        keeping.found(call.state, "users", values["user_id"], "user")
    twin = _twin(call, values["user_id"], values["reminder_type"])
    if twin is not None:
        return Outcome(twin, 202, "Accepted")
    return Outcome(keeping.make(call.state, "reminders", **values))


@documented("contract 3.14: PUT 406 Duplicate entry")
def _update(call: ResourceCall, before: Reminder, changes: Values) -> Outcome:
    twin = _twin(call, before.user_id, changes.get("reminder_type", before.reminder_type))
    if twin is not None and twin.id != before.id:
        raise refusals.duplicate_entry()
    return Outcome(keeping.amend(call.state, "reminders", before, **changes))


@inferred("api_docs Reminders: one reminder of a type a person, active or not")
def _twin(call: ResourceCall, user_id: int, reminder_type: str) -> Reminder | None:
    own: list[Reminder] = call.state.tables.of("reminders").page("user_id", user_id)
    return next((each for each in own if each.reminder_type == reminder_type), None)


REMINDERS: Final = Resource(
    name="reminders",
    noun="reminder",
    paged=False,
    needs=("user_ids",),
    filters={
        "user_ids": narrowing.among("user_id"),
        "reminder_types": narrowing.words("reminder_type", *TYPES),
    },
    beside={"users": lambda _, reminder: [reminder.user_id]},
    permission="manage_users",
    fields={
        "user_id": fields.number,
        "reminder_type": fields.choice(*TYPES),
        "due_time": readers.clock_time,
        "due_days_of_week": readers.word_list(*DAYS),
        "distribution_methods": readers.word_list(*WAYS),
        "active": fields.yes_no,
        "enabled": fields.yes_no,
    },
    required=(
        "user_id",
        "reminder_type",
        "due_time",
        "due_days_of_week",
        "distribution_methods",
        "active",
        "enabled",
    ),
    once=("user_id",),
    create=_create,
    update=_update,
)
