"""Four calls before the suite: a subject at a URL that fails these would fail two hundred scenarios for one reason."""

from collections.abc import Callable
from pathlib import Path
from textwrap import fill
from typing import Any, Final

import msgspec

from sim.conformance.errors import SubjectError
from sim.conformance.stage import OpenSubject
from sim.conformance.staging.opening import Asking, opening
from sim.conformance.staging.sockets import over_sockets
from sim.conformance.staging.way import ADMIN, WORLD, Way
from sim.conformance.subject.http import HttpSubject
from sim.conformance.subject.operations import OPERATIONS
from sim.conformance.subject.port import Refused, Subject
from sim.conformance.subject.shape import DOCUMENT
from sim.conformance.subject.wire import Description

WIDTH: Final = 100

Say = Callable[[str], object]

# The fourth call is the first of these that the subject has: each reads in the services, and none writes.
LOOKS: Final[dict[str, dict[str, Any]]] = {
    "preview": {"by": ADMIN, "contact_types": ["Client"], "track_work": True},
    "settings": {},
    "status": {},
}
ALONE: Final = " Neither Karbon nor QuickBooks Time was called; does it use the base_url of each connection?"


class SmokeFailed(SubjectError):
    """The suite would be run in vain; the text says why, and what to check."""


def smoke(asking: Asking, say: Say) -> bool:
    """Whether the suite is worth its time. Says a line for each call, and for one that fails what to check."""
    say(f"smoke test of {asking.spec}")
    try:
        with over_sockets() as way, opening(way, asking, "smoke", Path()) as open_subject:
            _Smoke(way, asking, open_subject, say).run()
    except SmokeFailed as problem:
        say(f"  ✗ {problem}")
        return False
    except SubjectError as problem:  # when it was told to forget the firm
        say(f"  ✗ {problem}\n    check: DELETE /firms/{{firm}} answers 204")
        return False
    return True


class _Smoke:
    """The four calls, on a fresh firm."""

    def __init__(self, way: Way, asking: Asking, open_subject: OpenSubject, say: Say) -> None:
        self._way = way
        self._asking = asking
        self._open = open_subject
        self._say = say
        self._calls = way.worlds.get(WORLD).universe.calls

    def run(self) -> None:
        """All four, or the first that fails."""
        has = self._try("GET / answers 200 with port, name, version and operations", self._describe)
        check = (
            "DELETE /firms/{firm} answers 204 or 404; PUT takes connections and clock, and answers {'ok': {}}"
        )
        subject = self._try(check, self._opened)
        reach = "it reaches the services at the base_url of each connection, with the credentials beside it"
        self._try(reach, lambda: self._asked(subject, "connect", {"by": ADMIN}))
        look = next((name for name in LOOKS if name in has), None)
        if look is None:
            self._say(f"  - it has none of {', '.join(LOOKS)}, so nothing is looked at")
        else:
            self._try(reach, lambda: self._asked(subject, look, LOOKS[look]))

    def _try(self, check: str, call: Callable[[], Any]) -> Any:
        try:
            found, said = call()
        except SubjectError as problem:
            raise SmokeFailed(f"{problem}\n    check: {check}") from None
        self._say(f"  ✓ {said}")
        return found

    def _describe(self) -> tuple[list[str], str]:
        asking = self._asking
        answer = HttpSubject(asking.spec, timeout_s=asking.timeout_s, token=asking.token).describe()
        try:
            found = msgspec.convert(answer, Description)
        except msgspec.ValidationError as error:
            raise SubjectError(
                f"subject {asking.spec}: does not say who it is as {DOCUMENT} asks ({error})"
            ) from None
        missing = [name for name in OPERATIONS if name not in found.operations]
        count = f"{len(OPERATIONS) - len(missing)} of {len(OPERATIONS)} operations"
        return found.operations, f"{found.name} {found.version} has {count}{_lacks(missing)}"

    def _opened(self) -> tuple[Subject, str]:
        return self._open(with_books=True), "a firm is open"

    def _asked(self, subject: Subject, operation: str, arguments: dict[str, Any]) -> tuple[None, str]:
        before = self._calls.last
        try:
            subject.call(operation, **arguments)
        except Refused as refusal:
            said = f"refused {operation}, though nothing stands in its way: {refusal}{self._silence()}"
            raise SubjectError(f"subject {self._asking.spec}: {said}") from None
        if self._silence():
            raise SubjectError(f"subject {self._asking.spec}: answered {operation}.{self._silence()}")
        count = self._calls.last - before
        return (
            None,
            f"{operation} was answered, after {count} {'call' if count == 1 else 'calls'} to the services",
        )

    def _silence(self) -> str:
        return "" if self._calls.last else ALONE


def _lacks(missing: list[str]) -> str:
    if not missing:
        return ""
    text = f"it lacks {', '.join(missing)}: the scenarios that need these will fail"
    return "\n" + fill(text, WIDTH, initial_indent="    ", subsequent_indent="    ")
