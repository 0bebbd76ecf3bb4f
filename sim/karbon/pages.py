"""How a page of a list is found: by the stretches of an index that hold it, or by looking at records.

How many records an answer looks at is bounded by what it holds, not by what the account holds, wherever an index
knows the answer. Where none does, the fewest records that an index can narrow it to are looked at once, and
remembered for the next page.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from heapq import merge
from itertools import chain, islice
from typing import Any, Final

from sim.karbon.listing import Listing, Question
from sim.karbon.matching import Test, test_of
from sim.karbon.spans import Choice, Span, Spans, choices, count, days_in_order, spans_of
from sim.karbon.state import KarbonState
from sim.physics.ordered import Key

MERGED_DEPTH_MAX: Final = 2000  # rows that are passed over in several stretches; deeper pages are remembered
FIRST_BLOCK: Final = 32

Found = tuple[list[Any], int]


def page(state: KarbonState, listing: Listing, question: Question, skip: int, limit: int) -> Found:
    """The records from `skip` on, and how many there are in all."""
    limited = listing.sight(state) is not None
    exact = [choice for choice, whole in choices(listing, question.conditions) if whole and not limited]
    for choice in exact:
        spans = spans_of(state, listing, choice, question.order)
        if spans is not None and (len(spans) == 1 or skip <= MERGED_DEPTH_MAX):
            rows = _rows(state, listing, question, spans, skip, limit)
            return rows, count(state, listing, spans)
    for choice in exact:
        held = spans_of(state, listing, choice)
        if held is not None and skip <= MERGED_DEPTH_MAX:
            there_are = count(state, listing, held)
            rows_met = _met(state, listing, question, choice, skip, limit, there_are)
            if rows_met is not None:
                return rows_met, there_are
    answer = _answer(state, listing, question)
    return answer[skip : skip + limit], len(answer)


def _rows(
    state: KarbonState, listing: Listing, question: Question, spans: Spans, skip: int, limit: int
) -> list[Any]:
    """Rows of stretches that hold nothing else and are in order."""
    if len(spans) == 1:
        table, descending = listing.table(state), question.descending
        return table.between(*spans[0], offset=skip, limit=limit, descending=descending)
    return list(islice(_merged(state, listing, question, spans), skip, skip + limit))


def _met(
    state: KarbonState,
    listing: Listing,
    question: Question,
    choice: Choice,
    skip: int,
    limit: int,
    there_are: int,
) -> list[Any] | None:
    """Rows met on a walk through a wider answer in the order asked, unless that takes longer than to sort all."""
    wanted = min(skip + limit, there_are)
    if wanted <= skip:
        return []
    wider = _wider(state, listing, choice, question.order)
    tests = _tests(state, listing, question)
    met: list[Any] = []
    for record in islice(_merged(state, listing, question, wider), there_are):
        if all(test(record) for test in tests):
            met.append(record)
            if len(met) == wanted:
                return met[skip:]
    return None


def _wider(state: KarbonState, listing: Listing, choice: Choice, order: str) -> Spans:
    """Stretches in the order asked that hold more than the choice, and as little more as there are."""
    if choice.days is not None:
        part = (
            days_in_order(state, listing, choice.days, order)
            if choice.pick is None
            else spans_of(state, listing, Choice(choice.pick), order)
        )
        if part is not None:
            return part
    return spans_of(state, listing, Choice(), order) or ()


def _answer(state: KarbonState, listing: Listing, question: Question) -> list[Any]:
    roots = (
        listing.table(state).root,
        state.users.root,
        state.behaviour,
        *(state.of(kind).root for kind in listing.reads),
    )
    asked = (listing.name, question, listing.scopes(state), state.visible_levels)
    return state.answers.to(asked, roots, lambda: _search(state, listing, question))


def _search(state: KarbonState, listing: Listing, question: Question) -> list[Any]:
    """Narrow by what helps most, look at what is left, put it in order."""
    tests = _tests(state, listing, question)
    found = [
        record for record in _candidates(state, listing, question) if all(test(record) for test in tests)
    ]
    found.sort(key=_place(state, listing, question), reverse=question.descending)
    return found


def _candidates(state: KarbonState, listing: Listing, question: Question) -> Iterator[Any]:
    for asked in question.conditions:
        find = listing.properties[asked.property].find
        if find is not None:
            return iter(find(state, asked))
    narrowed = [
        spans
        for choice, _ in choices(listing, question.conditions)
        if (spans := spans_of(state, listing, choice)) is not None
    ]
    everything = spans_of(state, listing, Choice(), question.order) or ()
    spans = min(narrowed, key=lambda held: count(state, listing, held), default=everything)
    table = listing.table(state)
    return (record for span in spans for record in table.between(*span))


def _tests(state: KarbonState, listing: Listing, question: Question) -> list[Test]:
    tests = [test_of(state, listing.properties[asked.property], asked) for asked in question.conditions]
    sight = listing.sight(state)
    return tests if sight is None else [sight, *tests]


def _merged(state: KarbonState, listing: Listing, question: Question, spans: Spans) -> Iterator[Any]:
    """The records of stretches that are each in the order asked, in that order."""
    if len(listing.scopes(state)) == 1 and all(span.index_name == question.order for span in spans):
        one_by_one = sorted(spans, key=lambda span: span.low, reverse=question.descending)
        return chain.from_iterable(_walk(state, listing, span, question) for span in one_by_one)
    walks = [_walk(state, listing, span, question) for span in spans]
    return merge(*walks, key=_place(state, listing, question), reverse=question.descending)


def _walk(state: KarbonState, listing: Listing, span: Span, question: Question) -> Iterator[Any]:
    """The records of a stretch, in blocks that grow: who needs few looks at few."""
    table, offset, block = listing.table(state), 0, FIRST_BLOCK
    while True:
        records = table.between(*span, offset=offset, limit=block, descending=question.descending)
        yield from records
        if len(records) < block:
            return
        offset, block = offset + block, block * 2


def _place(state: KarbonState, listing: Listing, question: Question) -> Callable[[Any], tuple[Key, str]]:
    """Where a record stands in the order asked, whatever its scope."""
    order, columns = listing.indexes[question.order], len(listing.scopes(state)[0])
    return lambda record: ((order(record) or ())[columns:], listing.key(record))
