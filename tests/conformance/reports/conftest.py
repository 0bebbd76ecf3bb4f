"""What a run leaves behind, kept from a session of its own."""

from collections.abc import Callable

import pytest

from sim.conformance.run.counts import RUN, Run
from sim.conformance.suite.folder import SUITE, Suite
from tests.conformance.conftest import QUICK, Folder

Ran = Callable[..., tuple[Suite, Run]]


class Keep:
    """Takes the suite and the run out of a session before it is forgotten."""

    found: tuple[Suite, Run]

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        self.found = session.config.stash[SUITE], session.config.stash[RUN]


@pytest.fixture
def ran(folder: Folder, pytester: pytest.Pytester) -> Ran:
    """Run the folder, and give its suite and its run."""

    def run(*args: str) -> tuple[Suite, Run]:
        keep = Keep()
        pytester.inline_run(*QUICK, "--features-dir", folder.name, folder.name, *args, plugins=[keep])
        return keep.found

    return run
