"""Makes a firm of any size from a seed, in the proportions of real ones and with their oddities."""

from __future__ import annotations

from typing import Final

from sim.firms.already import customers, jobcodes
from sim.firms.check import check
from sim.firms.clientele import CONTACT_TYPES, clientele
from sim.firms.engagements import ROLES, TASK_TYPES, WORK_TYPES, engagements
from sim.firms.model import Firm, FirmError
from sim.firms.names import Names, address_of
from sim.firms.staff import colleagues
from sim.physics.chance import Chance
from sim.physics.clock import WORLD_START

CLIENTS_MAX: Final = 100_000


def make(clients: int, seed: int) -> Firm:
    """A firm with so many clients and about five work items a client. Same seed, same firm."""
    if not 1 <= clients <= CLIENTS_MAX:
        raise FirmError(
            f"A firm can have 1 to {CLIENTS_MAX:,} clients, not {clients:,}. Choose a number in between."
        )
    names, chance = Names(seed), Chance(seed)
    name = f"{names.person().split()[-1]} & {names.person().split()[-1]} Accounting"
    staff = colleagues(clients, names, f"{address_of(name).replace('.', '-')}.example")
    found = clientele(clients, names, chance)
    work = engagements(found, staff, WORLD_START.date(), chance)
    return check(
        Firm(
            name=name,
            clock=WORLD_START,
            colleagues=staff,
            contact_types=CONTACT_TYPES,
            work_types=WORK_TYPES,
            roles=ROLES,
            task_types=TASK_TYPES,
            clients=found,
            work=tuple(work),
            jobcodes=jobcodes(found, work),
            customers=customers(found, work),
        )
    )
