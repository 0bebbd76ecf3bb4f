"""The firms that are open, by name. Firms do not wait for each other; the calls on one firm stand in a few lanes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any, Final

import msgspec

from integration.port import Answer
from integration.service.firm import Firm, Wanted
from integration.service.lanes import WAITING_MAX, Flights, Lane, lane_of
from integration.store.database import StoreError
from integration.webhooks.receiving import NotProven

NAME: Final = re.compile(r"[a-z0-9-]{1,64}")
FIRMS_MAX: Final = 500
PATIENCE_S: Final = 120.0  # a first sync of a large firm takes a while


class BadName(ValueError):
    """A name that no firm can have."""


class UnknownFirm(LookupError):
    """No firm is open under this name."""


class Busy(Exception):
    """There is no room now: too many firms, or too many callers of one."""


class _Place:
    """Where a firm stands, and the queues before it."""

    def __init__(self) -> None:
        self.firm: Firm | None = None
        self.waiting = dict.fromkeys(Lane, 0)
        self.turns = {lane: Lock() for lane in Lane}
        self.entered = 0  # how often time was entered: who looks afterwards sees it
        self.flights = Flights()


class Firms:
    """Firms in folders of their own below one folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._places: dict[str, _Place] = {}
        self._lock = Lock()

    def open(self, name: str, wanted: Wanted) -> None:
        """Open a firm, or open it anew: what it remembers stays."""
        folder = self._folder / _checked(name)
        with self._turn(name, *Lane, make=True) as place:
            firm = Firm(folder, wanted)  # whatever is wrong with it, the one before stays open
            before, place.firm = place.firm, firm
            if before is not None:
                before.close()

    def call(self, name: str, operation: str, arguments: dict[str, Any]) -> Answer:
        """Carry out an operation for a firm. Many who open the same tab at once see the same figures, read once."""
        lane = lane_of(operation)
        if lane is not Lane.LOOK:
            return self._call(name, lane, operation, arguments)
        with self._lock:
            place = self._places.get(name)
        if place is None:
            raise UnknownFirm(_unknown(name))
        what = (place.entered, operation, msgspec.json.encode(arguments, order="sorted"))
        try:
            return place.flights.share(what, lambda: self._call(name, lane, operation, arguments), PATIENCE_S)
        except TimeoutError:
            raise Busy(_busy(name)) from None

    def _call(self, name: str, lane: Lane, operation: str, arguments: dict[str, Any]) -> Answer:
        with self._turn(name, lane) as place:
            if place.firm is None:
                raise UnknownFirm(_unknown(name))
            try:
                return place.firm.call(lane, operation, arguments)
            finally:
                if lane is not Lane.LOOK:
                    place.entered += 1

    def receive(self, name: str, source: str, signature: str, body: bytes) -> int:
        """Take a webhook in for a firm, whoever is at work for it. Raises NotProven also if there is no such firm."""
        with self._lock:
            place = self._places.get(name)
            firm = place.firm if place is not None else None
        if firm is None:
            raise NotProven
        return firm.receiver.receive(source, signature, body)

    def failing(self) -> tuple[int, int]:
        """How many firms are open, and how many of their stores cannot be read."""
        with self._lock:
            open_now = [place.firm for place in self._places.values() if place.firm is not None]
        failing = 0
        for firm in open_now:
            try:
                firm.receiver.look()
            except StoreError:
                failing += 1
        return len(open_now), failing

    def forget(self, name: str) -> None:
        """Close a firm and remove everything that is known about it."""
        folder = self._folder / _checked(name)
        with self._turn(name, *Lane, make=True) as place:
            if place.firm is not None:
                place.firm.close()
            place.firm = None
            shutil.rmtree(folder, ignore_errors=True)

    def close(self) -> None:
        """Close all that nobody is busy with; what they remember stays."""
        with self._lock:
            places = list(self._places.values())
        for place in places:
            free = all(turn.acquire(blocking=False) for turn in place.turns.values())
            if free and place.firm is not None:
                place.firm.close()

    @contextmanager
    def _turn(self, name: str, *lanes: Lane, make: bool = False) -> Iterator[_Place]:
        """The place of a firm, when it is our turn in these lanes; a place that is left empty is given up."""
        place = self._queue(name, lanes, make=make)
        try:
            with ExitStack() as taken:
                for lane in lanes:
                    if not place.turns[lane].acquire(timeout=PATIENCE_S):
                        raise Busy(_busy(name))
                    taken.callback(place.turns[lane].release)
                yield place
        finally:
            self._leave(name, lanes, place)

    def _queue(self, name: str, lanes: tuple[Lane, ...], *, make: bool) -> _Place:
        with self._lock:
            place = self._places.get(name)
            if place is None:
                if not make:
                    raise UnknownFirm(_unknown(name))
                if len(self._places) >= FIRMS_MAX:
                    raise Busy(f"{FIRMS_MAX} firms are open; forget one with DELETE first.")
                place = self._places[name] = _Place()
            full = next(
                (WAITING_MAX[lane] for lane in lanes if place.waiting[lane] > WAITING_MAX[lane]), None
            )
            if full is not None:
                raise Busy(f"{full} calls wait for the firm {name!r} already; try again later.")
            for lane in lanes:
                place.waiting[lane] += 1
            return place

    def _leave(self, name: str, lanes: tuple[Lane, ...], place: _Place) -> None:
        with self._lock:
            for lane in lanes:
                place.waiting[lane] -= 1
            if place.firm is None and not any(place.waiting.values()):
                del self._places[name]


def _checked(name: str) -> str:
    if not NAME.fullmatch(name):
        raise BadName("A firm's name has 1 to 64 letters a to z, digits and hyphens, such as acme-2026.")
    return name


def _busy(name: str) -> str:
    return f"The firm {name!r} is busy for more than {PATIENCE_S:.0f} s; try again later."


def _unknown(name: str) -> str:
    shown = repr(name) if NAME.fullmatch(name) else "this name"
    return f"No firm called {shown} is open here; open it with PUT /firms/NAME first."
