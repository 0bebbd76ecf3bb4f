"""How HTTP performs a fault that strikes a call: what happens before the call is answered, and to its answer."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Final

from flask import Flask, Request, Response
from werkzeug.http import http_date

from sim.http.repeating import carry_out, made
from sim.physics import befallen, past
from sim.physics.fault_kinds import OF_ACCESS, OF_CALLS, OF_ROWS, ON_THE_WAY, FaultKind, befalls
from sim.physics.faults import Fault
from sim.physics.late import LateCall
from sim.physics.refusal import Refusal
from sim.physics.universe import Universe

if TYPE_CHECKING:
    from sim.http.service import Service

FAULT_KEY: Final = "timebridge.fault"  # in the environment of a call: what befalls its answer on the way
UNHEARD: Final = 0  # in the journal: the service has not heard of the call yet, and so said nothing
GATEWAY_TIMEOUT: Final = 504
UNASKED_WAIT_S: Final = 10.0
HTML_PAGE: Final = (
    b"<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n"
    b"<center><h1>502 Bad Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)
GARBAGE: Final = b'\x00"}]\xff'


class Strike:
    """A fault that strikes the call being answered, from `begin` to `end`."""

    def __init__(self, service: Service, app: Flask, world: Any, asked: Request, fault: Fault) -> None:
        self._service = service
        self._app = app
        self._world = world
        self._universe: Universe = world.universe
        self._asked = asked
        self._after = ExitStack()
        self.fault = fault

    def begin(self, identify: Callable[[], object]) -> None:
        """What happens before the call is answered. Raises the Refusal of a call that comes to nothing."""
        universe, fault, kind = self._universe, self.fault, self.fault.kind
        if kind in ON_THE_WAY:
            self._asked.environ[FAULT_KEY] = fault
        if kind in OF_ACCESS:
            self._service.credentials[kind](self._world)
            identify()
        elif kind in OF_ROWS or kind is FaultKind.DRIFTED:
            self._after.callback(befallen.strike(fault))
        elif kind is FaultKind.SKEWED:
            universe.clock.go_wrong(fault.skew_s)
            self._after.callback(universe.clock.go_wrong, -fault.skew_s)
        elif kind is FaultKind.STALE:
            self._after.callback(universe.restore, universe.snapshot())
            past.go_back(universe, self._service.name, universe.clock.now() - timedelta(seconds=fault.age_s))
        elif kind is FaultKind.DOUBLED:
            carry_out(self._app, universe, made(self._asked, fault))
        elif kind is FaultKind.LATE_COMMIT:
            self._put_off()
        refusal = self._refusal()
        if refusal is not None:
            raise refusal

    def answered(self, response: Response) -> Response:
        """The answer with what befell it."""
        fault, kind = self.fault, self.fault.kind
        if kind is FaultKind.FAILED_AFTER:
            return self._service.answer(self._service.unavailable(fault.status))
        if kind is FaultKind.WRONG_TYPE:
            return Response(HTML_PAGE, 200, content_type="text/html")
        if kind in {FaultKind.GARBLED, FaultKind.TRUNCATED} and not response.get_data():
            self._asked.environ.pop(FAULT_KEY, None)
            self._universe.faults.spare(fault)
        elif kind is FaultKind.GARBLED:
            whole = response.get_data()
            response.set_data(whole[: len(whole) // 2] + GARBAGE)
        elif kind is FaultKind.SKEWED:
            response.headers["Date"] = http_date(self._universe.clock.now())
        return response

    def end(self) -> None:
        """Put right what was wrong for this call alone."""
        self._after.close()

    def status(self, answered: int) -> int:
        """What the journal has for the status of the answer."""
        unheard = self.fault.kind in {FaultKind.REQUEST_LOST, FaultKind.LATE_COMMIT}
        return UNHEARD if unheard else answered

    def _refusal(self) -> Refusal | None:
        """What a call is told that comes to nothing, or to nothing yet."""
        fault = self.fault
        if fault.kind is FaultKind.REFUSED:
            return self._service.unavailable(fault.status)
        if fault.kind is FaultKind.THROTTLED:
            return self._throttled(fault.retry_after_s)
        if fault.kind in {FaultKind.REQUEST_LOST, FaultKind.LATE_COMMIT}:
            return self._service.unavailable(
                GATEWAY_TIMEOUT
            )  # heard by those who wait long enough, if at all
        return None

    def _throttled(self, wait_s: float | None) -> Refusal:
        refusal = self._service.throttled(UNASKED_WAIT_S if wait_s is None else wait_s)
        refusal.headers.pop("Retry-After", None)
        if wait_s is not None:
            refusal.headers["Retry-After"] = f"{wait_s:.0f}"
        return refusal

    def _put_off(self) -> None:
        """The call is carried out when the world's clock comes to it."""
        universe, app = self._universe, self._app
        universe.late.carry_out[self._service.name] = lambda call: carry_out(app, universe, call)
        due_at = universe.clock.now() + timedelta(seconds=self.fault.delay_s)
        universe.late.add(LateCall(due_at, self._service.name, made(self._asked, self.fault)))


def strike(service: Service, app: Flask, world: Any, asked: Request) -> Strike | None:
    """What strikes this call, if anything does."""
    universe: Universe = world.universe
    kinds = OF_CALLS - (OF_ACCESS - service.credentials.keys())
    nature = service.nature()
    if universe.faults.witness is not None:
        possible = frozenset(kind for kind in kinds if befalls(kind, nature, None))
        universe.faults.witness(service.name, asked.method, asked.path, possible)
    fault = universe.faults.next(service.name, asked.method, asked.path, kinds, nature)
    if fault is None or (fault.kind is FaultKind.MEANWHILE and not _happened(universe, fault)):
        return None
    return Strike(service, app, world, asked, fault)


def _happened(universe: Universe, fault: Fault) -> bool:
    """Whether somebody could do meanwhile what was planned; all of it happens or nothing."""
    assert fault.deed is not None
    before = universe.snapshot()
    try:
        universe.act(fault.deed)
    except (ValueError, LookupError):  # how screens say that the product would not do it
        universe.restore(before)
        universe.faults.spare(fault)
        return False
    return True
