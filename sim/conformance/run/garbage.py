"""When Python looks for garbage in a run: not while modules are read, and never again in what was read.

A process that runs one scenario spends a third of its time in full collections that walk the same modules, grammars
and fixtures and find nothing. What a scenario leaves behind is looked for as ever.
"""

from __future__ import annotations

import gc

import pytest


class Collector:
    """Switches the collector off for the time of collecting tests, and keeps it away from what that brought."""

    def __init__(self) -> None:
        gc.disable()

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collection(self) -> object:
        """Set what was read apart, however the collection ends, and look for garbage from here on."""
        try:
            return (yield)
        finally:
            gc.freeze()
            gc.enable()

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        """Look once more through what the run brought; pytest looks ten times, for what it cannot find twice."""
        gc.collect()
        gc.freeze()
