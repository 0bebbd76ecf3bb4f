"""Opens the subject for a scenario, and again when the scenario restarts it: only its memory stays."""

import re
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit
from zlib import crc32

from sim.conformance.errors import SubjectError
from sim.conformance.stage import OpenSubject, WorldClock
from sim.conformance.staging.way import WORLD, Way
from sim.conformance.subject.address import is_url
from sim.conformance.subject.port import Subject, open_subject

NAME_LENGTH: Final = 40  # of 64 that the port allows; a number and a port follow


class Asking(NamedTuple):
    """How a subject is asked: its name, and for one at a URL the patience and the token."""

    spec: str
    timeout_s: float
    token: str


@contextmanager
def opening(way: Way, asking: Asking, scenario: str, folder: Path) -> Iterator[OpenSubject]:
    """What opens the subject, as often as the scenario likes, with a memory that begins and ends with it."""
    opened = _at_its_address if is_url(asking.spec) else _in_this_process
    with opened(way, asking, scenario, folder) as found:
        yield found


@contextmanager
def _in_this_process(way: Way, asking: Asking, scenario: str, folder: Path) -> Iterator[OpenSubject]:
    del scenario
    store = f"sqlite:///{folder / 'timebridge.db'}"
    clock = WorldClock(way.worlds.get(WORLD))

    def open_it(*, with_books: bool) -> Subject:
        connections = way.connections(with_books=with_books)
        return open_subject(asking.spec, way.waiting, connections=connections, store=store, clock=clock)

    yield open_it


@contextmanager
def _at_its_address(way: Way, asking: Asking, scenario: str, folder: Path) -> Iterator[OpenSubject]:
    del folder  # its memory is its own business
    from sim.conformance.subject.http import HttpSubject

    firm, used = firm_name(scenario, way), False
    subject = HttpSubject(asking.spec, timeout_s=asking.timeout_s, token=asking.token)

    def open_it(*, with_books: bool) -> Subject:
        nonlocal used
        if not used:  # a run that was broken off may have left something
            subject.forget(firm)
            used = True
        return open_subject(
            asking.spec,
            way.waiting,
            connections=way.connections(with_books=with_books),
            clock=way.clock,
            firm=firm,
            timeout_s=asking.timeout_s,
            token=asking.token,
        )

    try:
        yield open_it
    except SubjectError:  # which is the thing to be told, whatever becomes of this
        if used:
            with suppress(SubjectError):
                subject.forget(firm)
        raise
    if used:
        subject.forget(firm)


def firm_name(scenario: str, way: Way) -> str:
    """A name for one scenario's firm: its own in this run, and another in a run beside this one.

    Two runs at a time differ in the port of their clocks, and the same run gives the same names.
    """
    words = re.sub(r"[^a-z0-9]+", "-", scenario.rpartition("::")[2].lower().removeprefix("test_"))
    port = urlsplit(way.clock or "").port or 0
    return f"{words[:NAME_LENGTH].strip('-')}-{crc32(scenario.encode()):08x}-{port}"
