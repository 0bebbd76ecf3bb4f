"""One house for all tests of a process: the firm is prepared once."""

from collections.abc import Iterator

import pytest

from sim.simulation.house import House, housed

OURS = "integration.port:open_port"


@pytest.fixture(scope="session")
def house() -> Iterator[House]:
    with housed(OURS) as found:
        yield found
