"""A code that was not made, or not renamed: what QuickBooks Time answered, as a finding for a person."""

from __future__ import annotations

from typing import Final

from integration.messages import Code, Finding
from integration.model import ItemResult
from integration.plan import Action

ALREADY_THERE: Final = 202  # of a row: it was there under this name


def refused(action: Action, result: ItemResult, verb: str) -> Finding:
    """The row was not taken, in the vendor's words; `verb` says what was tried: created, or renamed."""
    return Finding(
        code=Code.NAME_CONFLICT,
        subject=action.key,
        behaviour=action.behaviour,
        sentence=f"The code of {action.name!r} was not {verb}. QuickBooks Time: {result.extra or result.message}",
    )


def another_code(action: Action, result: ItemResult) -> Finding | None:
    """A row 202 names a code that was there: this is why it is not the one asked for; None if it is.

    It may be deleted, or almost called so.
    """
    if result.row.get("active") is False:
        return _archived(action)
    return _alike(action, result) if _only_alike(action, result) else None


def somebody_elses(action: Action) -> Finding:
    """The code that was there has a bond with another entity, and keeps it."""
    return Finding(
        code=Code.NAME_CONFLICT,
        subject=action.key,
        behaviour="UNIQ-01",
        sentence=f"QuickBooks Time takes {action.name!r} for a code that belongs to another entity.",
    )


def _only_alike(action: Action, result: ItemResult) -> bool:
    """Where letter case makes no two names, what was there is not what a person asked for (D-01)."""
    name = result.row.get("name")
    there = isinstance(name, str) and result.status == ALREADY_THERE
    return there and str(name).strip() != action.code_name.strip()


def _alike(action: Action, result: ItemResult) -> Finding:
    return Finding(
        code=Code.NEAR_NAME_MATCH,
        subject=action.key,
        behaviour="DUP-01",
        sentence=f"QuickBooks Time takes {action.name!r} for its code {result.row['name']!r}, and makes no other.",
        choices=("link",),
    )


def _archived(action: Action) -> Finding:
    return Finding(
        code=Code.CODE_NOT_LINKED,
        subject=action.key,
        behaviour="CODE-08",
        sentence=f"QuickBooks Time has a deleted code called {action.code_name!r}.",
        choices=("restore", "create"),
    )
