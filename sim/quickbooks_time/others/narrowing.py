"""The filters of lists, each answered from the index of its field."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sim.physics.provenance import documented
from sim.quickbooks_time.listing import Listing, Span
from sim.quickbooks_time.others.declaration import Narrow
from sim.quickbooks_time.resources.call import ResourceCall


def among(column: str) -> Narrow:
    """One id, or a list of them."""

    def narrow(call: ResourceCall, listing: Listing, name: str) -> None:
        wanted = call.filters.numbers(name)
        spans = [Span(column, (each,), (each,)) for each in wanted or ()]
        listing.where(wanted, _holds_one_of(column, wanted or ()), spans)

    return narrow


@documented("contract 3.14: lists of the vendor's words; the refusal is inferred")
def words(column: str, *options: str) -> Narrow:
    """A list of the vendor's words; without an index, for there are few of them."""

    def narrow(call: ResourceCall, listing: Listing, name: str) -> None:
        wanted = call.filters.words(name)
        if wanted and not {*wanted} <= {*options}:
            raise call.filters.bad(name)
        listing.where(wanted, _holds_one_of(column, wanted or ()))

    return narrow


def text(column: str) -> Narrow:
    """Exactly these words."""

    def narrow(call: ResourceCall, listing: Listing, name: str) -> None:
        wanted = call.filters.text(name)
        listing.where(
            wanted, lambda record: getattr(record, column) == wanted, [Span(column, (wanted,), (wanted,))]
        )

    return narrow


def flag(column: str, default: bool | None = None) -> Narrow:
    """Yes, no or both."""

    def narrow(call: ResourceCall, listing: Listing, name: str) -> None:
        wanted = call.filters.yes_no_both(name, default=default)
        listing.where(wanted, lambda record: getattr(record, column) is wanted)

    return narrow


def named(column: str) -> Narrow:
    """A name with wildcards."""

    def narrow(call: ResourceCall, listing: Listing, _name: str) -> None:
        listing.named(call.filters, column, index=None)

    return narrow


def stamped(column: str, *, after: bool) -> Narrow:
    """An instant from which on, or up to which, both included."""

    def narrow(call: ResourceCall, listing: Listing, name: str) -> None:
        wanted = call.filters.stamp(name)
        low, high = (wanted or "", "9999") if after else ("", wanted or "9999")
        spans = [Span(column, (low,), (high,))]
        listing.where(wanted, lambda record: low <= getattr(record, column) <= high, spans)

    return narrow


def on_date(column: str) -> Narrow:
    """A day."""

    def narrow(call: ResourceCall, listing: Listing, name: str) -> None:
        wanted = call.filters.date(name)
        listing.where(
            wanted, lambda record: getattr(record, column) == wanted, [Span(column, (wanted,), (wanted,))]
        )

    return narrow


def in_groups(column: str) -> Narrow:
    """Records of the members of these groups."""

    def narrow(call: ResourceCall, listing: Listing, name: str) -> None:
        wanted = call.filters.numbers(name)
        users = call.state.tables.users

        def holds(record: Any) -> bool:
            user = users.get(getattr(record, column))
            return user is not None and user.group_id in (wanted or ())

        listing.where(wanted, holds)

    return narrow


def by_assignment(jobcodes_of: Callable[[ResourceCall, Any], set[int]]) -> Narrow:
    """Only records that lead to a jobcode the caller is assigned to."""

    def narrow(call: ResourceCall, listing: Listing, name: str) -> None:
        if call.filters.yes_no(name, default=False):
            mine = assigned_jobcodes(call)
            listing.where(True, lambda record: not mine.isdisjoint(jobcodes_of(call, record)))

    return narrow


@documented("api_docs: by_jobcode_assignment keeps what is mapped to a jobcode the user is assigned to")
def assigned_jobcodes(call: ResourceCall) -> set[int]:
    """The jobcodes that the caller is assigned to, alone or with everyone."""
    table = call.state.tables.jobcode_assignments
    return {
        row.jobcode_id for user_id in (0, call.caller.id) for row in table.page("user", user_id) if row.active
    }


def _holds_one_of(column: str, wanted: tuple[Any, ...]) -> Callable[[Any], bool]:
    found = frozenset(wanted)
    return lambda record: getattr(record, column) in found
