"""The wall clock of this process, for a subject that lives in it and reads it."""

import importlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import datetime

from sim.conformance.subject.address import is_url

# Ours never read the wall clock, and the stand-ins that freezegun puts in for dates are no dates to msgspec.
OURS = ("_pytest.timing", "pytest_bdd", "sim", "integration", "features", "granian")

Move = Callable[[datetime], object]


@contextmanager
def wall_clock_for(spec: str) -> Iterator[Move]:
    """How the wall clock of a subject is moved. Frozen once a session: freezing anew costs milliseconds a step.

    A subject at a URL has a wall clock of its own, which is none of our business: it asks the world for the time.
    """
    if is_url(spec):
        yield lambda _instant: None
        return
    import freezegun

    # What is imported while time is frozen would keep the stand-ins as its own dates. One that cannot be imported
    # is told apart where it is opened.
    with suppress(ImportError):
        importlib.import_module(spec.partition(":")[0])
    freezegun.configure(extend_ignore_list=list(OURS))
    with freezegun.freeze_time("2026-03-02T09:00:00Z", real_asyncio=True) as frozen:
        yield frozen.move_to
