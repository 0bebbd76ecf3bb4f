"""The verb `hide`: many jobs at once, shown first."""

from __future__ import annotations

from typing import Annotated, Final

import typer
from rich.console import Console
from rich.text import Text

from integration.hiding import Hiding
from integration.terminal.plain import plain
from integration.terminal.session import Session

SHOWN: Final = 20


def hide(
    ctx: typer.Context,
    entities: Annotated[
        list[str] | None,
        typer.Argument(help="Clients or work items: their names, 'Client › Work', or their Karbon keys."),
    ] = None,
    completed: Annotated[bool, typer.Option("--completed", help="All completed work.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it; without, it is only shown.")] = False,
    by: Annotated[
        str,
        typer.Option("--by", help="Email of the person who asks; default: who connected.", metavar="EMAIL"),
    ] = "",
) -> None:
    """Hide jobs in QuickBooks Time by unassigning them; links and time stay. Shows first what it would do."""
    from integration.lookup import entity_named

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        keys = tuple(entity_named(bridge.desk, text) for text in entities or ())
        found = bridge.hide_jobs(by or bridge.desk.firm().connected_by, keys, completed, preview=not yes)
        session.show(found) if session.as_json else show(session.out, plain(found))


def show(console: Console, found: Hiding) -> None:
    """The jobs, and what became of them."""
    from integration.terminal.views import show_findings

    for job in found.jobs[:SHOWN]:
        console.print(Text(f"- {job.path}"), no_wrap=True, overflow="ellipsis")
    if len(found.jobs) > SHOWN:
        console.print(f"  ... and {len(found.jobs) - SHOWN} more")
    count = f"{len(found.jobs)} {'job' if len(found.jobs) == 1 else 'jobs'}"
    calls = f"{found.calls} writing {'call' if found.calls == 1 else 'calls'}"
    already = f"; {found.hidden_already} hidden already" if found.hidden_already else ""
    if found.preview:
        console.print(f"[bold]{count} to hide[/] in {calls}{already}. Nothing was changed; --yes does it.")
    else:
        console.print(f"[bold]{count} hidden[/] in {calls}{already}.")
    show_findings(console, found.findings)
