"""A new name that a code is given: what is sent, what is written down before, and what stays when it is not taken."""

from __future__ import annotations

import pytest

from integration.clients.errors import Unreachable
from integration.connections import System
from integration.execute import RENAME_CODE
from integration.messages import Code, Finding
from integration.model import ItemResult
from integration.plan import Action, Kind
from integration.store.ledger import Outcome
from tests.integration.firm import ADMIN

from .scripted import Scripted, bond_of, intents, made, step, unheard

REFUSED = ItemResult(status=417, message="Expectation Failed", extra="in use")


def new_name(firm: Scripted) -> Action:
    """The client is called otherwise in Karbon, and its code is to be."""
    key, job = firm.firm.key("Acme"), firm.firm.job("Acme")
    return step(Kind.RENAME, key, name="Acme & Co", code_name="Acme Co", jobcode_id=job)


def names(firm: Scripted) -> tuple[object, ...]:
    """Of the bond, and of the code as it was last read."""
    code = firm.code(firm.firm.job("Acme"))
    return bond_of(firm.link(firm.firm.key("Acme"))), code.name if code is not None else None


def test_renamed(firm: Scripted) -> None:
    """The code is called so for the bond and for whoever asks before it is read again."""
    wanted = new_name(firm)
    job = wanted.jobcode_id or 0
    firm.answers(made(job))
    done = firm.does(wanted)

    assert firm.sent == [[{"id": job, "name": "Acme Co"}]]
    assert names(firm) == ((job, "Acme & Co", "Acme Co"), "Acme Co")
    assert (done.counts, done.findings) == ({"rename": 1}, [])
    assert firm.audited() == [(ADMIN, "rename", wanted.key, "B")]
    assert intents(firm, (wanted.key, job, "Acme Co"), what=RENAME_CODE) == [
        (wanted.key, Outcome.DONE, {"id": job, "name": "Acme Co", "karbon_name": "Acme & Co"})
    ]


def test_a_code_that_was_never_read_is_renamed_too(firm: Scripted) -> None:
    """There is nothing to keep of it then."""
    key = firm.firm.key("Acme")
    firm.answers(made(4711))
    done = firm.does(step(Kind.RENAME, key, jobcode_id=4711))

    assert firm.code(4711) is None
    assert done.counts == {"rename": 1}


@pytest.mark.parametrize(
    ("result", "words"),
    [(REFUSED, "in use"), (ItemResult(status=417, message="Expectation Failed"), "Expectation Failed")],
)
def test_a_rename_that_is_refused(firm: Scripted, result: ItemResult, words: str) -> None:
    """A person is told in the vendor's words, the bond is as it was, and nobody waits for the name any more."""
    wanted, before = new_name(firm), names(firm)
    firm.answers(result)
    done = firm.does(wanted)

    assert done.findings == [
        Finding(
            code=Code.NAME_CONFLICT,
            subject=wanted.key,
            behaviour="B",
            sentence=f"The code of 'Acme & Co' was not renamed. QuickBooks Time: {words}",
        )
    ]
    assert (done.counts, names(firm), firm.audited()) == ({}, before, [])
    assert [
        state for _, state, _ in intents(firm, (wanted.key, wanted.jobcode_id, "Acme Co"), what=RENAME_CODE)
    ] == [Outcome.FAILED]


def test_each_row_for_itself(firm: Scripted) -> None:
    """One of a call is refused: the others are renamed, and each intent has the outcome of its own row."""
    wanted = new_name(firm)
    other = step(Kind.RENAME, "k", name="Birch", code_name="Birch", jobcode_id=4711)
    firm.answers(REFUSED, made(wanted.jobcode_id or 0))
    done = firm.does(other, wanted)

    assert [len(rows) for rows in firm.sent] == [2]
    assert ([one.subject for one in done.findings], done.counts) == (["k"], {"rename": 1})
    assert names(firm)[1] == "Acme Co"
    ids = ("k", 4711, "Birch"), (wanted.key, wanted.jobcode_id, "Acme Co")
    assert [state for _, state, _ in intents(firm, *ids, what=RENAME_CODE)] == [Outcome.FAILED, Outcome.DONE]


def test_nobody_heard(firm: Scripted) -> None:
    """It stands as it was sent, to whom and when: the next run looks whether the code is called so."""
    wanted, before = new_name(firm), names(firm)
    firm.answers(Unreachable(System.QUICKBOOKS_TIME, "renaming codes", "cut off", outcome_unknown=True))
    with pytest.raises(Unreachable):
        firm.does(wanted)

    (left,) = unheard(firm, RENAME_CODE)
    assert (left.system, left.subject, left.state) == ("quickbooks_time", wanted.key, Outcome.UNKNOWN)
    assert left.body == {"id": wanted.jobcode_id, "name": "Acme Co", "karbon_name": "Acme & Co"}
    assert left.sent_at == firm.desk.now().isoformat()
    assert (names(firm), firm.audited()) == (before, [])


def test_it_surely_was_not_done(firm: Scripted) -> None:
    """Nobody has to look."""
    firm.answers(Unreachable(System.QUICKBOOKS_TIME, "renaming codes", "no such host"))
    with pytest.raises(Unreachable):
        firm.does(new_name(firm))

    assert unheard(firm, RENAME_CODE) == []
