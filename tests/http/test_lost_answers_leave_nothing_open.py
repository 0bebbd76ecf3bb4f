"""An answer that is lost closes one connection and opens nothing: a long session must not run out of files."""

from pathlib import Path

import pytest
import requests

from sim.physics.faults import Fault, FaultKind
from tests.http import stand_in
from tests.http.conftest import served


def test_lost_answers_leave_nothing_open(world):
    """After five lost answers this process has as many files open as after one."""
    open_files = []
    with served(stand_in.make_app(world)) as (url,), Path("/dev/null").open("rb"):
        for _ in range(5):
            world.universe.faults.arm(Fault(kind=FaultKind.LOST, path="/notes/0"))
            with pytest.raises(requests.ConnectionError):
                requests.get(f"{url}/notes/0", headers={"X-Key": stand_in.KEY}, timeout=5)
            open_files.append(len(list(Path("/dev/fd").iterdir())))

    assert open_files[-1] <= open_files[0] + 1
