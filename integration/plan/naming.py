"""One name among siblings: who takes the code of that name, who gets a new one, and who has to ask."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec

from integration.messages import Code, Finding
from integration.model import EntityKind, Jobcode
from integration.plan.actions import Action, Kind
from integration.rules import KIND_WORDS, NAME_LENGTH_MAX, code_name, near

LINK, CREATE = "link", "create"  # what a person may say of a look-alike


class Candidate(msgspec.Struct, frozen=True, kw_only=True):
    """An entity without a code that should have one."""

    key: str
    entity: EntityKind
    name: str
    behaviour: str
    parent_key: str = ""
    parent_name: str = ""
    suffix: str = ""  # what would tell equal titles apart
    otherwise: str = ""  # what it is called among equal titles, where the firm says how (D-15)
    called: str = ""  # otherwise than in Karbon
    decided: str = ""  # what a person says of a look-alike: link, or create (D-01)

    @property
    def wanted(self) -> str:
        """The name that its code is to have."""
        return code_name(self.called or self.name, self.key)


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
        self.alike: dict[str, list[Jobcode]] = {}
        for code in codes:
            if code.active:
                self.alike.setdefault(near(code.name), []).append(code)

    def accepted(self, candidate: Candidate, owners: Mapping[int, str]) -> Jobcode | None:
        """The one look-alike that a person says is the candidate's."""
        found = [code for code in self.alike.get(near(candidate.wanted), ()) if code.id not in owners]
        return found[0] if candidate.decided == LINK and len(found) == 1 else None


def settle(candidates: Sequence[Candidate], siblings: Siblings, findings: list[Finding]) -> list[Action]:
    """An action or a finding for every candidate."""
    names = Names(siblings.codes)
    by_name: dict[str, list[Candidate]] = {}
    by_look: dict[str, set[str]] = {}
    for candidate in candidates:
        by_name.setdefault(candidate.name, []).append(candidate)
        by_look.setdefault(near(candidate.name), set()).add(candidate.name)
    actions = []
    for known in candidates:
        candidate, conflict = known, _no_name(known) or _conflict(known, by_name[known.name], siblings)
        if conflict is not None and near(known.otherwise) not in {"", *by_look}:
            candidate, conflict = msgspec.structs.replace(known, called=known.otherwise), None
            by_look[near(candidate.called)] = {candidate.called}
        finding = (
            conflict
            or _taken(candidate, siblings, names)
            or _look_alike(candidate, by_look[near(candidate.called or candidate.name)], names, siblings)
            or _archived(candidate, names)
        )
        if finding is None:
            actions.append(_bond(candidate, names, siblings))
            findings += too_long(candidate.key, candidate.called or candidate.name)
        else:
            findings.append(finding)
    return actions


def _bond(candidate: Candidate, names: Names, siblings: Siblings) -> Action:
    existing = names.active.get(candidate.wanted)
    accepted = None if existing is not None else names.accepted(candidate, siblings.owners)
    if accepted is not None:
        existing, why = accepted, "a person says that this code is the same"
    else:
        why = "no code of this name yet" if existing is None else "a code of exactly this name exists"
    return Action(
        kind=Kind.CREATE if existing is None else Kind.ADOPT,
        key=candidate.key,
        entity=candidate.entity,
        name=candidate.name,
        behaviour="DUP-01" if candidate.decided else candidate.behaviour if existing is None else "LINK-01",
        code_name=candidate.wanted if existing is None else existing.name,
        jobcode_id=None if existing is None else existing.id,
        parent_key=candidate.parent_key,
        parent_name=candidate.parent_name,
        reason=why,
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
    code = names.active.get(candidate.wanted)
    if code is None or code.id not in siblings.owners:
        return None
    return _name_conflict(candidate, "another entity's code", siblings.owners[code.id])


def _look_alike(
    candidate: Candidate, spellings: set[str], names: Names, siblings: Siblings
) -> Finding | None:
    """Names that differ only to a machine are neither bonded nor created: both would be wrong half the time.

    A person accepts the bond, or asks for a new code (D-01): by `generate_code`, entity by entity. That is no setting,
    because no firm knows beforehand which of all its look-alikes are the same.
    """
    wanted = candidate.wanted
    if wanted in names.active or candidate.decided == CREATE or names.accepted(candidate, siblings.owners):
        return None
    choices: tuple[str, ...] = (CREATE,)
    codes = names.alike.get(near(wanted), [])
    if codes:
        like = " and ".join(f"the code {code.name!r}" for code in codes) + " in QuickBooks Time"
        if sum(code.id not in siblings.owners for code in codes) == 1:
            choices = (LINK, CREATE)
    elif len(spellings) > 1:
        like = " and ".join(repr(one) for one in sorted(spellings - {candidate.name})) + " in Karbon"
    else:
        return None
    return Finding(
        code=Code.NEAR_NAME_MATCH,
        subject=candidate.key,
        behaviour="DUP-01",
        sentence=f"{(candidate.called or candidate.name)!r} is almost the same name as {like}, but not exactly.",
        choices=choices,
    )


def _archived(candidate: Candidate, names: Names) -> Finding | None:
    """A deleted code of that name is neither taken nor replaced unasked (D-03)."""
    wanted = candidate.wanted
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
