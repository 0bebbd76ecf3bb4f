"""A plan over the neighbourhood of what moved decides what one over the whole does, and nobody else is concerned."""

from __future__ import annotations

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from integration.plan import Observed, Plan, plan
from integration.plan.moved import Moved
from integration.plan.neighbourhood import Neighbourhood, neighbourhood

from .changes import changed
from .firms import Firm, firms
from .shelves import FirmShelf, moved_between

thoroughly = settings(max_examples=100, derandomize=True, database=None, deadline=None)


def small(firm: Firm, moved: Moved, last: Plan) -> tuple[Neighbourhood, Plan]:
    """The neighbourhood, and what a plan over it says of those it decides on."""
    found = neighbourhood(moved, FirmShelf(firm, last))
    return found, found.of(plan(found.observed, found.links, firm.settings))


@thoroughly
@given(st.data(), firms())
def test_it_decides_what_the_whole_decides(data: st.DataObject, before: Firm) -> None:
    """After any changes, planned before or not: the same actions and findings, in the same order."""
    after = data.draw(changed(before))
    found, made = small(after, moved_between(before, after), before.plan())

    assert made == found.of(after.plan())


@thoroughly
@given(st.data(), firms())
def test_nobody_else_is_concerned(data: st.DataObject, before: Firm) -> None:
    """Whoever is not in the neighbourhood is planned as before."""
    last = before.plan()
    after = data.draw(changed(before))
    found, _ = small(after, moved_between(before, after), last)
    everybody = {one.key for firm in (before, after) for part in (firm[0], firm[1], firm[3]) for one in part}
    others = msgspec.structs.replace(found, keys=frozenset(everybody) - found.keys)

    assert others.of(after.plan()) == others.of(last)


@thoroughly
@given(firms())
def test_what_a_plan_did_is_settled(firm: Firm) -> None:
    """When a plan was carried out, nothing is left to do around what it moved."""
    last = firm.plan()
    after = firm.after(last)
    _, made = small(after, moved_between(firm, after), last)

    assert made.actions == ()


@thoroughly
@given(firms())
def test_a_firm_that_did_not_move(firm: Firm) -> None:
    """Nothing moved: nothing is looked at, not even who waits for another name."""
    found, made = small(firm, Moved(), firm.plan())

    nothing = Observed(clients=(), work_items=(), jobcodes=())
    assert found == Neighbourhood(observed=nothing, links=(), keys=frozenset())
    assert made == Plan()


@thoroughly
@given(st.data(), firms(), st.randoms(use_true_random=False))
def test_order_does_not_matter(data: st.DataObject, before: Firm, chance: object) -> None:
    """Records that come in another order make the same small plan."""
    after = data.draw(changed(before))
    mixed = [list(part) for part in after[:4]]
    for part in mixed:
        chance.shuffle(part)
    moved, last = moved_between(before, after), before.plan()
    one, other = small(after, moved, last), small(Firm(*map(tuple, mixed), after.settings), moved, last)

    assert (one[0].keys, one[1]) == (other[0].keys, other[1])
