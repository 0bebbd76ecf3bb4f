"""The verbs `audit show` and `audit verify`: what was done, and whether the record of it is whole."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console

from integration.store.audit import Verified
from integration.terminal.plain import plain
from integration.terminal.session import FAILED, Session

app = typer.Typer(no_args_is_help=True, help="What was done for the firm, line by line.")


@app.command("show")
def show_lines(
    ctx: typer.Context,
    entity: Annotated[
        str | None,
        typer.Argument(help="Only of this client or work item: its name, 'Client › Work', or its key."),
    ] = None,
    last: Annotated[int, typer.Option(help="So many of the latest.", min=1)] = 20,
) -> None:
    """Who did what to whom, and which behaviour asked for it."""
    from integration.lookup import entity_named
    from integration.terminal.explaining import lines_table

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        lines = bridge.audit_lines(entity_named(bridge.desk, entity) if entity else None)
        if session.as_json:
            session.show(lines)
            return
        shown = lines[-last:]
        session.out.print(lines_table(tuple(plain(line) for line in shown)))
        if len(shown) < len(lines):
            session.out.print(f"{len(lines) - len(shown)} earlier lines; --last shows more", style="dim")


@app.command("verify")
def verify(ctx: typer.Context) -> None:
    """Whether every line still fits to the one before it; exit code 1 if one was changed, added or taken out."""
    session: Session = ctx.obj
    with session.timebridge() as bridge:
        found = bridge.verify_audit()
        session.show(found) if session.as_json else show_verified(session.out, found)
        if found.broken_at is not None:
            raise typer.Exit(FAILED)


def show_verified(console: Console, found: Verified) -> None:
    """One sentence, and what to keep elsewhere."""
    if found.broken_at is not None:
        console.print(
            f"[red]Line {found.broken_at} does not fit to the one before it[/]: one of the two was changed, or a "
            "line was added or taken out. Compare with a backup of the store.",
            soft_wrap=True,
        )
        return
    lines = "line fits" if found.lines == 1 else "lines fit"
    console.print(f"[green]{found.lines} {lines} together.[/]")
    if found.last:
        console.print("The last line is known by this; kept elsewhere, it shows when the end was cut off:")
        console.print(f"  {found.last}")
