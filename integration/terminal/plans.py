"""A plan as a person reads it, at a hundred columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Final

from rich.console import Console
from rich.text import Text

from integration.plan import Action, Kind
from integration.plan.estimate import Estimate
from integration.preview import Preview
from integration.rules import KIND_WORDS
from integration.store.held import Held
from integration.terminal.views import EACH_KIND_SHOWN, QUIET, show_findings

SYMBOLS: Final = {
    Kind.CREATE: ("+", "green"),
    Kind.ADOPT: ("=", "cyan"),
    Kind.RENAME: ("~", "yellow"),
    Kind.REBASE: ("=", "cyan"),
    Kind.MARK_MISSING: ("-", "red"),
    Kind.RECOVER: ("=", "cyan"),
    Kind.FREEZE: ("*", "blue"),
    Kind.UNFREEZE: ("=", "cyan"),
}
KIND_WIDTH: Final = 7  # of the common ones
ENTITY_WIDTH: Final = max(map(len, KIND_WORDS.values()))
MINUTE_S: Final = 60


def show_preview(console: Console, found: Preview, limit: int) -> None:
    """A plan the way people know from infrastructure tools: a symbol, what, and why; and what it costs."""
    show_actions(console, found.actions, limit)
    show_findings(
        console,
        found.findings,
        limit if limit > len(found.findings) + len(found.actions) else EACH_KIND_SHOWN,
    )
    _summary(console, found)
    if found.ask:
        _waits(console, found.ask, "save_and_sync", found.basis.id)
    if found.held is not None and found.held.id != found.basis.id:
        show_held(console, found.held)


def show_actions(console: Console, actions: Sequence[Action], limit: int) -> None:
    """A line for each step."""
    for action in actions[:limit]:
        console.print(_line(action), no_wrap=True, overflow="ellipsis")
    if len(actions) > limit:
        console.print(f"... and {len(actions) - limit} more; --all shows them")


def show_held(console: Console, found: Held) -> None:
    """The plan that a sync was stopped at."""
    when = found.at[:16].replace("T", " ")
    console.print(
        f"\nA sync was stopped at {when} UTC; --stopped shows its plan of {len(found.actions)} steps.",
        soft_wrap=True,
    )
    _waits(console, found.why, found.approve, found.id)


def _waits(console: Console, why: str, operation: str, plan_id: str) -> None:
    console.print(Text.assemble(("! MASS_CHANGE ", "red"), why), soft_wrap=True)
    command = operation.replace("_", "-")
    console.print(f"  [bold]→[/] If it is right: timebridge {command} --approve {plan_id}", soft_wrap=True)


def _line(action: Action) -> Text:
    symbol, colour = SYMBOLS[action.kind]
    what = f"{action.name}  {action.reason}" if action.kind is Kind.RENAME else action.path
    return Text.assemble(
        (f"{symbol} {action.kind.value:<{KIND_WIDTH}} ", colour),
        (f"{KIND_WORDS[action.entity]:<{ENTITY_WIDTH}} ", "dim"),
        what,
        (f"  {action.behaviour}", "dim"),
    )


def _summary(console: Console, found: Preview) -> None:
    counts = Counter(action.kind for action in found.actions)
    quiet = sum(finding.code in QUIET for finding in found.findings)
    conflicts = len(found.findings) - quiet
    console.print(
        f"\n[bold]Plan:[/] [green]{counts[Kind.CREATE]} to create[/], [cyan]{counts[Kind.ADOPT]} to adopt[/], "
        f"[yellow]{counts[Kind.RENAME]} to rename[/], [red]{conflicts} conflicts[/]\n"
        f"      {quiet} take no part by the settings; {_cost(found.estimate)}"
    )


def _cost(found: Estimate) -> str:
    writing = f"{found.writes} of them writing" if found.writes else "none of them writing"
    calls = f"about {found.karbon + found.quickbooks_time} calls, {writing}"
    if found.least_seconds < MINUTE_S:
        return calls
    return f"{calls}: {-(-found.least_seconds // MINUTE_S)} minutes at least"
