"""The query options of a call: which are allowed where, and the page that they ask for."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final, NamedTuple
from urllib.parse import quote

from sim.karbon import query_errors
from sim.karbon.behaviour import Behaviour
from sim.karbon.listing import Listing, Question
from sim.karbon.query import conditions
from sim.physics.provenance import documented, inferred

NAMES: Final = {
    "$select": "Select",
    "$expand": "Expand",
    "$filter": "Filter",
    "$orderby": "OrderBy",
    "$top": "Top",
    "$skip": "Skip",
    "$count": "Count",
    "$search": "Search",
    "$apply": "Apply",
    "$compute": "Compute",
    "$format": "Format",
    "$skiptoken": "SkipToken",
    "$deltatoken": "DeltaToken",
}
OF_LISTS: Final = frozenset({"$filter", "$orderby", "$top", "$skip", "$count"})
_COUNT: Final = re.compile(r"[0-9]{1,9}")


class Page(NamedTuple):
    """The part of an answer that a caller wants."""

    question: Question
    skip: int
    rows: int


@documented(
    "Karbon's OpenAPI document: each list takes options of its own; one without filters refuses $filter"
)
def page_of(listing: Listing, behaviour: Behaviour, options: Mapping[str, str]) -> Page:
    """The page that these options ask for; a Refusal for options that the list does not take."""
    if not options:
        return Page(Question(order=listing.default_order), 0, listing.page_rows)
    refuse_others(options, OF_LISTS | {"$expand"} if listing.expands else OF_LISTS)
    _refuse_unknown(listing.expands, wanted_expansions(options))
    _refuse_no_boolean(options.get("$count", "true"))
    order, descending = _order(listing, options.get("$orderby", ""))
    text = options.get("$filter", "")
    if text and not listing.properties:
        raise query_errors.option_not_allowed("Filter")
    return Page(
        Question(conditions(listing, text) if text else (), order, descending),
        _count("$skip", options.get("$skip", "0")),
        _rows(listing, behaviour, options.get("$top")),
    )


def expansions(options: Mapping[str, str], allowed: frozenset[str]) -> tuple[str, ...]:
    """What a single is to be expanded by; a Refusal for what it cannot be."""
    if not options:
        return ()
    refuse_others(options, frozenset({"$expand"}) if allowed else frozenset())
    wanted = wanted_expansions(options)
    _refuse_unknown(allowed, wanted)
    return wanted


def wanted_expansions(options: Mapping[str, str]) -> tuple[str, ...]:
    """What a caller names in $expand; lists that take it have refused what they do not have."""
    return tuple(name for part in options.get("$expand", "").split(",") if (name := part.strip()))


@documented("Karbon's own tests: $select is refused on eight resources, $expand on lists")
def refuse_others(options: Mapping[str, str], allowed: frozenset[str]) -> None:
    """Refuse any option of OData that is not among these."""
    for option in options:
        if option.startswith("$") and option not in allowed:
            if option not in NAMES:
                raise query_errors.option_not_supported(option)
            raise query_errors.option_not_allowed(NAMES[option])


@inferred("both published samples with two options have them in alphabetical order, $ as it is")
def next_query(options: Mapping[str, str], skip: int) -> str:
    """The query of the next page: the options of this one, moved on."""
    following = {**options, "$skip": str(skip)}
    return "&".join(
        f"{quote(name, safe='$')}={quote(following[name], safe='')}" for name in sorted(following)
    )


@inferred("what can be expanded is documented a list; of a name that cannot be, in the words for $orderby")
def _refuse_unknown(allowed: frozenset[str], wanted: tuple[str, ...]) -> None:
    for name in wanted:
        if name not in allowed:
            raise query_errors.not_for_expand(name)


@documented("Karbon's OpenAPI document: $count is true or false; the text is the framework's")
def _refuse_no_boolean(text: str) -> None:
    if text not in {"true", "false"}:
        raise query_errors.not_a_boolean("$count", text[:40])


@documented("Karbon's OpenAPI document: what orders each list, by one property; any other is refused by name")
def _order(listing: Listing, text: str) -> tuple[str, bool]:
    if not text or listing.orderby_ignored:
        return listing.default_order, False
    if not listing.orders:
        raise query_errors.option_not_allowed("OrderBy")
    if "," in text:
        raise query_errors.too_many_orders()
    name, _, direction = text.partition(" ")
    index_name = listing.orders.get(name)
    if index_name is None:
        if name in listing.properties or name in listing.known:
            raise query_errors.not_for_orderby(name)
        raise query_errors.no_such_property(name, listing.type_name)
    if direction.strip() not in {"", "asc", "desc"}:
        raise query_errors.syntax_error("$orderby", text)
    return index_name, direction.strip() == "desc"


@documented(
    "Karbon's OpenAPI document: the limit of each list in a text of its own; a guide has another (row 1)"
)
def _rows(listing: Listing, behaviour: Behaviour, text: str | None) -> int:
    if text is None:
        return listing.page_rows
    asked = _count("$top", text)
    if asked <= listing.page_rows:
        return asked
    if behaviour.top_over_limit == "refused":
        raise query_errors.top_limit(listing.page_rows, asked)
    return listing.page_rows


@documented("Karbon's OpenAPI document: $top and $skip are whole numbers from 0; the text is the framework's")
def _count(option: str, text: str) -> int:
    if _COUNT.fullmatch(text) is None:
        raise query_errors.not_a_count(option, text[:40])
    return int(text)
