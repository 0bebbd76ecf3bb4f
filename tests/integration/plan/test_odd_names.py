"""Names that are missing, too long, or there twice: what is made of them, and what is said."""

from __future__ import annotations

import pytest

from integration.model import EntityKind
from integration.rules import code_name

from .table import CLIENT, WORK, client, code, link, planned, said, told, work

LONG = "x" * 65
FITS = "x" * 64


@pytest.mark.edge("LINK-01 a")
@pytest.mark.parametrize("name", ["", " ", "\u3000"])
def test_no_name(name: str) -> None:
    """Without a name there is no code, also where somebody has a code called so; and that is said."""
    made = planned(client("C1", name), client("C2", "Acme"), work("W1", name, "C2"))

    assert said(made) == ["create C2 Acme"]
    assert told(made) == ["NAME_CONFLICT C1", "NAME_CONFLICT W1"]


@pytest.mark.edge("LINK-01 b")
@pytest.mark.parametrize(("name", "findings"), [(FITS, []), (LONG, ["NAME_TOO_LONG C1"])])
def test_a_long_name(name: str, findings: list[str]) -> None:
    """Sixty-four characters go over whole; more are cut, and that is said in the run that does it."""
    made = planned(client("C1", name))
    again = planned(client("C1", name), code(1, code_name(name, "C1")), link("C1", 1, name))

    assert said(made) == [f"create C1 {code_name(name, 'C1')}"]
    assert told(made) == findings
    assert told(again) == []


@pytest.mark.edge("LINK-01 b")
def test_long_names_with_one_beginning() -> None:
    """Two that differ after the cut get codes of different names."""
    made = planned(client("C1", LONG + "1"), client("C2", LONG + "2"))

    assert len({action.code_name for action in made.actions}) == 2


@pytest.mark.edge("NAME-02 b")
def test_renamed_to_a_long_name() -> None:
    """It is cut as a new one is, said once, and the link stays."""
    made = planned(client("C1", LONG), code(1, "Old"), link("C1", 1, "Old"))

    assert said(made) == [f"rename C1 {code_name(LONG, 'C1')}"]
    assert told(made) == ["NAME_TOO_LONG C1"]


@pytest.mark.edge("UNIQ-01 e")
def test_two_people_of_one_name() -> None:
    """Neither gets a code; the one that has one already keeps it."""
    jo, other = (client(key, "Jo Doe", EntityKind.CONTACT) for key in ("C1", "C2"))
    bond = link("C1", 1, "Jo Doe", kind=EntityKind.CONTACT)

    assert told(planned(jo, other)) == ["NAME_CONFLICT C1", "NAME_CONFLICT C2"]
    assert said(planned(jo, other)) == []
    assert told(planned(jo, other, code(1, "Jo Doe"), bond)) == ["NAME_CONFLICT C2"]


@pytest.mark.edge("UNIQ-05 b")
def test_a_title_that_was_changed() -> None:
    """Of two titles the second gets its code once it is another one."""
    ground = client("C1", "Acme"), code(1, "Acme"), code(2, "Books", 1), link("C1", 1, "Acme", kind=CLIENT)
    bond = link("W1", 2, "Books", kind=WORK)
    before = planned(*ground, bond, work("W1", "Books", "C1"), work("W2", "Books", "C1"))
    after = planned(*ground, bond, work("W1", "Books", "C1"), work("W2", "Books - Feb 2026", "C1"))

    assert told(before) == ["NAME_CONFLICT W2"]
    assert said(after) == ["create W2 Books - Feb 2026"]
