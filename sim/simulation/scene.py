"""Where a history plays: the world with its people, the integration's processes, and what came of things so far."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any, Final

from sim.conformance.staging.way import ADMIN
from sim.conformance.subject.port import Refused
from sim.http.outgoing import Received
from sim.karbon.screens import KarbonScreens
from sim.quickbooks.screens import QuickBooksScreens
from sim.quickbooks_time.screens import QuickBooksTimeScreens
from sim.simulation.account import Account, Piece, token_of
from sim.simulation.boundaries import Killed, Stopped
from sim.simulation.broken import Broken
from sim.simulation.doubt import Doubt
from sim.simulation.hearing import Hearing
from sim.simulation.house import CLIENTS, WORK, House
from sim.simulation.names import Names
from sim.simulation.process import Came, Process
from sim.simulation.store_file import START
from sim.simulation.turns import SYNCS, Turns

WORKERS: int = 2
LISTENER: Final = WORKERS
ADDRESS: Final = "https://hooks.example/karbon"
NOT_TAKEN: Final = 503
NOT_IN_BOOKS: Final = frozenset(
    {"BOOKS_REFUSED", "SERVICE_UNAVAILABLE"}
)  # QuickBooks has not heard all of it


class NotPossible(Exception):
    """Nobody could do this now: what it is about is not there. The history goes on without it."""


class Scene:
    """One firm during one history."""

    def __init__(self, house: House, seed: int) -> None:
        self.house = house
        self.world = house.fresh()
        self.karbon: KarbonScreens = self.world.screens["karbon"]
        self.time: QuickBooksTimeScreens = self.world.screens["quickbooks_time"]
        self.books: QuickBooksScreens = self.world.screens["quickbooks"]
        self.workers = [Process(house, seed) for _ in range(WORKERS + 1)]  # the last one takes webhooks
        self.world.way_out.register(ADDRESS, self._receives)
        self.account = Account()
        self.keys = dict(house.keys)
        self.codes = dict(house.codes)
        self.former: dict[str, set[int]] = {slot: {code} for slot, code in house.codes.items()}
        self.worker = 0
        self.turns = Turns()
        self.came: Came | None = None  # of the last thing that was asked of the integration
        self.names = Names(self.jobs())
        self.handled: set[int] = set()  # codes that a person moved, deleted or restored in QuickBooks Time
        self.generated: set[str] = set()  # what somebody asked a code for
        self.on_the_clock: dict[str, tuple[str, datetime]] = {}  # people: their piece of time, and since when
        self.written: list[
            tuple[int, datetime, bool]
        ] = []  # codes of the integration's writing; whether made
        self.own_account: dict[
            str, str
        ] = {}  # of QuickBooks Time, while the tokens are those of another firm's
        self.chosen = False  # somebody has chosen other settings
        self.stale = False  # something that the integration read in the last event may have been out of date
        self.let_in_anew = False  # somebody has to do that before all can be well
        self.clients_ever = set(CLIENTS)
        self.backup = START  # there is always one of the time when the firm was in step
        self.began = self.world.clock.now()
        self.first_call = self.world.universe.calls.last
        self.first_change = self.world.universe.changes.last
        self.doubt = Doubt(self.world.universe, self.account)
        self.heard: list[
            tuple[str, str, dict[str, Any]]
        ] = []  # every answer: operation, outcome, what it says
        self.last_findings: list[dict[str, Any]] = []
        self.met: set[str] = set()  # what a sweep has to have seen sometimes
        self.hearing = Hearing(self.world.universe)
        self.hinted = False  # hints have been asked for
        self.heard_badly: Broken | None = None  # what was wrong with taking a webhook in
        self.on_answer: Callable[[str, Came], object] = lambda _operation, _came: None

    def ask(self, operation: str, **arguments: Any) -> Came:
        """Ask the worker whose turn it is; whatever comes of it, the history goes on."""
        process, before = self.workers[self.worker], self.world.universe.calls.last
        jobs = self.jobs() if operation in SYNCS else {}
        if operation in SYNCS:
            self.hearing.begins()
        self.doubt.follow()
        with self.turns.begins() as free:
            came = self._answered(process, operation, arguments)
        self.turns.ends(operation, came, free, in_trouble=process.life.struck)
        if process.life.dead:  # it died when it had answered
            process.end()
        self.came = came
        self.heard.append((operation, came.told, came.data))
        if came.code == "FIRM_BUSY":
            self.met.add("busy")
        if came.how == "ok" and "findings" in came.data:
            self.last_findings = came.data["findings"]
        if came.how == "ok" and operation in SYNCS:
            if self.hinted:  # asked where nothing is about to happen
                self.hearing.check(self.workers[LISTENER].beyond("hints", {}) or {})
            self._looked(came, before)
            self.names.synced(jobs, self.jobs())
        self.on_answer(operation, came)
        return came

    def _answered(self, process: Process, operation: str, arguments: dict[str, Any]) -> Came:
        """What came of it; whoever has ended is gone."""
        try:
            return Came("ok", process.call(operation, arguments))
        except Refused as refusal:
            return Came("refused", {}, refusal.code)
        except (Killed, Stopped) as end:
            process.end()
            return Came("stopped" if isinstance(end, Stopped) else "killed", {})
        except Broken:  # by what somebody else did in the middle of it
            raise
        except Exception as error:
            if not process.life.struck:
                found = f"{operation} broke with {type(error).__name__}: {error}"
                raise Broken("PORT", found, "an answer or a refusal") from error
            return Came("broke", {}, type(error).__name__)

    def _receives(self, call: Received) -> int:
        """Karbon tells something; the status that it is answered with. Of a process that ends there comes none."""
        status = self.hears("karbon", call.headers, call.body)
        self.hearing.took(call, status)
        return status

    def hears(self, source: str, headers: dict[str, str], body: bytes) -> int:
        """Somebody posts something to where webhooks are taken."""
        process = self.workers[LISTENER]
        try:
            status = process.receive(source, headers, body)
        except (Killed, Stopped):
            status = 0
        except Exception as error:  # noqa: BLE001 - nobody who posts is told
            if not process.life.struck:
                found = f"a webhook broke it with {type(error).__name__}: {error}"
                self.heard_badly = Broken("PORT", found, "that it is taken or refused")
            status = NOT_TAKEN
        if process.life.dead or not status:
            process.end()
        return status

    def _looked(self, came: Came, before: int) -> None:
        """A sync came to its end. Where nothing disturbed it, it has seen what landed before."""
        if not any(call.fault for _, call in self.world.universe.calls.since(before)):
            told = {finding["code"] for finding in came.data["findings"]}
            self.doubt.looked(before, self.closed(), at_books=not told & NOT_IN_BOOKS)

    def closed(self) -> set[int]:
        """The timesheets that nobody may take out: approved, locked, or of somebody who is archived."""
        archived = {one["email"] for one in self.time.team() if not one["active"]}
        return {
            sheet["id"]
            for sheet in self.time.timesheets()
            if sheet["approved"] or sheet["locked"] or sheet["email"] in archived
        }

    def races(self, slot: str) -> None:
        """Somebody renames in Karbon what somebody else has renamed in QuickBooks Time."""
        if self.codes.get(slot) in self.names.chosen:
            self.met.add("rename race")

    def agree(self) -> None:
        """See on which names both sides agree by now."""
        if self.names.chosen:
            there, keys = self._there(), self.keys
            self.names.agreed({code: there.get(keys[at]) for at, code in self.codes.items() if at in keys})

    def today(self, days_ago: int = 0) -> str:
        """The date in UTC, or of some days before."""
        from sim.simulation.account import day_before

        return day_before(self.world.clock.now().date().isoformat(), days_ago)

    def key(self, slot: str) -> str:
        """Karbon's key of a client or work item that is there."""
        key = self.keys.get(slot)
        if key is None or key not in self._there():
            raise NotPossible(f"{slot} is not there")
        return key

    def name(self, slot: str) -> str:
        """What Karbon calls it now; work as 'Acme › 2026 Tax' where another has its title."""
        return self._there()[self.key(slot)]

    def job(self, slot: str, *, active: bool | None = True) -> dict[str, Any]:
        """The code of a client or work item, as QuickBooks Time lists it."""
        found = self.jobs()
        row = found.get(self.codes.get(slot, 0))
        if row is None:
            path = self._path(slot)
            row = next((one for one in found.values() if one["path"] == path and one["active"]), None)
            if row is not None:
                self.codes[slot] = row["id"]
        if row is None or active not in {None, row["active"]}:
            raise NotPossible(f"{slot} has no such code")
        return row

    def jobs(self) -> dict[int, dict[str, Any]]:
        """All codes by id."""
        return {job["id"]: job for job in self.time.jobs()}

    def customer(self, slot: str) -> dict[str, Any]:
        """The customer or job of QuickBooks with the path of a code."""
        path = self.job(slot)["path"].replace(" › ", ":")
        found = next((one for one in self.books.customers() if one["path"] == path and one["active"]), None)
        if found is None:
            raise NotPossible(f"QuickBooks has no {path}")
        return found

    def piece(self, token: str) -> Piece:
        """A piece of time that somebody entered."""
        piece = self.account.pieces.get(token)
        if piece is None or piece.gone == "yes" or piece.fate == "refused":
            raise NotPossible(f"{token} is not there")
        return piece

    def sheet(self, token: str) -> dict[str, Any]:
        """The timesheet of a piece of time."""
        found = next((one for one in self.time.timesheets() if token_of(one["notes"]) == token), None)
        if found is None:
            raise NotPossible(f"QuickBooks Time has no {token}")
        return found

    def activity(self, token: str) -> dict[str, Any]:
        """The time activity of a piece of time."""
        found = [one for one in self.books.time_activities() if token_of(one["description"]) == token]
        if not found:
            raise NotPossible(f"QuickBooks has no {token}")
        return found[0]

    def _there(self) -> dict[str, str]:
        work = {one["key"]: one["title"] for one in self.karbon.work()}
        return work | {one["key"]: one["name"] for one in self.karbon.clients()}

    def _path(self, slot: str) -> str:
        """The path that its code would have by Karbon's names."""
        key = self.key(slot)
        owner = next((one["client_key"] for one in self.karbon.work() if one["key"] == key), None)
        if owner and owner not in self._there():  # deleted, and its work is still there
            raise NotPossible(f"the client of {slot} is not there")
        return f"{self._there()[owner]} › {self.name(slot)}" if owner else self.name(slot)

    def client_of(self, slot: str) -> str:
        """The key of the client that work belongs to."""
        key = self.key(slot)
        return next(one["client_key"] for one in self.karbon.work() if one["key"] == key)


def slots_of_clients() -> list[str]:
    """The clients that every history begins with."""
    return list(CLIENTS)


def slots_of_work() -> list[str]:
    """The work that every history begins with."""
    return list(WORK)


__all__ = ["ADMIN", "Came", "NotPossible", "Process", "Scene", "slots_of_clients", "slots_of_work"]
