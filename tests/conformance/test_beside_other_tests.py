"""Features run in one process with other tests, and neither disturbs the other."""

import pytest
import requests
from _pytest.fixtures import FixtureFunctionDefinition

from sim.conformance.staging import fixtures
from sim.conformance.staging.inprocess import in_process
from sim.http.beside import HOST, served
from sim.http.directory import Directory
from sim.karbon.routes import create_app
from sim.testing import plugin
from tests.conformance.conftest import PASSING, Folder

PING = "api/ping"


def test_scenarios_come_last(folder: Folder, pytester: pytest.Pytester) -> None:
    """Whatever order is asked for: a scenario stops the wall clock, which a test may want to run."""
    folder.feature(PASSING)
    other = pytester.makepyfile(test_other="def test_of_something_else(): pass")
    result = folder.run("-v", folder.name, str(other))

    result.assert_outcomes(passed=2)
    result.stdout.fnmatch_lines(["*::test_of_something_else PASSED*", "*::test_time_is_added_up PASSED*"])


def test_services_are_there_while_a_scenario_runs() -> None:
    """Between scenarios a test reaches the servers that it has on this machine."""
    with in_process() as way, served([create_app(Directory())]) as (port,):
        with way.open():
            within = requests.get(f"https://api.karbonhq.com/{PING}", timeout=5)
        between = requests.get(f"http://{HOST}:{port}/{PING}", timeout=5)

    assert within.json() == between.json() == "pong"


def test_fixtures_of_scenarios_take_no_name_of_others() -> None:
    """What an installed Timebridge gives to every test stays what it is once a feature is read."""
    ours = {name for name, found in vars(fixtures).items() if isinstance(found, FixtureFunctionDefinition)}
    theirs = {name for name, found in vars(plugin).items() if isinstance(found, FixtureFunctionDefinition)}

    assert "stage" in ours
    assert "world" in theirs
    assert ours & theirs == set()
