"""One run of the connection: when it is due, and what it does in which order."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sim.physics.provenance import inferred
from sim.quickbooks_time.link import customers, exporting, people, preferences
from sim.quickbooks_time.records_link import TROUBLE_MAX

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState


def run(state: QuickBooksTimeState) -> None:
    """What is new in QuickBooks comes in, then time goes out."""
    trouble = bring_in(state)
    exporting.send_out(state, trouble)
    now = state.stamp()
    remember(state, trouble, last_import=now, last_export=now)


def remember(state: QuickBooksTimeState, trouble: Sequence[str], **when: str) -> None:
    """When it ran, and what it could not do."""
    state.set_link(trouble=tuple(trouble[:TROUBLE_MAX]), **when)


def bring_in(state: QuickBooksTimeState) -> list[str]:
    """People, customers and lists; what could not be taken over, in sentences."""
    trouble: list[str] = []
    people.bring_in(state, trouble)
    customers.bring_in(state, trouble)
    preferences.bring_in(state)
    return trouble


@inferred("contract 5: automatic import exists; that it runs every hour, and exports as well, is a switch")
def keep_up(state: QuickBooksTimeState) -> None:
    """Run if it is time to. Asked whenever the clock moves and whenever somebody looks at the account."""
    every = state.behaviour.link_sync_every_s
    if not (state.account.quickbooks_linked and every and state.link.last_import):
        return
    due = datetime.fromisoformat(state.link.last_import) + timedelta(seconds=every)
    if state.universe.clock.now() >= due:
        run(state)
