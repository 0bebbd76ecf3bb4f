"""A code that QuickBooks Time does not make, or had already: what stays, and what a person is told."""

from __future__ import annotations

import pytest

from integration.clients.errors import Unreachable
from integration.connections import System
from integration.messages import Code, Finding
from integration.model import ItemResult
from integration.plan import Kind
from integration.store.ledger import Outcome

from .scripted import Scripted, bond_of, intents, made, step

REFUSED = {
    "refused": (
        ItemResult(status=417, message="Expectation Failed", extra="in use"),
        Code.NAME_CONFLICT,
        "B",
        "The code of 'Birch' was not created. QuickBooks Time: in use",
        (),
    ),
    "taken without an id": (
        ItemResult(status=200, message="OK"),
        Code.NAME_CONFLICT,
        "B",
        "The code of 'Birch' was not created. QuickBooks Time: OK",
        (),
    ),
    "deleted": (
        made(80, 202, active=False),
        Code.CODE_NOT_LINKED,
        "CODE-08",
        "QuickBooks Time has a deleted code called 'Birch Ltd'.",
        ("restore", "create"),
    ),
    "almost called so": (
        made(80, 202, name="BIRCH LTD"),
        Code.NEAR_NAME_MATCH,
        "DUP-01",
        "QuickBooks Time takes 'Birch' for its code 'BIRCH LTD', and makes no other.",
        ("link",),
    ),
}


@pytest.mark.parametrize("how", REFUSED)
def test_a_code_that_is_not_made(firm: Scripted, how: str) -> None:
    """One finding in full, no bond, and an intent that is over."""
    result, code, behaviour, sentence, choices = REFUSED[how]
    firm.answers(result)
    done = firm.does(step(Kind.CREATE, "c", name="Birch", code_name="Birch Ltd"))

    assert done.findings == [
        Finding(code=code, subject="c", behaviour=behaviour, sentence=sentence, choices=choices)
    ]
    assert (done.counts, firm.link("c"), firm.code(80), firm.audited()) == ({}, None, None, [])
    assert [state for _, state, _ in intents(firm, ("c", 0, "Birch Ltd"))] == [Outcome.FAILED]


def test_the_code_of_another(firm: Scripted) -> None:
    """QuickBooks Time answers with a code that has a bond: that one stays, and a person is told."""
    job = firm.firm.job("Acme")
    firm.answers(made(job, 202, name="Acme"))
    done = firm.does(step(Kind.CREATE, "c", name="Acme", code_name="Acme"))

    assert done.findings == [
        Finding(
            code=Code.NAME_CONFLICT,
            subject="c",
            behaviour="UNIQ-01",
            sentence="QuickBooks Time takes 'Acme' for a code that belongs to another entity.",
        )
    ]
    assert (done.counts, firm.link("c"), firm.audited()) == ({}, None, [])


@pytest.mark.parametrize(
    ("status", "name"), [(202, "Birch"), (202, " Birch "), (200, "Something else"), (202, None)]
)
def test_what_was_there_under_this_name(firm: Scripted, status: int, name: str | None) -> None:
    """Made a moment ago, or renamed by the vendor as it is made: it is what was asked for."""
    firm.answers(made(80, status, **({} if name is None else {"name": name})))
    done = firm.does(step(Kind.CREATE, "c", code_name="Birch"))

    assert (done.counts, done.findings) == ({"create": 1}, [])
    assert bond_of(firm.link("c")) == (80, "c", "Birch")


@pytest.mark.parametrize(("unknown", "state"), [(True, Outcome.UNKNOWN), (False, Outcome.FAILED)])
def test_nobody_answers(firm: Scripted, unknown: bool, state: Outcome) -> None:
    """What may have been done is looked for by the next run; what surely was not is over."""
    firm.answers(Unreachable(System.QUICKBOOKS_TIME, "creating codes", "cut off", outcome_unknown=unknown))
    with pytest.raises(Unreachable):
        firm.does(step(Kind.CREATE, "c"))

    assert [found for _, found, _ in intents(firm, ("c", 0, "c"))] == [state]
    assert firm.link("c") is None
