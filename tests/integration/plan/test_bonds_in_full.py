"""Every step and every message about a bond, with all that is in it: who is renamed, missing, back or stopped."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from integration.messages import Code, Finding
from integration.model import Client, Jobcode, Link, LinkState, WorkItem
from integration.plan import Action, Kind, Observed, Plan, plan
from integration.rules import code_name
from integration.settings import Settings

from .table import CLIENT, WORK, client, code, link, planned, work

ACME = client("C1", "Acme")
BOND = link("C1", 7, "Acme")
GONE = "This client cannot be seen by the integration: it is private, hidden or deleted in Karbon."


def step(kind: Kind, behaviour: str, reason: str, **more: object) -> Action:
    what = {"key": "C1", "entity": CLIENT, "name": "Acme", "code_name": "Acme", "jobcode_id": 7, **more}
    return Action(kind=kind, behaviour=behaviour, reason=reason, **what)


def deleted(key: str, called: str) -> Finding:
    sentence = f"The code of {called} was deleted in QuickBooks Time."
    return Finding(code=Code.CODE_NOT_LINKED, subject=key, behaviour="CODE-03", sentence=sentence)


def obstacle(what: Code, subject: str, behaviour: str, sentence: str) -> Finding:
    return Finding(code=what, subject=subject, behaviour=behaviour, sentence=sentence)


@pytest.mark.parametrize("codes", [[], [code(7, "Acme", active=False)]])
def test_a_deleted_code_is_noted_and_told(codes: list[Jobcode]) -> None:
    """Whether QuickBooks Time lists it as deleted or not at all (CODE-03)."""
    made = planned(ACME, *codes, link("C1", 7, "Acme"))

    gone = step(Kind.MARK_MISSING, "CODE-03", "its code is gone from QuickBooks Time")
    assert made.actions == (gone,)
    assert made.findings == (deleted("C1", "'Acme'"),)


def test_a_deleted_code_is_noted_once_and_told_each_time() -> None:
    made = planned(ACME, link("C1", 7, "Acme", LinkState.MISSING))

    assert made.actions == ()
    assert made.findings == (deleted("C1", "'Acme'"),)


@pytest.mark.parametrize(
    ("of", "called"),
    [("Public", "'2026 Tax' of 'Acme'"), ("Private", "W1"), ("", "W1")],
    ids=["a public client", "a private client", "no client at all"],
)
def test_work_is_named_only_where_its_client_is_public(of: str, called: str) -> None:
    """A message has the key in place of a name that stays in Karbon (PRIV-04)."""
    clients = [msgspec.structs.replace(ACME, restriction=of)] if of else []
    made = planned(*clients, work("W1", "2026 Tax", "C1"), link("W1", 7, "2026 Tax", kind=WORK))

    assert deleted("W1", called) in made.findings


def test_a_replaced_code_that_is_active_again_is_told() -> None:
    """The bond stays with the new code (CODE-06)."""
    retired = link("C1", 8, "Acme old", LinkState.RETIRED)
    made = planned(ACME, code(7, "Acme"), code(8, "Acme old"), link("C1", 7, "Acme"), retired)

    sentence = "The code 8, which was replaced, is active in QuickBooks Time again."
    assert made.actions == ()
    assert made.findings == (obstacle(Code.CODE_RESTORED, "C1", "CODE-06", sentence),)


@pytest.mark.parametrize("state", [LinkState.LINKED, LinkState.MISSING])
@pytest.mark.parametrize(
    ("now", "told"),
    [
        pytest.param([], (Code.CLIENT_NOT_PUBLIC, "PRIV-01", GONE), id="deleted"),
        pytest.param(
            [msgspec.structs.replace(ACME, restriction="Private")],
            (
                Code.CLIENT_NOT_PUBLIC,
                "PRIV-01",
                "This client is not Public in Karbon, so no time is tracked against it.",
            ),
            id="private",
        ),
        pytest.param(
            [client("C1", "Acme", contact_type="Prospect")],
            (
                Code.CONTACT_NOT_SYNCED,
                "CONTACT-01",
                "The contact type of 'Acme' is 'Prospect'; chosen for QuickBooks Time: Client.",
            ),
            id="another type",
        ),
        pytest.param(
            [client("C1", "Acme", contact_type="")],
            (
                Code.CONTACT_NOT_SYNCED,
                "CONTACT-01",
                "The contact type of 'Acme' is 'empty'; chosen for QuickBooks Time: Client.",
            ),
            id="no type",
        ),
    ],
)
def test_who_leaves_the_rules_is_stopped(
    now: list[Client], told: tuple[Code, str, str], state: LinkState
) -> None:
    """The code stays as it is; the reason is remembered (D-07, D-11)."""
    made = planned(*now, code(7, "Acme"), link("C1", 7, "Acme", state))

    what, behaviour, sentence = told
    assert made.actions == (step(Kind.FREEZE, behaviour, what.value),)
    assert made.findings == (obstacle(what, "C1", behaviour, sentence),)


def test_who_is_stopped_already_is_stopped_again_for_another_reason_only() -> None:
    frozen = link("C1", 7, "Acme", LinkState.INELIGIBLE)
    same = msgspec.structs.replace(frozen, reason=Code.CLIENT_NOT_PUBLIC.value)
    other = msgspec.structs.replace(frozen, reason=Code.CONTACT_NOT_SYNCED.value)

    assert planned(code(7, "Acme"), same).actions == ()
    assert planned(code(7, "Acme"), other).actions == (step(Kind.FREEZE, "PRIV-01", "CLIENT_NOT_PUBLIC"),)


def test_work_is_stopped_with_its_client_and_when_it_is_gone() -> None:
    """Work that Karbon has no more is taken for a client that is not there; other work for its client (CONTACT-05)."""
    bond = link("W1", 7, "2026 Tax", kind=WORK)
    ours = {"key": "W1", "entity": WORK, "name": "2026 Tax", "code_name": "2026 Tax"}
    gone = planned(ACME, code(7, "2026 Tax"), code(1, "Acme"), link("C1", 1, "Acme"), bond)
    alone = planned(work("W1", "2026 Tax", "C1"), code(7, "2026 Tax"), bond)

    assert gone.actions == (step(Kind.FREEZE, "PRIV-01", "CLIENT_NOT_PUBLIC", **ours),)
    assert gone.findings == (obstacle(Code.CLIENT_NOT_PUBLIC, "W1", "PRIV-01", GONE),)
    assert alone.actions == (step(Kind.FREEZE, "CONTACT-05", "CLIENT_NOT_PUBLIC", **ours),)
    assert alone.findings == (obstacle(Code.CLIENT_NOT_PUBLIC, "W1", "CONTACT-05", GONE),)


def test_work_that_is_not_tracked_is_stopped() -> None:
    bond = link("W1", 7, "2026 Tax", kind=WORK)
    made = planned(
        *(ACME, code(1, "Acme"), link("C1", 1, "Acme"), work("W1", "2026 Tax", "C1"), code(7, "2026 Tax")),
        bond,
        track_work=False,
    )

    sentence = "The settings track time on contacts only, not on work."
    assert [(one.kind, one.key, one.behaviour) for one in made.actions] == [
        (Kind.FREEZE, "W1", "SETTINGS-02")
    ]
    assert made.findings == (obstacle(Code.WORK_NOT_TRACKED, "W1", "SETTINGS-02", sentence),)


@pytest.mark.parametrize(
    ("state", "again"),
    [
        (LinkState.MISSING, step(Kind.RECOVER, "CODE-06", "its code is active again")),
        (LinkState.INELIGIBLE, step(Kind.UNFREEZE, "CONTACT-02", "it takes part again")),
    ],
)
def test_who_is_back_takes_its_work_along(state: LinkState, again: Action) -> None:
    """New work gets its code in the same run: the bond of its client stands again."""
    made = planned(ACME, work("W1", "Tax", "C1"), code(7, "Acme"), link("C1", 7, "Acme", state))

    assert made.actions[0] == again
    assert [(one.kind, one.key, one.parent_key) for one in made.actions[1:]] == [(Kind.CREATE, "W1", "C1")]
    assert made.findings == ()


def test_renames_say_from_what_and_to_what() -> None:
    renamed = planned(client("C1", "New"), code(7, "Acme"), link("C1", 7, "Acme"))
    agreed = planned(client("C1", "New"), code(7, "New"), link("C1", 7, "Acme"))
    new = {"name": "New", "code_name": "New"}

    assert renamed.actions == (step(Kind.RENAME, "NAME-02", "renamed in Karbon from 'Acme'", **new),)
    assert agreed.actions == (step(Kind.REBASE, "NAME-01", "both sides have the new name", **new),)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("ACME", "QuickBooks Time has another code there that is called so, or almost so"),
        (" ", "a code must have a name"),
    ],
)
def test_a_rename_that_cannot_be_carried_over_says_why(name: str, why: str) -> None:
    made = planned(client("C1", name), code(7, "Old"), code(8, "Acme"), link("C1", 7, "Old"))

    sentence = (
        f"The new name {name!r} cannot be carried over: {why}. The code is still called 'Old', and time"
    )
    assert made.actions == ()
    assert made.findings == (obstacle(Code.NAME_CONFLICT, "C1", "NAME-02", f"{sentence} goes on there."),)


def test_bonds_are_looked_after_in_the_order_of_their_codes() -> None:
    """Whatever the order of a listing, and nobody is left out after one that is missing."""
    links = (link("C1", 9, "Acme"), link("C2", 3, "Beta"), link("C3", 5, "Gamma"))
    made = planned(ACME, client("C2", "Beta"), client("C3", "Delta"), code(5, "Gamma"), *links)

    assert [(one.kind, one.key) for one in made.actions] == [
        (Kind.MARK_MISSING, "C2"),
        (Kind.MARK_MISSING, "C1"),
        (Kind.RENAME, "C3"),
    ]
    assert [one.subject for one in made.findings] == ["C2", "C1"]


@pytest.mark.parametrize("start", [date(2026, 3, 2), None])
@pytest.mark.parametrize("template", ["{title} - {start}", ""])
def test_renamed_work_takes_the_name_that_the_firm_gives_equal_titles(
    start: date | None, template: str
) -> None:
    """Only where a template says how, and a start date tells it apart (D-15)."""
    works = (work("W1", "Tax", "C1"), msgspec.structs.replace(work("W2", "Tax", "C1"), start_date=start))
    made = plan_of(works, template)

    if start and template:
        assert [(one.kind, one.key, one.name, one.code_name) for one in made.actions] == [
            (Kind.RENAME, "W2", "Tax", "Tax - Mar 2026")
        ]
        assert made.findings == ()
    else:
        assert (made.actions, [one.subject for one in made.findings]) == ((), ["W2"])


def test_a_title_that_only_looks_like_another_is_told_and_not_told_apart() -> None:
    """The template is for work whose title is equal to that of other work, and for no client (D-15)."""
    day = date(2026, 3, 2)
    works = (work("W1", "Tax", "C1"), msgspec.structs.replace(work("W2", "TAX", "C1"), start_date=day))
    clients = (client("C2", "ACME"), (code(4, "Beta"), link("C2", 4, "Beta")))
    made = plan_of(works, "{title} - {start}", *clients)

    assert made.actions == ()
    assert [(one.code, one.subject) for one in made.findings] == [
        (Code.NAME_CONFLICT, "W2"),
        (Code.NAME_CONFLICT, "C2"),
    ]


@pytest.mark.parametrize(("types", "chosen"), [((), "none"), (("Client", "Vendor"), "Client, Vendor")])
def test_the_chosen_types_are_told(types: tuple[str, ...], chosen: str) -> None:
    seen = Observed(clients=(client("C1", "Acme", contact_type="Prospect"),), work_items=(), jobcodes=())
    found = plan(seen, (), Settings(contact_types=types)).findings

    sentence = f"The contact type of 'Acme' is 'Prospect'; chosen for QuickBooks Time: {chosen}."
    assert found == (obstacle(Code.CONTACT_NOT_SYNCED, "C1", "CONTACT-01", sentence),)


def test_a_long_name_is_cut_by_the_key_of_whose_it_is() -> None:
    """A rename leads to the same code name as a new code would, and is no rename the next time."""
    name = "x" * 65
    renamed = planned(client("C1", name), code(7, "Acme"), link("C1", 7, "Acme"))
    cut = code_name(name, "C1")
    again = planned(client("C1", name), code(7, cut), msgspec.structs.replace(BOND, karbon_name=name))

    assert [one.code_name for one in renamed.actions] == [cut]
    assert [(one.kind, one.code_name) for one in again.actions] == [(Kind.REBASE, cut)]


def plan_of(works: tuple[WorkItem, ...], template: str, *more: Client | tuple[Jobcode, Link]) -> Plan:
    codes: tuple[Jobcode, ...] = (code(1, "Acme"), code(2, "Tax", 1), code(3, "Books", 1))
    bonds: tuple[Link, ...] = (
        link("C1", 1, "Acme"),
        link("W1", 2, "Tax", kind=WORK),
        link("W2", 3, "Books", kind=WORK),
    )
    clients = (ACME, *(one for one in more if isinstance(one, Client)))
    for one in more:
        if not isinstance(one, Client):
            codes, bonds = (*codes, one[0]), (*bonds, one[1])
    seen = Observed(clients=clients, work_items=works, jobcodes=codes)
    return plan(seen, bonds, Settings(contact_types=("Client",), track_work=True, equal_titles=template))
