"""What a resource declares: its filters, its fields, and where its rules differ from just keeping what is sent."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

from sim.quickbooks_time.fields import Reader
from sim.quickbooks_time.listing import Listing
from sim.quickbooks_time.others import refusals
from sim.quickbooks_time.resources.call import ResourceCall

Values = dict[str, Any]
Narrow = Callable[[ResourceCall, Listing, str], None]  # adds what one filter asks, if it is asked
Ids = Callable[[ResourceCall, Any], Iterable[int]]  # which records of another kind a record points to


class Outcome(NamedTuple):
    """What became of a row."""

    record: Any
    code: int = 200
    message: str = ""  # "Created" or "Updated" unless it says otherwise


def nobody_else(_call: ResourceCall, _listing: Listing) -> None:
    """Everybody sees the same."""


def nothing_else(_call: ResourceCall) -> Hashable:
    """Tables and filters say it all."""
    return None


@dataclass(frozen=True, kw_only=True)
class Resource:
    """One path of the API. A verb without a function is not there."""

    name: str
    noun: str
    # lists
    listed: bool = True
    paged: bool = True
    modified: bool = True  # modified_since and modified_before are filters
    one_of: tuple[str, ...] = ()  # filters of which one must be given
    needs: tuple[str, ...] = ()  # filters that must be given
    active: Literal["yes", "both"] | None = None  # the default of the filter, if there is one
    filters: Mapping[str, Narrow] = field(default_factory=dict)
    scope: Callable[[ResourceCall, Listing], None] = nobody_else  # what the caller may see
    depends_on: tuple[str, ...] = ()  # other tables that its filters look into
    also: Callable[[ResourceCall], Hashable] = nothing_else  # what else the answer depends on
    beside: Mapping[str, Ids] = field(default_factory=dict)  # supplemental data by kind
    # writes
    permission: str = ""  # that a caller needs to write
    fields: Mapping[str, Reader] = field(default_factory=dict)
    ignored: tuple[str, ...] = ()  # read-only fields that the vendor's own examples send
    required: tuple[str, ...] = ()
    once: tuple[str, ...] = ()  # fields that are set on create only
    create: Callable[[ResourceCall, Values], Outcome] | None = None
    update: Callable[[ResourceCall, Any, Values], Outcome] | None = None
    delete: Callable[[ResourceCall, int], None] | None = None
    absent: Callable[[str], Exception] = refusals.unknown  # of an update of what there is not
    key: str = ""  # of the answers to writes, where it is not the name
    refusal: int = 417  # the code of a row that something is wrong with
