"""A plan that somebody keeps, to have exactly that carried out later; and what has moved since it was made."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import msgspec

from integration.plan.actions import Action, Kind, Observed, Plan
from integration.plan.identity import digest, version_of
from integration.settings import Settings

FORMAT: Final = "timebridge plan"
VERSION: Final = 1
TOLD_MAX: Final = 3

BECOMES: Final = {
    Kind.ADOPT: "linked to a code that is there",
    Kind.CREATE: "created",
    Kind.RENAME: "renamed",
    Kind.REBASE: "noted under its new name",
    Kind.MARK_MISSING: "noted as deleted",
    Kind.RECOVER: "linked again",
    Kind.FREEZE: "stopped",
    Kind.UNFREEZE: "taken up again",
}


class Basis(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a plan was made from, and what it is known by."""

    format: str = FORMAT
    version: int = VERSION
    tenant: str  # the firm it is for
    company: str
    made_at: str
    before: Settings  # in force when it was made
    settings: Settings  # that it saves
    made_from: dict[str, str]  # the version of each list
    id: str  # by which a person approves it
    digest: str = ""  # of all this and the actions


class SavedPlan(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a file of a plan has in it."""

    basis: Basis
    actions: tuple[Action, ...]

    @property
    def whole(self) -> bool:
        """Whether nobody has changed it since it was written."""
        return self.basis.digest == sealed(self.basis, self.actions).digest


def sealed(basis: Basis, actions: tuple[Action, ...]) -> Basis:
    """The basis with the digest that it has with these actions."""
    content = [msgspec.structs.replace(basis, digest=""), actions]
    return msgspec.structs.replace(basis, digest=digest(content))


def versions(observed: Observed, links: Iterable[object]) -> dict[str, str]:
    """The version of each list that a plan is made from."""
    return {
        "clients in Karbon": version_of(observed.clients),
        "work in Karbon": version_of(observed.work_items),
        "codes in QuickBooks Time": version_of(observed.jobcodes),
        "links": version_of(links),
    }


def moved(saved: SavedPlan, made: Plan, made_from: dict[str, str]) -> str:
    """What has moved so that the plan would be another one now, in sentences; "" when it would be the same.

    What does not change the plan is no reason to refuse it: a plan is a function of what it is made from.
    """
    if saved.actions == made.actions:
        return ""
    lists = [name for name, version in saved.basis.made_from.items() if made_from.get(name) != version]
    told = _differences(saved.actions, made)
    more = f" And {len(told) - TOLD_MAX} more." if len(told) > TOLD_MAX else ""
    return f"Since it was saved there is another list of {_all(lists)}. {' '.join(told[:TOLD_MAX])}{more}"


def _all(names: list[str]) -> str:
    return " and of ".join(names) or "steps"


def _differences(actions: tuple[Action, ...], made: Plan) -> list[str]:
    gone, new = set(actions) - set(made.actions), set(made.actions) - set(actions)
    now = {action.key: action for action in made.actions if action in new}
    found = {finding.subject: finding for finding in made.findings}
    told = []
    for action in (one for one in actions if one in gone):
        after = now.pop(action.key, None)
        was = f"{action.path!r} was to be {BECOMES[action.kind]}"
        if after is not None and after.kind is action.kind:
            told.append(f"{was}; that is {_otherwise(action, after)} now.")
        elif after is not None:
            told.append(f"{was}, and is to be {BECOMES[after.kind]} now.")
        elif action.key in found:
            told.append(f"{was}; now: {found[action.key].sentence}")
        else:
            told.append(f"{was}, and is not any more.")
    told += [f"{action.path!r} is to be {BECOMES[action.kind]} now." for action in now.values()]
    return told or ["The steps are the same in another order."]


def _otherwise(before: Action, after: Action) -> str:
    if before.path != after.path:
        return repr(after.path)
    return f"the code {after.code_name!r}" if before.code_name != after.code_name else "otherwise"
