"""Why a plan that was saved would be another one now: each difference in full, by the steps of both."""

from __future__ import annotations

import msgspec
import pytest

from integration.messages import Code, Finding
from integration.model import EntityKind
from integration.plan import Action, Kind, Observed, Plan
from integration.plan.saved import Basis, SavedPlan, moved, versions
from integration.settings import Settings

MADE_FROM = {"clients in Karbon": "1:a", "work in Karbon": "1:b", "links": "0:c"}
NOW = {"clients in Karbon": "1:a", "work in Karbon": "2:d", "links": "1:e"}
BASIS = Basis(
    tenant="baseline",
    company="Baseline",
    made_at="2026-03-02T09:00:00+00:00",
    before=Settings(),
    settings=Settings(),
    made_from=MADE_FROM,
    id="0",
)


def step(name: str) -> Action:
    """A new code of an organization that is called like its key."""
    return Action(
        kind=Kind.CREATE,
        key=name,
        entity=EntityKind.ORGANIZATION,
        name=name,
        code_name=name,
        behaviour="FLOW-04",
    )


def told(
    before: list[Action], after: list[Action], *findings: Finding, now: dict[str, str] = MADE_FROM
) -> str:
    """What is said of the difference."""
    saved = SavedPlan(basis=BASIS, actions=tuple(before))
    return moved(saved, Plan(actions=tuple(after), findings=findings), now)


def test_the_same_plan() -> None:
    """Then no list matters, nor what there is to tell beside the steps."""
    finding = Finding(code=Code.NAME_CONFLICT, subject="Oak", behaviour="UNIQ-01", sentence="Told.")

    assert told([step("Acme")], [step("Acme")], finding, now=NOW) == ""


@pytest.mark.parametrize(
    ("now", "lists"),
    [(MADE_FROM, "steps"), (NOW, "work in Karbon and of links"), ({}, " and of ".join(MADE_FROM))],
)
def test_which_lists(now: dict[str, str], lists: str) -> None:
    """Those of another version, or the steps when they alone have changed."""
    assert told([step("Acme")], [], now=now) == (
        f"Since it was saved there is another list of {lists}. 'Acme' was to be created, and is not any more."
    )


@pytest.mark.parametrize(
    ("how", "words"),
    [
        ({"name": "Acme & Co"}, "that is 'Acme & Co' now."),
        ({"parent_name": "Oak"}, "that is 'Oak › Acme' now."),
        ({"code_name": "ACME"}, "that is the code 'ACME' now."),
        ({"parent_key": "O"}, "that is otherwise now."),
    ],
)
def test_a_step_that_is_another_one(how: dict[str, str], words: str) -> None:
    """The same is to be done, with something else."""
    said = told([step("Acme")], [msgspec.structs.replace(step("Acme"), **how)])

    assert said.endswith(f"another list of steps. 'Acme' was to be created; {words}")


def test_steps_in_another_order() -> None:
    """Nothing else is different, and that is said."""
    one, other = step("Acme"), step("Birch")

    assert told([one, other], [other, one]).endswith(
        "another list of steps. The steps are the same in another order."
    )


@pytest.mark.parametrize(("count", "rest"), [(3, ""), (4, " And 1 more."), (5, " And 2 more.")])
def test_three_are_told(count: int, rest: str) -> None:
    """Each in a sentence of its own, and of more than three how many more there are."""
    names = [f"Client {number}" for number in range(count)]
    sentences = " ".join(f"{name!r} is to be created now." for name in names[:3])

    assert told([], [step(name) for name in names]).endswith(f"another list of steps. {sentences}{rest}")


def test_the_lists_by_name() -> None:
    """All that a plan is made from, as a person reads it."""
    nothing = Observed(clients=(), work_items=(), jobcodes=())

    assert list(versions(nothing, [])) == [
        "clients in Karbon",
        "work in Karbon",
        "codes in QuickBooks Time",
        "links",
    ]
