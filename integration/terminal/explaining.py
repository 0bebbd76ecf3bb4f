"""The verb `explain`: why a client or work item is as it is."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table
from rich.text import Text

from integration.explain import Explanation
from integration.model import EntityKind
from integration.rules import KIND_WORDS
from integration.store.audit import Line
from integration.terminal.plain import plain
from integration.terminal.session import Session


def explain(
    ctx: typer.Context,
    entity: Annotated[
        str, typer.Argument(help="A client or work item: its name, 'Client › Work', or its Karbon key.")
    ],
) -> None:
    """Why a client or work item is as it is: its codes, what stands in its way, what waits, what was done."""
    from integration.lookup import entity_named

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        found = bridge.explain(entity_named(bridge.desk, entity))
        session.show(found) if session.as_json else show(session.out, plain(found))


def show(console: Console, found: Explanation) -> None:
    """The whole story, shortest first."""
    from integration.terminal.views import show_findings

    console.print(
        Text.assemble((found.name, "bold"), f"  {KIND_WORDS[EntityKind(found.kind)]}, key {found.key}"),
        soft_wrap=True,
    )
    reason = f" ({found.standing.reason})" if found.standing.reason else ""
    console.print(Text.assemble("It is ", (found.standing.state, "bold"), reason, "."))
    if found.bonds:
        console.print(_bonds(found))
    if found.waiting:
        entries = "entry waits" if found.waiting == 1 else "entries wait"
        console.print(f"{found.waiting} {entries} for QuickBooks Time.")
    if found.done:
        console.print(lines_table(found.done))
    if found.finding is not None:
        show_findings(console, [found.finding])


def _bonds(found: Explanation) -> Table:
    table = Table("code", "path", "", "agreed names", expand=False)
    for bond in found.bonds:
        there = bond.code_path if bond.active else f"{bond.code_path or 'gone'} (deleted)"
        names = (
            bond.code_name
            if bond.karbon_name == bond.code_name
            else f"{bond.karbon_name} in Karbon, {bond.code_name} here"
        )
        table.add_row(str(bond.code_id), Text(there), bond.state, Text(names))
    return table


def lines_table(lines: tuple[Line, ...]) -> Table:
    """Lines of the audit, oldest first."""
    table = Table("line", "when (UTC)", "who", "what", "about", "why", expand=False)
    for line in lines:
        when = line.at[:19].replace("T", " ")
        cells = (Text(line.who or "a sync"), Text(line.what), line.subject, line.why)
        table.add_row(str(line.number), when, *cells)
    return table
