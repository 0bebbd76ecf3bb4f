"""The services at the vendors' real hosts, in the process of the steps and of the subject."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

from sim.apps import apps_by_host
from sim.conformance.staging.way import Way, with_firm
from sim.http.inprocess import mounted
from sim.worlds import Worlds


@contextmanager
def in_process() -> Iterator[Way]:
    """Whoever uses `requests` reaches the world; nobody has to wait, because everything happens in turn.

    Only while a scenario runs: other tests of the same process may have servers of their own to call.
    """
    worlds = with_firm(Worlds())
    apps = apps_by_host(worlds.directory)
    yield Way(worlds, {}, None, nullcontext, lambda: mounted(apps))
