"""Adding expenses: what a caller may send, and what is refused."""

from __future__ import annotations

from typing import Any, Final

import msgspec

from sim.karbon.billing import errors
from sim.karbon.billing.records import Expense
from sim.karbon.bodies import PassedOver, bound
from sim.karbon.errors import payload_missing
from sim.karbon.instants import instant_of
from sim.karbon.state import KarbonState
from sim.karbon.timelines import Timeline, entity_of
from sim.physics.provenance import documented, inferred

KINDS: Final = ("WorkItem", "Contact", "Organization")
DESCRIPTION_LENGTH_MAX: Final = 250
AMOUNT_MAX: Final = 1_000_000_000_000

REQUIRED: Final = ("Timeline", "ExpenseDate", "Value", "BillableValue", "Description")


class ExpenseBody(msgspec.Struct, frozen=True, kw_only=True, rename="pascal", forbid_unknown_fields=True):
    """An expense as it is sent. The key that its answer shows is passed over."""

    timeline: Timeline | None = None
    expense_date: str | None = None
    value: float | None = None
    billable_value: float | None = None
    description: str | None = None
    expense_key: PassedOver = None


@documented("Karbon's release of 2026-08-13: all five are required, the billable value is not negative")
def create(state: KarbonState, content: Any) -> Expense:
    """A new expense from the body of a POST."""
    body = bound(content, ExpenseBody, payload_missing("Expense"))
    timeline = _timeline(state, body.timeline)
    day = instant_of(body.expense_date or "")
    if day is None:
        raise errors.expense_refused(errors.empty("Expense Date"))
    value = _amount("Value", body.value)
    billable_value = _amount("Billable Value", body.billable_value)
    if billable_value < 0:
        raise errors.expense_refused("'Billable Value' must be greater than or equal to '0'.")
    expense = Expense(
        expense_key=state.new_key(),
        timeline=timeline,
        expense_date=day,
        value=value,
        billable_value=billable_value,
        description=_description(body.description or ""),
    )
    return state.of(Expense).put(expense)


@inferred("no text for an unknown entity is published; in the words that teams have for an unknown user")
def _timeline(state: KarbonState, timeline: Timeline | None) -> Timeline:
    if timeline is None:
        raise errors.expense_refused(errors.empty("Timeline"))
    if timeline.entity_type not in KINDS:
        raise errors.expense_refused(errors.not_among("Entity Type", timeline.entity_type))
    if entity_of(state, timeline) is None:
        raise errors.expense_refused(f"Cannot find {timeline.entity_type} for {timeline.entity_key[:100]}")
    return timeline


@inferred("no largest amount is documented; a number needs one")
def _amount(name: str, sent: float | None) -> float:
    if sent is None:
        raise errors.expense_refused(errors.empty(name))
    if not -AMOUNT_MAX <= sent <= AMOUNT_MAX:
        raise errors.expense_refused(f"'{name}' must be between {-AMOUNT_MAX} and {AMOUNT_MAX}.")
    return sent


@documented("Karbon's release of 2026-08-13: an expense is described, in 250 characters at most")
def _description(text: str) -> str:
    if not text.strip():
        raise errors.expense_refused(errors.empty("Description"))
    if len(text) > DESCRIPTION_LENGTH_MAX:
        raise errors.expense_refused(errors.too_long("Description", DESCRIPTION_LENGTH_MAX, len(text)))
    return text
