"""The verbs that bring a firm in step: `preview`, `save-and-sync`, `sync` and `apply`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated, Final

import typer

from integration.settings import Billing, Choices, NewCodes
from integration.terminal.plain import plain, plain_text
from integration.terminal.session import Session

CHANGES: Final = 4  # exit codes of `preview --exit-code`: something to do,
WAITS: Final = 5  # or something to do that somebody has to approve
SHOWN: Final = 40

Who = Annotated[
    str, typer.Option("--by", help="Email of the person who asks; default: who connected.", metavar="EMAIL")
]
Types = Annotated[
    list[str] | None, typer.Option("--type", help="A contact type to track; repeat it.", metavar="NAME")
]
Work = Annotated[bool | None, typer.Option("--work/--contacts-only", help="Track work beside contacts.")]
Completed = Annotated[
    bool | None,
    typer.Option(
        "--completed-work/--no-completed-work", help="Codes for work that is completed already, too."
    ),
]
Whom = Annotated[
    NewCodes | None,
    typer.Option(
        "--new-codes",
        help="Whom new codes are assigned to in QuickBooks Time.",
    ),
]
Unset = Annotated[
    Billing | None,
    typer.Option(
        "--unset-billable",
        help="What time is in QuickBooks when its field Billable says nothing.",
    ),
]
Titles = Annotated[
    str | None,
    typer.Option(
        "--equal-titles",
        help="What work is called beside work of its title, as '{title} - {start}'; '' to be asked.",
        metavar="TEMPLATE",
    ),
]
Approve = Annotated[
    str, typer.Option("--approve", help="Id of a plan that waits for approval.", metavar="ID")
]


def preview(
    ctx: typer.Context,
    types: Types = None,
    work: Work = None,
    completed: Completed = None,
    new_codes: Whom = None,
    unset_billable: Unset = None,
    equal_titles: Titles = None,
    by: Who = "",
    everything: Annotated[bool, typer.Option("--all", help="Show every line.")] = False,
    save: Annotated[
        Path | None, typer.Option(help="Keep the plan in this file, for apply.", metavar="FILE")
    ] = None,
    exit_code: Annotated[
        bool,
        typer.Option(
            "--exit-code", help="Say by the exit code: 0 nothing to do, 4 something, 5 it needs approval."
        ),
    ] = False,
    stopped: Annotated[
        bool, typer.Option("--stopped", help="Show the plan that a sync was stopped at instead.")
    ] = False,
) -> None:
    """What Save & Sync would do. Writes nothing."""
    from integration.terminal.files import write_text
    from integration.terminal.plans import show_actions, show_held, show_preview

    session: Session = ctx.obj
    limit = sys.maxsize if everything else SHOWN
    with session.timebridge() as bridge:
        choices = _choices(completed, new_codes, unset_billable, equal_titles)
        asks = by or bridge.desk.firm().connected_by
        found = bridge.preview(asks, tuple(types) if types else None, work, choices)
        if save is not None:
            write_text(found.kept, save, "plan.json")
        if session.as_json:
            session.show(found)
        elif stopped:
            if found.held is None:
                session.out.print("No sync was stopped.")
            else:
                held = plain(found.held)
                show_actions(session.out, held.actions, limit)
                show_held(session.out, held)
        else:
            show_preview(session.out, plain(found), limit)
        if save is not None and not session.as_json:
            name = plain_text(str(save))
            session.out.print(
                f"\nThe plan is in {name}; timebridge apply {name} carries out exactly this.",
                markup=False,
                soft_wrap=True,
            )
        if exit_code and (found.actions or found.ask):
            raise typer.Exit(WAITS if found.ask else CHANGES)


def save_and_sync(
    ctx: typer.Context,
    types: Types = None,
    work: Work = None,
    completed: Completed = None,
    new_codes: Whom = None,
    unset_billable: Unset = None,
    equal_titles: Titles = None,
    by: Who = "",
    approve: Approve = "",
) -> None:
    """Save the settings, check all codes, users and fields again, and bring everything in step."""
    from integration.terminal.views import show_run

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        choices = _choices(completed, new_codes, unset_billable, equal_titles)
        asks = by or bridge.desk.firm().connected_by
        run = bridge.save_and_sync(asks, tuple(types) if types else None, work, choices, approve)
        session.show(run) if session.as_json else show_run(session.out, plain(run))


def sync(ctx: typer.Context, approve: Approve = "", by: Who = "") -> None:
    """Fetch and send the latest."""
    from integration.terminal.views import show_run

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        run = bridge.sync(by or (bridge.desk.firm().connected_by if approve else ""), approve)
        session.show(run) if session.as_json else show_run(session.out, plain(run))


def apply(
    ctx: typer.Context,
    plan: Annotated[Path, typer.Argument(help="The file that 'preview --save' wrote.", metavar="FILE")],
    by: Who = "",
) -> None:
    """Carry out exactly the plan that was saved; refused when something it was made from has moved."""
    from integration.saved_plan import read_plan
    from integration.terminal.views import show_run

    session: Session = ctx.obj
    with session.timebridge() as bridge:
        run = bridge.apply_plan(by or bridge.desk.firm().connected_by, read_plan(plan))
        session.show(run) if session.as_json else show_run(session.out, plain(run))


def _choices(
    completed: bool | None,
    new_codes: NewCodes | None,
    unset_billable: Billing | None,
    equal_titles: str | None,
) -> Choices:
    return Choices(
        completed_work=completed,
        new_codes=new_codes,
        unset_billable=unset_billable,
        equal_titles=equal_titles,
    )
