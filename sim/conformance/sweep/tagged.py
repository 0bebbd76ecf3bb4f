"""Scenarios tagged @sweep: once they have passed, some of their calls fail, chosen evenly and each time the same.

The whole of it is for `timebridge-sim sweep`.
"""

from __future__ import annotations

from collections.abc import Generator
from typing import Final

import pytest

from sim.conformance.run.collect import WRITTEN
from sim.conformance.run.without_books import OPTION

TAG: Final = "sweep"
RUNS: Final = 40  # of each tagged scenario in a session of tests


class NotTheSame(AssertionError):
    """A fault left something behind."""


class TaggedSweeps:
    """Sweeps what is tagged, in the process that runs it."""

    @pytest.hookimpl(wrapper=True)
    def pytest_pyfunc_call(self, pyfuncitem: pytest.Function) -> Generator[None, object, object]:
        """After the scenario itself."""
        result = yield
        if WRITTEN in pyfuncitem.stash and pyfuncitem.get_closest_marker(TAG):
            _sweep(pyfuncitem)
        return result


def _sweep(item: pytest.Function) -> None:
    __tracebackhide__ = True
    if item.config.getoption(OPTION):
        return  # the firm of a sweep has all three
    from sim.conformance.staging.options import transport_of
    from sim.conformance.sweep.kinds import kinds_of
    from sim.conformance.sweep.sweeping import Wanted, sweep_item
    from sim.conformance.sweep.telling import failures

    way = transport_of(item.config.getoption("--subject"), item.config.getoption("--transport"))
    swept = sweep_item(item, Wanted(kinds_of("", sockets=way == "sockets"), most=RUNS))
    told = list(failures([swept], ()))
    if told:
        raise NotTheSame("\n".join(told))
