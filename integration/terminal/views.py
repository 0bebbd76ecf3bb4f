"""Answers as a person reads them, at a hundred columns."""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from integration.books import BooksReport
from integration.connection import Connected
from integration.messages import Code, Finding
from integration.sync import Run
from integration.time_and_budget import Tab, TabEntry

EACH_KIND_SHOWN = 3
INDENT = (0, 0, 0, 4)
QUIET = {Code.CONTACT_NOT_SYNCED, Code.WORK_NOT_TRACKED}  # what was chosen needs no attention, only a count


def show_connected(console: Console, found: Connected, *, whole: bool = False) -> None:
    """Whether and how the firm is connected. `whole`: with the decisions that are as a firm begins with, too."""
    state = "[green]connected[/]" if found.connected else "[yellow]disconnected[/]"
    console.print(f"QuickBooks Time: {state}, account ", Text(found.company, style="bold"), sep="")
    types = ", ".join(found.settings.contact_types) or "none chosen yet"
    console.print(f"Tracking: {found.settings.mode}; contact types: ", Text(types), sep="")
    for what, how in found.settings.decisions if whole else found.settings.unusual:
        console.print(Text(f"{what[0].upper()}{what[1:]}: {how}"))
    if found.contact_types:
        console.print("Contact types in Karbon: ", Text(", ".join(found.contact_types)), sep="")
    for warning in found.warnings:
        console.print("[yellow]![/] ", Text(warning), sep="")
    if found.message is not None:
        show_findings(console, [found.message])
    for pair in found.suspects:
        console.print(
            "[yellow]?[/] ",
            Text(f"{pair.person}, {pair.date}, {pair.minutes} min is in both systems ({pair.karbon_entry})"),
            sep="",
        )


def show_run(console: Console, run: Run) -> None:
    """What a sync did."""
    done = ", ".join(f"{count} {kind}" for kind, count in sorted(run.counts.items())) or "nothing to change"
    console.print(f"[bold]Codes:[/] {done}")
    console.print(
        f"[bold]Time:[/] {run.time_changed} entries changed, {run.time_delivered} held entries delivered"
    )
    console.print("[bold]QuickBooks:[/]", _books_line(run.books))
    show_findings(console, run.findings)


def show_books(console: Console, report: BooksReport) -> None:
    """What was done in QuickBooks."""
    console.print(_books_line(report))
    show_findings(console, report.findings)


def _books_line(report: BooksReport) -> Text:
    note = f" ({report.note})" if report.note else ""
    return Text(
        f"{report.exported} exported, {report.updated} updated, {report.removed} removed, "
        f"{report.customers} customers created{note}"
    )


def show_entry(console: Console, verb: str, entry: TabEntry, message: Finding | None) -> None:
    """What became of an entry, and what a person should know about it."""
    console.print(
        Text(f"{verb}: {hours(entry.minutes)} by {entry.person} on {entry.date} (entry {entry.id})")
    )
    if message is not None:
        console.print(Text.assemble((message.code.value, "yellow"), f" {message.sentence} {message.remedy}"))


def show_findings(console: Console, findings: Iterable[Finding], limit: int = EACH_KIND_SHOWN) -> None:
    """What a person should look at, by kind, with the remedy said once."""
    by_code: dict[Code, list[Finding]] = {}
    for finding in findings:
        if finding.code not in QUIET:
            by_code.setdefault(finding.code, []).append(finding)
    if by_code:
        console.print(f"\n[bold]{sum(map(len, by_code.values()))} to look at[/]")
    for code, found in by_code.items():
        mark = "?" if code is Code.NEAR_NAME_MATCH else "!"
        console.print(f"[red]{mark} {code.value}[/] ×{len(found)}")
        for sentence in list(dict.fromkeys(one.sentence for one in found))[:limit]:
            console.print(Padding(Text(sentence), INDENT, expand=False))
        if len(found) > limit:
            console.print(f"    ... and {len(found) - limit} more; the export lists all", style="dim")
        console.print(Padding(Text("→ ", "bold") + Text(found[0].remedy), INDENT, expand=False))


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
    if tab.entries:
        console.print(_entries_table(tab.entries))
    console.print(_totals(tab))
    if tab.as_of is not None:
        age = (
            f"{tab.age_s} s old"
            if not tab.stale
            else f"[yellow]{tab.age_s} s old: QuickBooks Time does not answer[/]"
        )
        console.print(f"[dim]as of {tab.as_of[:19].replace('T', ' ')} UTC,[/] {age}")


def _entries_table(entries: list[TabEntry]) -> Table:
    marks = [
        {"held": "waiting", "native": "Karbon only"}.get(entry.state, "" if entry.can_edit else "read-only")
        for entry in entries
    ]
    table = Table("entry", "date", "person", expand=False)
    table.add_column("time", justify="right")
    table.add_column("note")
    if any(marks):
        table.add_column("")
    for entry, mark in zip(entries, marks, strict=True):
        extra = ", ".join(f"{name}: {value}" for name, value in entry.fields.items())
        note = " · ".join(part for part in (entry.notes, extra) if part)
        cells = (Text(entry.person), hours(entry.minutes), Text(note), mark)
        table.add_row(entry.id, entry.date, *cells[: None if any(marks) else -1])
    return table


def _totals(tab: Tab) -> str:
    actual = f"actual [bold]{hours(tab.actual_minutes)}[/]   " if tab.actual_minutes is not None else _UNREAD
    if tab.budget_minutes is None:
        return f"{actual}[yellow]budget unknown: Karbon does not answer[/]"
    if tab.budget_minutes == 0:
        return f"{actual}no budget"
    if tab.left_minutes is None:
        return f"{actual}budget [bold]{hours(tab.budget_minutes)}[/]"
    left = tab.left_minutes
    rest = f"[red]over by {hours(-left)}[/]" if left < 0 else f"left {hours(left)}"
    return f"{actual}budget [bold]{hours(tab.budget_minutes)}[/]   {rest}"


_UNREAD = "actual [yellow]not known yet: QuickBooks Time does not answer[/]   "


def hours(minutes: int) -> str:
    """Minutes as hours and minutes."""
    return f"{minutes // 60}:{minutes % 60:02d}"
