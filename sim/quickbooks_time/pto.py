"""What people have left of their leave: what an admin said they have, less the time on it since that day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time import users
from sim.quickbooks_time.records import PtoBalance, User

if TYPE_CHECKING:
    from sim.quickbooks_time.state import QuickBooksTimeState


@documented("contract 3.2: pto_balances, read-only seconds by pto jobcode; people set them in the product")
def set_balance(state: QuickBooksTimeState, user: User, jobcode_id: int, seconds: int) -> User:
    """From today on the person has this much of this leave."""
    others = [each for each in user.pto_balances if each.jobcode_id != jobcode_id]
    new = PtoBalance(jobcode_id=jobcode_id, seconds=seconds, since=state.stamp()[:10])
    return users.update(state, user.id, {"pto_balances": (*others, new)})


@inferred("contract 3.2: what leave that is taken does to its balance is not public; a switch")
def left(state: QuickBooksTimeState, user: User) -> dict[int, int]:
    """Seconds left of each leave that somebody set a balance of."""
    return {each.jobcode_id: each.seconds - _taken(state, user, each) for each in user.pto_balances}


def _taken(state: QuickBooksTimeState, user: User, balance: PtoBalance) -> int:
    if state.behaviour.pto_time == "kept":
        return 0
    since = state.tables.timesheets.between("user", (user.id, balance.since), (user.id,))
    return sum(sheet.duration for sheet in since if sheet.jobcode_id == balance.jobcode_id)
