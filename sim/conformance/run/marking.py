"""Marks what is expected to fail, so that pytest knows it in every process: an unexpected pass is a failure."""

import pytest

from sim.conformance.run.collect import WRITTEN
from sim.conformance.run.expected import Expectation, expectation_for


class Expectations:
    """Marks the scenarios that are expected to fail, in every process that runs some."""

    def __init__(self, entries: tuple[Expectation, ...]) -> None:
        self._entries = entries

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Put the mark on each."""
        for item in items:
            written = item.stash.get(WRITTEN, None)
            entry = expectation_for(self._entries, written) if written else None
            if entry is not None:
                item.add_marker(pytest.mark.xfail(reason=entry.reason, strict=True))
