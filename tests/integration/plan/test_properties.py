"""What holds for every plan, whatever the firm."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from integration.model import CLIENT_KINDS, Client, EntityKind, Jobcode, WorkItem
from integration.plan import Kind, Plan

from .firms import Firm, firms

BONDS = {Kind.ADOPT, Kind.CREATE}
NAMINGS = {Kind.RENAME, Kind.REBASE}
STATES = {Kind.MARK_MISSING, Kind.RECOVER, Kind.FREEZE, Kind.UNFREEZE}

# Same seed, same firms: a failure here is a failure everywhere.
thoroughly = settings(max_examples=100, derandomize=True, database=None, deadline=None)


@thoroughly
@given(firms(), st.randoms(use_true_random=False))
def test_order_does_not_matter(firm: Firm, chance: object) -> None:
    """Listings in another order make the same plan."""

    def shuffled(records: tuple) -> tuple:
        mixed = list(records)
        chance.shuffle(mixed)
        return tuple(mixed)

    other = Firm(*(shuffled(part) for part in firm[:4]), firm.settings)

    assert other.plan() == firm.plan()


@thoroughly
@given(firms())
def test_once_is_enough(firm: Firm) -> None:
    """When a plan was carried out there is nothing left to do."""
    after = firm.after(firm.plan())

    assert after.plan().actions == ()


@thoroughly
@given(firms())
def test_every_name_is_free(firm: Firm) -> None:
    """QuickBooks Time refuses nothing of a plan: no name twice among siblings, no code below one that is gone."""
    firm.after(firm.plan())


@thoroughly
@given(firms())
def test_one_action_a_code(firm: Firm) -> None:
    """An entity is bonded at most once, named at most once and put into at most one state; so is a code."""
    actions = firm.plan().actions

    for kinds in (BONDS, NAMINGS, STATES, BONDS | {Kind.RENAME}):
        keys = [action.key for action in actions if action.kind in kinds]
        codes = [action.jobcode_id for action in actions if action.kind in kinds and action.jobcode_id]
        assert len(keys) == len(set(keys))
        assert len(codes) == len(set(codes))


@thoroughly
@given(firms())
def test_no_second_code(firm: Firm) -> None:
    """An entity with a live link never gets another code, however that link stands."""
    live = {link.key for link in firm.links if link.live}

    assert not live & {action.key for action in firm.plan().of(*BONDS)}


@thoroughly
@given(firms())
def test_others_names_are_respected(firm: Firm) -> None:
    """A code is renamed only to carry a Karbon rename over, and only while nobody renamed it there."""
    links = {link.key: link for link in firm.links if link.live}
    names = {code.id: code.name for code in firm.jobcodes}

    for action in firm.plan().of(Kind.RENAME):
        link = links[action.key]
        assert action.name != link.karbon_name
        assert names[link.jobcode_id] == link.code_name
        assert action.jobcode_id == link.jobcode_id


@thoroughly
@given(firms())
def test_nobody_is_forgotten(firm: Firm) -> None:
    """Whoever should have a code has one, gets one, or is told about it."""
    made = firm.plan()
    spoken_for = {link.key for link in firm.links if link.live}
    spoken_for |= {action.key for action in made.actions} | {finding.subject for finding in made.findings}

    assert _entitled(firm) <= spoken_for


@thoroughly
@given(firms(), st.sampled_from(CLIENT_KINDS))
def test_strangers_change_nothing(firm: Firm, kind: EntityKind) -> None:
    """A client, its work and a code that have nothing to do with the others add to the plan and change nothing."""
    before = firm.plan()
    stranger = Client(key="Cstranger", kind=kind, name="Stranger", contact_type="Client")
    work = WorkItem(key="Wstranger", title="Stranger's work", client_key="Cstranger", client_kind=kind)
    code = Jobcode(id=500, parent_id=0, name="Nobody's")
    after = firm._replace(
        clients=(*firm.clients, stranger),
        work_items=(*firm.work_items, work),
        jobcodes=(*firm.jobcodes, code),
    ).plan()

    assert _without(after, "Cstranger", "Wstranger") == before
    assert "Cstranger" in {action.key for action in after.actions}


@thoroughly
@given(firms())
def test_why_is_said(firm: Firm) -> None:
    """Every action and every finding names the behaviour that asks for it and says something a person can read."""
    made = firm.plan()

    assert all(action.behaviour and action.reason for action in made.actions)
    assert all(finding.behaviour and finding.sentence and finding.remedy for finding in made.findings)


def _entitled(firm: Firm) -> set[str]:
    public = {one.key for one in firm.clients if one.public and one.contact_type == "Client"}
    if not firm.settings.track_work:
        return public
    return public | {work.key for work in firm.work_items if work.client_key in public and not work.completed}


def _without(made: Plan, *keys: str) -> Plan:
    return Plan(
        actions=tuple(action for action in made.actions if action.key not in keys),
        findings=tuple(finding for finding in made.findings if finding.subject not in keys),
    )
