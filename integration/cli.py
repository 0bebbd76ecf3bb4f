"""The command `timebridge`: what each verb takes. What it does is in app.py, how it looks in terminal/."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from integration.messages import Finding
from integration.terminal.auditing import app as audit
from integration.terminal.doctor import doctor
from integration.terminal.explaining import explain
from integration.terminal.hiding import hide
from integration.terminal.hinting import app as hints
from integration.terminal.plain import plain, plain_text
from integration.terminal.serving import serve
from integration.terminal.session import Session
from integration.terminal.supporting import bundle
from integration.terminal.syncing import apply, preview, save_and_sync, sync
from integration.time_and_budget import TabEntry

app = typer.Typer(no_args_is_help=True, add_completion=True, pretty_exceptions_enable=False)

Who = Annotated[
    str, typer.Option("--by", help="Email of the person who asks; default: who connected.", metavar="EMAIL")
]
Entity = Annotated[
    str, typer.Argument(help="A client or work item: its name, 'Client › Work', or its Karbon key.")
]


@app.callback()
def timebridge(
    ctx: typer.Context,
    connections: Annotated[
        Path,
        typer.Option(
            envvar="TIMEBRIDGE_CONNECTIONS", help="Addresses and credentials, as JSON.", metavar="FILE"
        ),
    ] = Path(".timebridge/connections.json"),
    store: Annotated[
        str,
        typer.Option(
            envvar="TIMEBRIDGE_STORE", help="Where links and time are kept: a file, or a database URL."
        ),
    ] = ".timebridge/timebridge.db",
    as_json: Annotated[bool, typer.Option("--json", help="Answer with one line of JSON.")] = False,
    debug: Annotated[bool, typer.Option(help="Show the traceback of a failure.")] = False,
) -> None:
    """Keep a firm's Karbon, QuickBooks Time and QuickBooks in step.

    Exit codes: 0 done, 1 refused (the answer says why and what to do), 2 wrong use, 3 a service cannot be reached
    or does not let us in. With preview --exit-code also 4 something to do, 5 something to do that has to be approved.
    """
    ctx.obj = Session(connections, store, as_json, debug)


@app.command()
def connect(
    ctx: typer.Context,
    by: Annotated[str, typer.Option(help="Your email; an administrator of both.", metavar="EMAIL")],
    create_account: Annotated[
        bool, typer.Option("--create-account", help="You are opening a QuickBooks Time account for this.")
    ] = False,
) -> None:
    """Connect Karbon with QuickBooks Time, or connect again with the same account."""
    from integration.terminal.views import show_connected

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        found = bridge.connect(by, create_account)
        session.show(found) if session.as_json else show_connected(session.out, plain(found))


@app.command()
def disconnect(ctx: typer.Context, by: Who = "") -> None:
    """Disconnect; all time stays in Karbon."""
    from integration.terminal.views import show_connected

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        found = bridge.disconnect(by or bridge.desk.firm().connected_by)
        session.show(found) if session.as_json else show_connected(session.out, plain(found))


@app.command()
def status(ctx: typer.Context) -> None:
    """How the firm is connected, and what it chose."""
    from integration.terminal.views import show_connected

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        found = bridge.status()
        session.show(found) if session.as_json else show_connected(session.out, plain(found), whole=True)


app.command()(preview)
app.command()(apply)
app.command("save-and-sync")(save_and_sync)
app.command()(sync)


@app.command()
def books(ctx: typer.Context) -> None:
    """Bring QuickBooks in line with the time in QuickBooks Time."""
    from integration.terminal.views import show_books

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        report = bridge.sync_books()
        session.show(report) if session.as_json else show_books(session.out, plain(report))


@app.command()
def tab(ctx: typer.Context, entity: Entity) -> None:
    """Open the Time & Budget tab of a client or work item."""
    from integration.lookup import entity_named
    from integration.terminal.views import show_tab

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        found = bridge.open_tab(entity_named(bridge.desk, entity))
        session.show(found) if session.as_json else show_tab(session.out, plain(found))


@app.command()
def track(
    ctx: typer.Context,
    entity: Entity,
    length: Annotated[str, typer.Argument(help="90, 1:30 or 1.5h")],
    by: Annotated[str, typer.Option(help="Whose time: an email address.", metavar="EMAIL")],
    on: Annotated[str, typer.Option(help="The day, as 2026-03-02; default: today.", metavar="DATE")] = "",
    note: Annotated[str, typer.Option(help="A note.")] = "",
    field: Annotated[
        list[str] | None, typer.Option(help="A field, as Name=Value; repeat it.", metavar="NAME=VALUE")
    ] = None,
) -> None:
    """Track time on a client or work item."""
    from integration.lookup import entity_named
    from integration.terminal.typed import day_of, fields_of, minutes_of

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        day: date = day_of(on, bridge.desk.now().date())
        minutes = minutes_of(length)
        done = bridge.track_time(
            by, entity_named(bridge.desk, entity), day, minutes, note, fields_of(field or [])
        )
        _say(session, "Recorded" if done.message is None else "Kept", done.entry, done.message, done)


@app.command()
def edit(
    ctx: typer.Context,
    entry: Annotated[str, typer.Argument(help="The entry, as the tab names it.")],
    length: Annotated[str, typer.Option(help="90, 1:30 or 1.5h")] = "",
    on: Annotated[str, typer.Option(help="The day, as 2026-03-02.", metavar="DATE")] = "",
    note: Annotated[str | None, typer.Option(help="A note.")] = None,
    to: Annotated[str, typer.Option(help="Another client or work item.", metavar="ENTITY")] = "",
) -> None:
    """Change an entry; what is not named stays."""
    from integration.lookup import entity_named
    from integration.terminal.typed import day_of, minutes_of

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        done = bridge.edit_time(
            entry,
            minutes_of(length) if length else None,
            note,
            day_of(on, bridge.desk.now().date()) if on else None,
            entity_named(bridge.desk, to) if to else None,
        )
        _say(session, "Changed", done.entry, done.message, done)


@app.command()
def delete(
    ctx: typer.Context, entry: Annotated[str, typer.Argument(help="The entry, as the tab names it.")]
) -> None:
    """Delete an entry."""
    session: Session = ctx.obj
    with session.timebridge() as bridge:
        gone = bridge.delete_time(entry)
        _say(session, "Deleted", gone, None, gone)


@app.command("generate-code")
def generate_code(
    ctx: typer.Context,
    entity: Entity,
    choice: Annotated[
        str | None,
        typer.Option(
            help="With a deleted code of that name: restore or create. With a code of almost that name: link or create."
        ),
    ] = None,
    by: Who = "",
) -> None:
    """Give a client or work item a code, or a new one after its code was deleted."""
    from integration.lookup import entity_named

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        made = bridge.generate_code(
            entity_named(bridge.desk, entity), by or bridge.desk.firm().connected_by, choice
        )
        if session.as_json:
            session.show(made)
            return
        waited = "1 waiting entry" if made.delivered == 1 else f"{made.delivered} waiting entries"
        more = f"; {waited} delivered" if made.delivered else ""
        session.out.print(f"{made.how.capitalize()}: code {made.code_id}{more}")


@app.command()
def export(
    ctx: typer.Context,
    out: Annotated[
        Path | None, typer.Option(help="A CSV or XLSX file; the terminal without.", metavar="FILE")
    ] = None,
    by: Who = "",
) -> None:
    """Export Synced Items: how every client, work item and user is mapped, as CSV or XLSX."""
    from integration.terminal.files import write_export

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        rows = bridge.export_synced_items(by or bridge.desk.firm().connected_by)
        if session.as_json:
            session.show(list(rows))
            return
        count = write_export(rows, out)
        if out is not None:
            session.out.print(f"{count} rows in {plain_text(str(out))}", markup=False, soft_wrap=True)


app.command()(doctor)
app.command()(explain)
app.add_typer(audit, name="audit")
app.command()(hide)
app.add_typer(hints, name="hints")
app.command("support-bundle")(bundle)
app.command()(serve)


def _say(session: Session, verb: str, entry: TabEntry, message: Finding | None, answer: object) -> None:
    from integration.terminal.views import show_entry

    if session.as_json:
        session.show(answer)
        return
    show_entry(session.out, verb, plain(entry), plain(message))


def main() -> None:
    """Run the command."""
    app()
