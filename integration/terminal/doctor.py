"""The verb `doctor`: what stands in the way, in the order in which to go through it."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from integration.doctor import Examination
from integration.doctor.symptom import Symptom
from integration.terminal.plain import plain, plain_text
from integration.terminal.session import Session


def doctor(
    ctx: typer.Context,
    entity: Annotated[
        str | None,
        typer.Argument(help="A client or work item: its name, 'Client › Work', or its Karbon key."),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", help="Who cannot track time: an email address.", metavar="EMAIL")
    ] = None,
    on: Annotated[str, typer.Option(help="The day, as 2026-03-02; default: today.", metavar="DATE")] = "",
) -> None:
    """Why somebody cannot track time on something, and what to do; without names, what is wrong with the firm."""
    from integration.lookup import entity_named
    from integration.terminal.typed import day_of

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        known = (
            bridge.desk.known() is not None
        )  # a firm that never connected has no names yet, and that is the finding
        key = entity_named(bridge.desk, entity) if entity and known else entity
        found = bridge.doctor(by, key, day_of(on, bridge.desk.now().date()) if on else None)
        session.show(found) if session.as_json else show(session.out, plain(found), {key or "": entity or ""})


def show(console: Console, found: Examination, typed: dict[str, str]) -> None:
    """How things stand, what is wrong, and a last word. `typed` is what a person called a key."""
    for standing in found.standings:
        reason = f" ({standing.reason})" if standing.reason else ""
        since = f", since {standing.since[:10]}" if standing.since else ""
        console.print(
            Text.assemble(
                f"{plain_text(typed.get(standing.subject, standing.subject))}: ",
                (standing.state, "bold"),
                reason,
                since,
            )
        )
    if found.findings:
        console.print(_table(found.findings))
    console.print(_last_word(found))


def _table(findings: tuple[Symptom, ...]) -> Table:
    table = Table("", "what is wrong", "what to do", expand=False, show_lines=True)
    for one in findings:
        what = Text.assemble(
            (one.code.value, "red" if one.blocks else "yellow"),
            f"\n{one.sentence}",
            (f"\n{one.evidence}" if one.evidence else "", "dim"),
        )
        table.add_row(str(one.step), what, Text(one.remedy))
    return table


def _last_word(found: Examination) -> str:
    if not found.findings:
        return (
            "[green]Nothing stands in the way.[/] If it still fails, send support what "
            "`timebridge --json doctor` says."
        )
    if found.can_track:
        return "[green]Time can be tracked[/]; the rest is worth a look."
    return "Go through it from the top; then ask the doctor again."
