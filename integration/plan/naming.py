"""One name among siblings: who takes the code of that name, who gets a new one, and who has to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from integration.messages import Code, Finding
from integration.model import EntityKind, Jobcode
from integration.plan.actions import Action, Kind
from integration.rules import KIND_WORDS, NAME_LENGTH_MAX, code_name, near


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """An entity without a code that should have one."""

    key: str
    entity: EntityKind
    name: str
    behaviour: str
    parent_key: str = ""
    parent_name: str = ""
    suffix: str = ""  # what would tell equal titles apart


class Siblings(msgspec.Struct, frozen=True, kw_only=True):
    """The codes a candidate would live among, and the entities that hold a name there already."""

    codes: Sequence[Jobcode]
    owners: Mapping[int, str]  # jobcode id -> key of the entity bonded to it
    holders: Mapping[str, tuple[str, EntityKind]]  # name -> entity that is bonded
    first_wins: bool  # equal titles of work: the first keeps the name; equal clients: nobody does


class Names:
    """The sibling codes by name and by the way they look."""

    def __init__(self, codes: Sequence[Jobcode]) -> None:
        self.active = {code.name: code for code in codes if code.active}
        self.archived = {code.name: code for code in codes if not code.active}
        self.alike = {near(code.name): code for code in codes if code.active}


def settle(candidates: Sequence[Candidate], siblings: Siblings, findings: list[Finding]) -> list[Action]:
    """An action or a finding for every candidate."""
    names = Names(siblings.codes)
    by_name: dict[str, list[Candidate]] = {}
    by_look: dict[str, set[str]] = {}
    for candidate in candidates:
        by_name.setdefault(candidate.name, []).append(candidate)
        by_look.setdefault(near(candidate.name), set()).add(candidate.name)
    actions = []
    for candidate in candidates:
        finding = (
            _no_name(candidate)
            or _conflict(candidate, by_name[candidate.name], siblings)
            or _taken(candidate, siblings, names)
            or _look_alike(candidate, by_look[near(candidate.name)], names)
            or _archived(candidate, names)
        )
        if finding is None:
            actions.append(_bond(candidate, names))
            findings += too_long(candidate.key, candidate.name)
        else:
            findings.append(finding)
    return actions


def _bond(candidate: Candidate, names: Names) -> Action:
    wanted = code_name(candidate.name, candidate.key)
    existing = names.active.get(wanted)
    return Action(
        kind=Kind.CREATE if existing is None else Kind.ADOPT,
        key=candidate.key,
        entity=candidate.entity,
        name=candidate.name,
        behaviour=candidate.behaviour if existing is None else "LINK-01",
        code_name=wanted,
        jobcode_id=None if existing is None else existing.id,
        parent_key=candidate.parent_key,
        parent_name=candidate.parent_name,
        reason="no code of this name yet" if existing is None else "a code of exactly this name exists",
    )


def too_long(key: str, name: str) -> list[Finding]:
    """A name that does not fit is cut, and that is said when it is (D-02)."""
    if len(name) <= NAME_LENGTH_MAX:
        return []
    cut = code_name(name, key)
    sentence = f"{name!r} has more than {NAME_LENGTH_MAX} characters, so its code is called {cut!r}."
    return [Finding(code=Code.NAME_TOO_LONG, subject=key, behaviour="LINK-01", sentence=sentence)]


def _no_name(candidate: Candidate) -> Finding | None:
    if candidate.name.strip():
        return None
    return Finding(
        code=Code.NAME_CONFLICT,
        subject=candidate.key,
        behaviour="LINK-01",
        sentence=f"This {KIND_WORDS[candidate.entity]} has no name in Karbon, so it can have no code.",
    )


def _conflict(candidate: Candidate, same: list[Candidate], siblings: Siblings) -> Finding | None:
    holder = siblings.holders.get(candidate.name)
    if holder is not None:
        return _name_conflict(candidate, f"the {KIND_WORDS[holder[1]]} that has the code already", holder[0])
    if len(same) == 1 or (siblings.first_wins and same[0] is candidate):
        return None
    other = next(one for one in same if one is not candidate)
    return _name_conflict(candidate, f"the {KIND_WORDS[other.entity]} of the same name", other.key)


def _name_conflict(candidate: Candidate, whom: str, other_key: str) -> Finding:
    advice = f" It could be called '{candidate.name} - {candidate.suffix}'." if candidate.suffix else ""
    return Finding(
        code=Code.NAME_CONFLICT,
        subject=candidate.key,
        behaviour="UNIQ-05" if candidate.entity is EntityKind.WORK_ITEM else "UNIQ-01",
        sentence=f"The {KIND_WORDS[candidate.entity]} {candidate.name!r} shares its name with {whom} "
        f"({other_key}); names must be unique in QuickBooks Time.{advice}",
    )


def _taken(candidate: Candidate, siblings: Siblings, names: Names) -> Finding | None:
    code = names.active.get(code_name(candidate.name, candidate.key))
    if code is None or code.id not in siblings.owners:
        return None
    return _name_conflict(candidate, "another entity's code", siblings.owners[code.id])


def _look_alike(candidate: Candidate, spellings: set[str], names: Names) -> Finding | None:
    """Names that differ only to a machine are neither bonded nor created: both would be wrong half the time."""
    wanted = code_name(candidate.name, candidate.key)
    if wanted in names.active:
        return None
    code = names.alike.get(near(wanted))
    if code is not None:
        like = f"the code {code.name!r} in QuickBooks Time"
    elif len(spellings) > 1:
        like = " and ".join(repr(one) for one in sorted(spellings - {candidate.name})) + " in Karbon"
    else:
        return None
    return Finding(
        code=Code.NEAR_NAME_MATCH,
        subject=candidate.key,
        behaviour="DUP-01",
        sentence=f"{candidate.name!r} is almost the same name as {like}, but not exactly.",
    )


def _archived(candidate: Candidate, names: Names) -> Finding | None:
    """A deleted code of that name is neither taken nor replaced unasked (D-03)."""
    wanted = code_name(candidate.name, candidate.key)
    if wanted in names.active or wanted not in names.archived:
        return None
    return Finding(
        code=Code.CODE_NOT_LINKED,
        subject=candidate.key,
        behaviour="CODE-08",
        sentence=f"QuickBooks Time has a deleted code called {wanted!r}: restore it, or make a new one?",
        remedy="Generate the code in its Time & Budget tab and choose 'restore' or 'create'.",
        choices=("restore", "create"),
    )
