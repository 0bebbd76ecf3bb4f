"""The verbs `hints show`, `hints on` and `hints off`: whether Karbon tells us what moved."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.console import Console
from rich.text import Text

from integration.hints import WHOLE_EVERY_HOURS, Hints
from integration.terminal.plain import plain
from integration.terminal.session import Session

app = typer.Typer(
    no_args_is_help=True, help="Let Karbon tell what moved, so that a sync need not look for it."
)

Who = Annotated[
    str, typer.Option("--by", help="Email of the person who asks; default: who connected.", metavar="EMAIL")
]


@app.command("show")
def show_hints(ctx: typer.Context) -> None:
    """Whether hints are on, and what no sync has looked at yet."""
    session: Session = ctx.obj
    with session.timebridge() as bridge:
        _say(session, bridge.hints())


@app.command("on")
def turn_on(
    ctx: typer.Context,
    address: Annotated[
        str,
        typer.Option(
            help="Where the service takes this firm's webhooks: https://.../firms/NAME/webhooks/karbon.",
            metavar="URL",
        ),
    ],
    whole_every: Annotated[
        int, typer.Option(help="After so many hours a sync reads everything all the same.", metavar="HOURS")
    ] = WHOLE_EVERY_HOURS,
    by: Who = "",
) -> None:
    """Subscribe to Karbon's webhooks. They are signed with the key in the connections, or one that is drawn."""
    session: Session = ctx.obj
    with session.timebridge() as bridge:
        _say(session, bridge.hints_on(by or bridge.desk.firm().connected_by, address, whole_every))


@app.command("off")
def turn_off(ctx: typer.Context, by: Who = "") -> None:
    """End the subscriptions; each sync looks for what moved."""
    session: Session = ctx.obj
    with session.timebridge() as bridge:
        _say(session, bridge.hints_off(by or bridge.desk.firm().connected_by))


def _say(session: Session, found: Hints) -> None:
    session.show(found) if session.as_json else show(session.out, plain(found))


def show(console: Console, found: Hints) -> None:
    """How the firm hears what moved."""
    if not found.on:
        console.print("[bold]Hints:[/] off; each sync looks for what moved")
        return
    console.print(Text.assemble(("Hints:", "bold"), f" on; Karbon tells {found.address}"), soft_wrap=True)
    last = f"last {found.whole_at:%Y-%m-%d %H:%M} UTC" if found.whole_at else "next with the next sync"
    hours = "hour" if found.whole_every_hours == 1 else f"{found.whole_every_hours} hours"
    console.print(f"Everything is read all the same every {hours}: {last}")
    waiting = ", ".join(f"{count} of {source}" for source, count in sorted(found.waiting.items()) if count)
    console.print(f"Waiting: {waiting or 'nothing'}")
