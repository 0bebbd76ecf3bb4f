"""Answers as a person reads them, at a hundred columns."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from integration.connection import Connected
from integration.messages import Code, Finding
from integration.plan import Action, Kind, Plan
from integration.rules import KIND_WORDS
from integration.sync import Run
from integration.time_and_budget import Tab

SYMBOLS = {
    Kind.CREATE: ("+", "green"),
    Kind.ADOPT: ("=", "cyan"),
    Kind.RENAME: ("~", "yellow"),
    Kind.REBASE: ("=", "cyan"),
    Kind.MARK_MISSING: ("-", "red"),
    Kind.RECOVER: ("=", "cyan"),
    Kind.FREEZE: ("*", "blue"),
    Kind.UNFREEZE: ("=", "cyan"),
}
FINDINGS_SHOWN = 20
QUIET = {Code.CONTACT_NOT_SYNCED, Code.WORK_NOT_TRACKED}  # what was chosen needs no attention, only a count
BATCH = 50


def show_connected(console: Console, found: Connected) -> None:
    """Whether and how the firm is connected."""
    state = "[green]connected[/]" if found.connected else "[yellow]disconnected[/]"
    console.print(f"QuickBooks Time: {state}, account ", Text(found.company, style="bold"), sep="")
    types = ", ".join(found.settings.contact_types) or "none chosen yet"
    console.print(f"Tracking: {found.settings.mode}; contact types: ", Text(types), sep="")
    if found.contact_types:
        console.print("Contact types in Karbon: ", Text(", ".join(found.contact_types)), sep="")
    for warning in found.warnings:
        console.print("[yellow]![/] ", Text(warning), sep="")
    for pair in found.suspects:
        console.print(
            "[yellow]?[/] ",
            Text(f"{pair.person}, {pair.date}, {pair.minutes} min is in both systems ({pair.karbon_entry})"),
            sep="",
        )


def show_plan(console: Console, plan: Plan, limit: int) -> None:
    """A plan the way people know from infrastructure tools: a symbol, what, and why."""
    table = Table.grid(padding=(0, 1))
    for action in plan.actions[:limit]:
        table.add_row(*_plan_row(action))
    shown = [finding for finding in plan.findings if finding.code not in QUIET]
    for finding in shown[: max(0, limit - len(plan.actions))]:
        table.add_row(
            Text("?" if finding.code is Code.NEAR_NAME_MATCH else "!", "red"),
            Text("conflict"),
            Text(""),
            Text(finding.sentence),
        )
    console.print(table)
    hidden = len(plan.actions) + len(shown) - limit
    if hidden > 0:
        console.print(f"... and {hidden} more; --all shows them")
    _plan_summary(console, plan, len(shown))


def _plan_row(action: Action) -> Sequence[Text]:
    symbol, colour = SYMBOLS[action.kind]
    name = action.code_name if action.kind is Kind.RENAME else action.name
    return (
        Text(symbol, colour),
        Text(action.kind.value, colour),
        Text(KIND_WORDS[action.entity], "dim"),
        Text(f"{name}  ") + Text(f"{action.reason} ({action.behaviour})", "dim"),
    )


def _plan_summary(console: Console, plan: Plan, conflicts: int) -> None:
    counts = Counter(action.kind for action in plan.actions)
    creates = counts[Kind.CREATE]
    quiet = sum(finding.code in QUIET for finding in plan.findings)
    console.print(
        f"\n[bold]Plan:[/] [green]{creates} to create[/], [cyan]{counts[Kind.ADOPT]} to adopt[/], "
        f"[yellow]{counts[Kind.RENAME]} to rename[/], [red]{conflicts} conflicts[/]; "
        f"{quiet} take no part by the settings; about {-(-creates // BATCH)} writing calls"
    )


def show_run(console: Console, run: Run) -> None:
    """What a sync did."""
    done = ", ".join(f"{count} {kind}" for kind, count in sorted(run.counts.items())) or "nothing to change"
    console.print(f"[bold]Codes:[/] {done}")
    console.print(
        f"[bold]Time:[/] {run.time_changed} entries changed, {run.time_delivered} held entries delivered"
    )
    books = run.books
    note = f" ({books.note})" if books.note else ""
    console.print(
        f"[bold]QuickBooks:[/] {books.exported} exported, {books.updated} updated, {books.removed} removed, "
        f"{books.customers} customers created{note}"
    )
    show_findings(console, run.findings)


def show_findings(console: Console, findings: Iterable[Finding]) -> None:
    """What a person should look at, the same remedy said once."""
    loud = [finding for finding in findings if finding.code not in QUIET]
    if not loud:
        return
    console.print(f"\n[bold]{len(loud)} to look at[/]")
    table = Table(box=None, padding=(0, 1), show_header=False)
    table.add_column(no_wrap=True, style="red")
    table.add_column(overflow="fold")
    for finding in loud[:FINDINGS_SHOWN]:
        table.add_row(finding.code.value, Text(finding.sentence))
    console.print(table)
    if len(loud) > FINDINGS_SHOWN:
        console.print(f"... and {len(loud) - FINDINGS_SHOWN} more; the export lists all")
    for code, remedy in {finding.code: finding.remedy for finding in loud}.items():
        console.print(f"[bold]{code.value}:[/] ", Text(remedy), sep="", soft_wrap=True)


def show_tab(console: Console, tab: Tab) -> None:
    """The Time & Budget tab."""
    title = f"{tab.client} › {tab.name}" if tab.client else tab.name
    console.print(
        Text(title, "bold"), Text(f"  code {tab.code_id}" if tab.code_id else "  no code", "dim"), sep=""
    )
    if tab.message is not None:
        console.print(
            f"[red]{tab.message.code.value}[/] ", Text(f"{tab.message.sentence} {tab.message.remedy}"), sep=""
        )
    table = Table(expand=False)
    for column, justify in (
        ("entry", "left"),
        ("date", "left"),
        ("person", "left"),
        ("time", "right"),
        ("note", "left"),
        ("", "left"),
    ):
        table.add_column(column, justify=justify)  # type: ignore[arg-type]
    for line in tab.entries:
        extra = ", ".join(f"{name}: {value}" for name, value in line.fields.items())
        mark = {"held": "waiting", "native": "Karbon only"}.get(
            line.state, "" if line.can_edit else "read-only"
        )
        note = " · ".join(part for part in (line.notes, extra) if part)
        table.add_row(line.id, line.date, Text(line.person), hours(line.minutes), Text(note), mark)
    if tab.entries:
        console.print(table)
    over = tab.left_minutes < 0
    console.print(
        f"actual [bold]{hours(tab.actual_minutes)}[/]   budget [bold]{hours(tab.budget_minutes)}[/]   "
        + (f"[red]over by {hours(-tab.left_minutes)}[/]" if over else f"left {hours(tab.left_minutes)}")
    )
    if tab.as_of is not None:
        age = (
            f"{tab.age_s} s old"
            if not tab.stale
            else f"[yellow]{tab.age_s} s old: QuickBooks Time does not answer[/]"
        )
        console.print(f"[dim]as of {tab.as_of[:19].replace('T', ' ')} UTC,[/] {age}")


def hours(minutes: int) -> str:
    """Minutes as hours and minutes."""
    return f"{minutes // 60}:{minutes % 60:02d}"
