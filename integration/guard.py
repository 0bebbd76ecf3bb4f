"""The last look before anything is written: a plan that changes too much at once waits until a person approves it.

A preview that somebody saw, and the settings that they saved, are approval enough for what those settings bring: only
what a sync would do beside it is counted. An approval is for one plan. Whatever moves makes another plan of it, with
another id, and that is asked about anew.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final, TypeVar

import msgspec
from sqlalchemy import Connection

from integration.desk import Desk
from integration.messages import Code, Refused, refused
from integration.model import Client, Jobcode, KarbonUser, Record, TimeUser, WorkItem
from integration.plan import Action, Kind, Observed, Plan
from integration.plan.identity import plan_id
from integration.plan.mass import STOPPED_MIN, Loss, loss, too_much
from integration.settings import Settings
from integration.store import held, links, mirror, tenants
from integration.store.held import Held

SAVE_AND_SYNC: Final = "save_and_sync"  # operations that take an approval
SYNC: Final = "sync"
IN_STEP: Final = "settings in step"
BEHAVIOUR: Final = "DUP-02"
WHAT: Final[dict[type[Record], str]] = {
    Client: "clients in Karbon",
    WorkItem: "work items in Karbon",
    KarbonUser: "colleagues in Karbon",
    Jobcode: "codes in QuickBooks Time",
    TimeUser: "people in QuickBooks Time",
}
R = TypeVar("R", bound=Record)
T = TypeVar("T")
PlanWith = Callable[[Settings], Plan]


class Shrunk(Exception):
    """A complete listing is so much shorter than the last one that it must not take its place unseen."""

    def __init__(self, kind: type[Record], records: Collection[Record], found: Loss) -> None:
        super().__init__(found.what)
        self.kind = kind
        self.records = records
        self.loss = found


def refuse_shrunk(desk: Desk, kind: type[R], records: Collection[R]) -> None:
    """Raise Shrunk when this listing is suspicious; before it is kept, for the next one would be held against it."""
    found = lost(desk, kind, records)
    if found is not None:
        raise Shrunk(kind, records, found)


def lost(desk: Desk, kind: type[R], records: Collection[R]) -> Loss | None:
    """What this complete listing lacks against the mirror, if that is much."""
    with desk.database.read() as connection:
        known = mirror.count(connection, desk.tenant_id(), kind)
    return loss(WHAT[kind], known, len(records))


class Guard:
    """Of one sync. `approved` is the id of the plan that a person approves; `chosen`: the settings it has."""

    def __init__(self, desk: Desk, by: str, operation: str, chosen: Settings, approved: str = "") -> None:
        self._desk = desk
        self._by = by
        self._operation = operation
        self._approved = approved
        self._chosen = chosen
        self._first = desk.connected().synced_at is None
        self._before = _in_step(desk)
        self._losses: tuple[Loss, ...] = ()
        self._noted = False

    def observing(
        self, observe: Callable[[], T], plan_of: Callable[[type[Record], Collection[Record]], Plan]
    ) -> T:
        """Observe; a listing that has shrunk is kept only if the plan that follows from it is approved.

        `plan_of` plans as if the mirror held this listing.
        """
        try:
            return observe()
        except Shrunk as shrunk:
            self._losses = (shrunk.loss,)
            self.let_pass(plan_of(shrunk.kind, shrunk.records), self._chosen, lambda _: Plan())
            with self._desk.database.begin() as connection:
                mirror.replace_all(connection, self._desk.tenant_id(), shrunk.kind, shrunk.records)
            return observe()

    def compare(self, *listings: tuple[type[Record], Collection[Record]]) -> bool:
        """Whether one of these complete listings has shrunk."""
        found = (lost(self._desk, kind, records) for kind, records in listings)
        self._losses = tuple(one for one in found if one is not None)
        return bool(self._losses)

    def id_of(self, made: Plan, settings: Settings) -> str:
        """What the plan is known by."""
        return plan_id(self._desk.tenant_id(), made, settings, self._losses)

    def objections(
        self, made: Plan, plan_with: PlanWith, observed: Observed | None = None
    ) -> tuple[str, ...]:
        """Why a person should look first, each in a few words; nothing when the plan may go ahead.

        `plan_with` plans with other settings. `observed`: the complete listings of a Save & Sync.
        """
        told = [f"find {one.found} of the {one.known} {one.what} that there were" for one in self._losses]
        if len(made.actions) > STOPPED_MIN:
            with self._desk.database.read() as connection:
                linked = links.count_live(connection, self._desk.tenant_id())
            if too_much(made, linked, first=self._first):  # what was asked for costs another plan to find out
                passed = self._passed(made, plan_with, observed)
                told += too_much(made, linked, first=self._first, passed=passed)
        return tuple(told)

    def let_pass(
        self, made: Plan, settings: Settings, plan_with: PlanWith, observed: Observed | None = None
    ) -> None:
        """Raise MASS_CHANGE, and keep the plan for approval, unless it is an everyday one, or the one approved."""
        told = self.objections(made, plan_with, observed)
        if not told:
            return
        name = self.id_of(made, settings)
        if name == self._approved:
            if not self._noted:
                self._desk.note(self._by, f"approve plan {name}", "", BEHAVIOUR)
            self._noted = True
            return
        raise self._stopped(made, name, told)

    def _stopped(self, made: Plan, name: str, told: tuple[str, ...]) -> Refused:
        why = sentence(told)
        other = f"The plan {self._approved} is not the one that there is now. " if self._approved else ""
        with self._desk.database.begin() as connection:
            waiting = Held(
                id=name,
                at=self._desk.now().isoformat(),
                by=self._by,
                why=why,
                approve=self._operation,
                actions=made.actions,
            )
            held.hold(connection, self._desk.tenant_id(), waiting)
        command = self._operation.replace("_", "-")
        return refused(
            Code.MASS_CHANGE,
            f"{other}{why} Nothing was written.",
            behaviour=BEHAVIOUR,
            remedy=f"Look at it with Preview. If it is right, approve this plan: timebridge {command} --approve {name}",
            choices=(name,),
        )

    def _passed(self, made: Plan, plan_with: PlanWith, observed: Observed | None) -> set[Action]:
        """What a person has asked for by the settings they save, and codes that Save & Sync sees to be deleted.

        A deleted code is still listed, as one that is not active. Looking for those is what Save & Sync is pressed for
        (CODE-03, CODE-04); a code that is not listed at all, and whatever a sync finds that nobody presses, is counted.
        """
        gone = {code.id for code in observed.jobcodes if not code.active} if observed is not None else set()
        passed = {one for one in made.of(Kind.MARK_MISSING) if one.jobcode_id in gone}
        if self._before != self._chosen:
            passed |= set(made.actions) - set(plan_with(self._before).actions)
        return passed


def sentence(told: tuple[str, ...]) -> str:
    """What is unusual about a plan."""
    *others, last = told
    return (
        f"This would {', '.join(others)}{' and ' if others else ''}{last}, which is unusually many at once."
    )


def settled(connection: Connection, desk: Desk, settings: Settings) -> None:
    """A sync came to its end: everything follows these settings, and no plan waits."""
    tenant_id = desk.tenant_id()
    tenants.set_cursor(connection, tenant_id, IN_STEP, msgspec.json.encode(settings).decode())
    held.release(connection, tenant_id)


def _in_step(desk: Desk) -> Settings:
    """The settings that the last sync came to its end with: one that was cut short has still to bring the rest."""
    firm = desk.connected()
    with desk.database.read() as connection:
        kept = tenants.cursor(connection, firm.id, IN_STEP)
    return firm.settings if kept is None else msgspec.json.decode(kept, type=Settings)
