"""Every step and every message about a name without a code, with all that is in it."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from integration.messages import Code, Finding
from integration.model import Client, EntityKind, Jobcode, Link, WorkItem
from integration.plan import Action, Kind, Observed, Plan, plan
from integration.rules import code_name
from integration.settings import Settings

from .table import CLIENT, WORK, client, code, link, planned, work

ACME = client("C1", "Acme")
BONDED = (ACME, code(1, "Acme"), link("C1", 1, "Acme"))
NEW, SAME = "no code of this name yet", "a code of exactly this name exists"
OF_ACME = {"entity": WORK, "behaviour": "FLOW-01", "parent_key": "C1", "parent_name": "Acme"}
CHOICES = ("link", "create")
UNIQUE = "names must be unique in QuickBooks Time."


def made(kind: Kind, key: str, name: str, **more: object) -> Action:
    usual = {"entity": CLIENT, "behaviour": "FLOW-04", "code_name": name, "reason": NEW}
    return Action(kind=kind, key=key, name=name, **{**usual, **more})


def said(what: Code, subject: str, behaviour: str, sentence: str, **more: object) -> Finding:
    return Finding(code=what, subject=subject, behaviour=behaviour, sentence=sentence, **more)


def decided(*records: Client | WorkItem | Jobcode | Link, template: str = "", **decisions: str) -> Plan:
    """The plan, when a person said this of look-alikes, or the firm that of equal titles."""
    of = {
        kind: tuple(one for one in records if isinstance(one, kind)) for kind in (Client, WorkItem, Jobcode)
    }
    seen = Observed(clients=of[Client], work_items=of[WorkItem], jobcodes=of[Jobcode])
    chosen = Settings(contact_types=("Client",), track_work=True, equal_titles=template)
    return plan(seen, [one for one in records if isinstance(one, Link)], chosen, decisions)


def starting(key: str, title: str, month: int) -> WorkItem:
    return msgspec.structs.replace(work(key, title, "C1"), start_date=date(2026, month, 2))


@pytest.mark.parametrize(
    ("kind", "behaviour"),
    [
        (EntityKind.ORGANIZATION, "FLOW-04"),
        (EntityKind.CONTACT, "FLOW-04"),
        (EntityKind.CLIENT_GROUP, "GROUP-01"),
    ],
)
def test_a_code_is_made_or_taken(kind: EntityKind, behaviour: str) -> None:
    """A new one, or the one of exactly this name (LINK-01)."""
    who = client("C1", "Acme", kind)
    of = {"entity": kind, "reason": SAME, "jobcode_id": 5, "behaviour": "LINK-01"}

    assert planned(who).actions == (made(Kind.CREATE, "C1", "Acme", entity=kind, behaviour=behaviour),)
    assert planned(who, code(5, "Acme")).actions == (made(Kind.ADOPT, "C1", "Acme", **of),)


def test_clients_come_by_kind_and_name_and_key_and_those_who_take_no_part_are_told() -> None:
    group, person = client("C1", "A", EntityKind.CLIENT_GROUP), client("C2", "A1", EntityKind.CONTACT)
    out = client("C0", "AA", contact_type="Prospect")
    found = planned(group, client("C4", "C"), client("C3", "D"), person, client("C5", "B"), out)

    assert [one.key for one in found.actions] == ["C2", "C5", "C4", "C3", "C1"]
    assert [one.subject for one in found.findings] == ["C0"]


def test_work_gets_its_code_below_the_one_of_its_client() -> None:
    """Whether that is there, is taken in this run, or is made in it; a code elsewhere is none of its own."""
    tax = work("W1", "Tax", "C1")
    new = made(Kind.CREATE, "W1", "Tax", **OF_ACME)
    taken = made(Kind.ADOPT, "W1", "Tax", **{**OF_ACME, "behaviour": "LINK-01"}, jobcode_id=2, reason=SAME)
    below, elsewhere = code(2, "Tax", 1), code(3, "Tax", 9)

    assert planned(*BONDED, tax, elsewhere).actions == (new,)
    assert planned(*BONDED, tax, below).actions == (taken,)
    assert planned(ACME, code(1, "Acme"), tax, below).actions[1:] == (taken,)
    assert planned(ACME, tax, below).actions[1:] == (new,)


def test_work_waits_for_its_client_and_other_clients_work_does_not() -> None:
    waiting, other = work("W1", "Tax", "C1"), work("W2", "Tax", "C2")
    found = planned(ACME, code(9, "ACME"), client("C2", "Beta"), waiting, other)

    assert [one.key for one in found.actions] == ["C2", "W2"]
    wait = said(Code.CODE_NOT_LINKED, "W1", "CONTACT-05", "'Tax' waits for the code of its client.")
    assert found.findings[-1] == wait


def test_completed_work_needs_no_code_unless_the_firm_wants_it() -> None:
    """(D-19)"""
    done = msgspec.structs.replace(work("W1", "Tax", "C1"), primary_status="Completed")
    seen = Observed(clients=(ACME,), work_items=(done,), jobcodes=())

    for wanted in (True, False):
        chosen = Settings(contact_types=("Client",), track_work=True, completed_work=wanted)
        assert [one.key for one in plan(seen, (), chosen).actions] == ["C1", *(["W1"] if wanted else [])]


def test_of_equal_titles_the_earliest_keeps_the_name_and_the_others_are_advised() -> None:
    """(D-15)"""
    third = work("W0", "Tax", "C1")
    found = planned(*BONDED, third, starting("W2", "Tax", 3), starting("W1", "Tax", 6))

    shares = f"The work item 'Tax' shares its name with the work item of the same name (W2); {UNIQUE}"
    assert found.actions == (made(Kind.CREATE, "W2", "Tax", **OF_ACME),)
    assert found.findings == (
        said(Code.NAME_CONFLICT, "W1", "UNIQ-05", f"{shares} It could be called 'Tax - Jun 2026'."),
        said(Code.NAME_CONFLICT, "W0", "UNIQ-05", shares),
    )


def test_equal_titles_are_called_as_the_firm_says() -> None:
    """Where that name is free and no look-alike of another; a long one is cut, and that is said."""
    works = (starting("W1", "Tax", 3), starting("W2", "Tax", 5), starting("W3", "tax - may", 5))
    template = "{title} - {start}"
    plain = decided(*BONDED, *works[:2], template=template)
    long = decided(*BONDED, *(starting(f"W{month}", "x" * 60, month) for month in (1, 2)), template=template)
    near = decided(*BONDED, *works, template="{title} - {month}")

    called = made(Kind.CREATE, "W2", "Tax", **{**OF_ACME, "code_name": "Tax - May 2026"})
    assert plain.actions == (made(Kind.CREATE, "W1", "Tax", **OF_ACME), called)
    assert plain.findings == ()
    name = f"{'x' * 60} - Feb 2026"
    cut = f"{name!r} has more than 64 characters, so its code is called {code_name(name, 'W2')!r}."
    assert long.actions[-1].code_name == code_name(name, "W2")
    assert long.findings == (said(Code.NAME_TOO_LONG, "W2", "LINK-01", cut),)
    assert "W2" not in [one.key for one in near.actions]


def test_of_equal_clients_nobody_keeps_the_name() -> None:
    """Each is told of the other (D-14)."""
    found = planned(ACME, client("C2", "Acme", EntityKind.CLIENT_GROUP))

    one = f"The organization 'Acme' shares its name with the client group of the same name (C2); {UNIQUE}"
    two = f"The client group 'Acme' shares its name with the organization of the same name (C1); {UNIQUE}"
    assert found.actions == ()
    assert set(found.findings) == {
        said(Code.NAME_CONFLICT, "C1", "UNIQ-01", one),
        said(Code.NAME_CONFLICT, "C2", "UNIQ-01", two),
    }


def test_who_has_the_code_already_keeps_it() -> None:
    """A client and work whose name is held are told by whom, also after the code was renamed."""
    second = planned(*BONDED[:1], code(1, "Other"), link("C1", 1, "Acme"), client("C2", "Acme"))
    bond = (code(2, "Other", 1), link("W1", 2, "Tax", kind=WORK), work("W1", "Tax", "C1"))
    later = planned(*BONDED, *bond, work("W2", "Tax", "C1"))

    has = "that has the code already"
    client_told = f"The organization 'Acme' shares its name with the organization {has} (C1); {UNIQUE}"
    work_told = f"The work item 'Tax' shares its name with the work item {has} (W1); {UNIQUE}"
    assert second.findings == (said(Code.NAME_CONFLICT, "C2", "UNIQ-01", client_told),)
    assert later.findings == (said(Code.NAME_CONFLICT, "W2", "UNIQ-05", work_told),)
    assert (second.actions, later.actions) == ((), ())


def test_a_code_that_belongs_to_another_is_not_taken() -> None:
    found = planned(client("C1", "North"), code(1, "South"), link("C1", 1, "North"), client("C2", "South"))

    told = f"The organization 'South' shares its name with another entity's code (C1); {UNIQUE}"
    assert found.actions == ()
    assert found.findings == (said(Code.NAME_CONFLICT, "C2", "UNIQ-01", told),)


def test_no_name() -> None:
    found = planned(client("C1", " "), client("C2", "Acme"), work("W1", "", "C2"))

    assert [one.key for one in found.actions] == ["C2"]
    assert found.findings == tuple(
        said(
            Code.NAME_CONFLICT,
            key,
            "LINK-01",
            f"This {what} has no name in Karbon, so it can have no code.",
        )
        for key, what in (("C1", "organization"), ("W1", "work item"))
    )


def almost(of: str, like: str, choices: tuple[str, ...], key: str = "C1") -> Finding:
    sentence = f"{of!r} is almost the same name as {like}, but not exactly."
    return said(Code.NEAR_NAME_MATCH, key, "DUP-01", sentence, choices=choices)


def test_a_look_alike_asks_a_person() -> None:
    """To link it, where there is exactly one that nobody has; to create another in any case (D-01)."""
    one, two = code(1, "ACME"), code(2, "AcMe")
    owned = (client("C2", "Other"), link("C2", 1, "Other"))

    in_time = "in QuickBooks Time"
    assert planned(ACME, one).findings == (almost("Acme", f"the code 'ACME' {in_time}", CHOICES),)
    both = almost("Acme", f"the code 'ACME' and the code 'AcMe' {in_time}", ("create",))
    assert planned(ACME, one, two).findings == (both,)
    assert planned(ACME, one, *owned).findings == (almost("Acme", f"the code 'ACME' {in_time}", ("create",)),)
    assert planned(ACME, client("C2", "ACME"), client("C3", "acme")).findings == (
        almost("ACME", "'Acme' and 'acme' in Karbon", ("create",), "C2"),
        almost("Acme", "'ACME' and 'acme' in Karbon", ("create",)),
        almost("acme", "'ACME' and 'Acme' in Karbon", ("create",), "C3"),
    )


def test_what_a_person_says_of_a_look_alike_is_done() -> None:
    """Linked where exactly one is free, or made; said of work, too (D-01)."""
    one, two = code(1, "ACME"), code(2, "AcMe")
    owned = (client("C2", "Other"), link("C2", 2, "Other"))
    taken = made(
        Kind.ADOPT,
        "C1",
        "Acme",
        behaviour="DUP-01",
        code_name="ACME",
        jobcode_id=1,
        reason="a person says that this code is the same",
    )

    assert decided(ACME, one, C1="link").actions == (taken,)
    assert decided(ACME, one, two, *owned, C1="link").actions[-1] == taken
    assert decided(ACME, one, two, C1="link").actions == ()
    assert decided(ACME, one, C1="create").actions == (made(Kind.CREATE, "C1", "Acme", behaviour="DUP-01"),)
    work_taken = decided(*BONDED, work("W1", "Tax", "C1"), code(2, "TAX", 1), W1="link").actions
    assert [(one.key, one.jobcode_id, one.behaviour) for one in work_taken] == [("W1", 2, "DUP-01")]


def test_a_deleted_code_of_the_name_is_neither_taken_nor_replaced() -> None:
    """A person is asked (D-03); unless there is an active one, too."""
    old = code(1, "Acme", active=False)

    found = planned(ACME, old)
    assert found.actions == ()
    assert found.findings == (
        said(
            Code.CODE_NOT_LINKED,
            "C1",
            "CODE-08",
            "QuickBooks Time has a deleted code called 'Acme': restore it, or make a new one?",
            remedy="Generate the code in its Time & Budget tab and choose 'restore' or 'create'.",
            choices=("restore", "create"),
        ),
    )
    assert [one.jobcode_id for one in planned(ACME, old, code(2, "Acme")).actions] == [2]
