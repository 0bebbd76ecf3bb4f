"""Each action of a plan, in full: what is sent, what the store holds afterwards, and what a person is told."""

from __future__ import annotations

import msgspec
import pytest

from integration.model import EntityKind, Jobcode, LinkState
from integration.plan import Kind
from integration.settings import Settings
from integration.store import tenants
from integration.store.ledger import Outcome
from tests.integration.firm import ADMIN

from .scripted import Scripted, bond_of, intents, made, step


def test_adopted(firm: Scripted) -> None:
    """The bond has both names, and nothing is sent."""
    firm.answers()
    done = firm.does(step(Kind.ADOPT, "k", name="Birch", code_name="Birch Ltd", jobcode_id=77))

    link = firm.link("k")
    assert link is not None
    assert (link.kind, link.jobcode_id, link.state) == (EntityKind.ORGANIZATION, 77, LinkState.LINKED)
    assert (link.karbon_name, link.code_name) == ("Birch", "Birch Ltd")
    assert (done.counts, done.findings, firm.sent) == ({"adopt": 1}, [], [])
    assert firm.audited() == [(ADMIN, "adopt", "k", "B")]


def test_both_sides_agree(firm: Scripted) -> None:
    """A new name on both sides is remembered for both."""
    key = firm.firm.key("Acme")
    done = firm.does(step(Kind.REBASE, key, name="Acme & Co", code_name="Acme and Co"))

    link = firm.link(key)
    assert link is not None
    assert (link.karbon_name, link.code_name) == ("Acme & Co", "Acme and Co")
    assert done.counts == {"rebase": 1}
    assert firm.audited() == [(ADMIN, "rebase", key, "B")]


@pytest.mark.parametrize(
    ("kind", "state", "reason"),
    [
        (Kind.MARK_MISSING, LinkState.MISSING, ""),
        (Kind.RECOVER, LinkState.LINKED, ""),
        (Kind.FREEZE, LinkState.INELIGIBLE, "why"),
        (Kind.UNFREEZE, LinkState.LINKED, ""),
    ],
)
def test_how_a_bond_stands(firm: Scripted, kind: Kind, state: LinkState, reason: str) -> None:
    """Only a bond that is frozen has a reason: the others are told by their state."""
    key = firm.firm.key("Acme")
    firm.does(step(Kind.FREEZE, key, reason="another"))
    done = firm.does(step(kind, key, reason="why"))

    link = firm.link(key)
    assert link is not None
    assert (link.state, link.reason) == (state, reason)
    assert done.counts == {kind.value: 1}
    assert firm.audited()[1:] == [(ADMIN, kind.value, key, "B")]


def test_what_is_sent_stands_in_the_way_of_nothing(firm: Scripted) -> None:
    """What needs no writing is remembered first, wherever in the plan it stands."""
    firm.answers(made(78))
    done = firm.does(step(Kind.CREATE, "new"), step(Kind.ADOPT, "old", jobcode_id=77))

    assert firm.link("old") is not None
    assert done.counts == {"adopt": 1, "create": 1}


def test_created(firm: Scripted) -> None:
    """A client and its work: rows, bonds, codes and the intents of both."""
    firm.answers(made(80), made(81))
    client = step(Kind.CREATE, "c", name="Birch", code_name="Birch Ltd")
    work = step(Kind.CREATE, "w", entity=EntityKind.WORK_ITEM, name="Tax", code_name="Tax", parent_key="c")
    done = firm.does(client, work)

    usual = {"type": "regular", "assigned_to_all": True}
    rows = [{"name": "Birch Ltd", "parent_id": 0, **usual}, {"name": "Tax", "parent_id": 80, **usual}]
    assert [row for lot in firm.sent for row in lot] == rows
    assert firm.code(80) == Jobcode(id=80, parent_id=0, name="Birch Ltd", assigned_to_all=True)
    assert firm.code(81) == Jobcode(id=81, parent_id=80, name="Tax", assigned_to_all=True)
    assert bond_of(firm.link("c")) == (80, "Birch", "Birch Ltd")
    assert bond_of(firm.link("w")) == (81, "Tax", "Tax")
    assert (done.counts, done.findings) == ({"create": 2}, [])
    assert firm.audited() == [(ADMIN, "create", "c", "B"), (ADMIN, "create", "w", "B")]
    assert intents(firm, ("c", 0, "Birch Ltd"), ("w", 80, "Tax")) == [
        ("c", Outcome.DONE, {**rows[0], "entity": "Organization", "karbon_name": "Birch"}),
        ("w", Outcome.DONE, {**rows[1], "entity": "WorkItem", "karbon_name": "Tax"}),
    ]


def test_created_below_what_is_adopted(firm: Scripted) -> None:
    """The code of a client that is adopted in the same plan is the parent."""
    firm.answers(made(80))
    firm.does(step(Kind.CREATE, "w", parent_key="c"), step(Kind.ADOPT, "c", jobcode_id=77))

    assert [row["parent_id"] for row in firm.sent[0]] == [77]


def test_created_for_nobody(firm: Scripted) -> None:
    """A firm that assigns its codes itself gets them unassigned (D-18)."""
    known = firm.desk.firm()
    settings = msgspec.structs.replace(known.settings, new_codes="nobody")
    with firm.desk.database.begin() as connection:
        tenants.put_tenant(connection, msgspec.structs.replace(known, settings=settings))
    firm.answers(made(80))
    firm.does(step(Kind.CREATE, "c"))

    code = firm.code(80)
    assert code is not None
    assert Settings().new_codes == "everybody"
    assert (firm.sent[0][0]["assigned_to_all"], code.assigned_to_all) == (False, False)


def test_how_far_it_is(firm: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever watches is told the number of codes, and each call."""
    told: list[object] = []

    class Watching:
        def stage(self, name: str, total: int | None = None) -> None:
            told.append((name, total))

        def step(self, count: int = 1) -> None:
            told.append(count)

    monkeypatch.setattr(firm.desk, "progress", Watching())
    firm.answers(made(80), made(81))
    firm.does(step(Kind.CREATE, "c"), step(Kind.CREATE, "w", parent_key="c"))

    assert told == [("Creating codes", 2), 1, 1]
