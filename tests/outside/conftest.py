"""Tests of somebody else, in a folder of their own where Timebridge is only installed."""

from collections.abc import Callable
from textwrap import dedent

import pytest

# Plugins of this environment that somebody else does not have; two of them take a second to import.
UNUSED = ("-p", "no:hypothesispytest", "-p", "no:faker", "-p", "no:benchmark", "-p", "no:pytest-bdd")
PLAIN = (*UNUSED, "-p", "no:cacheprovider", "--strict-markers", "-W", "error")

Run = Callable[..., pytest.RunResult]


@pytest.fixture
def theirs(pytester: pytest.Pytester) -> Run:
    """Run a test file of theirs in this process; nothing is configured and no conftest is there."""

    def run(text: str, *args: str) -> pytest.RunResult:
        pytester.makepyfile(test_theirs=dedent(text))
        return pytester.runpytest_inprocess(*PLAIN, *args)

    return run
