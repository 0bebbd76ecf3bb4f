"""Failures as they are printed: a small suite whose steps fail in every way there is, and a world to change."""

from __future__ import annotations

import re
from collections.abc import Callable
from textwrap import dedent

import pytest

from tests.conformance.conftest import Folder

STEPS = """
import pytest
from sim.conformance.expect import expect, expect_rows
from sim.conformance.explain.armed import expect_all_struck
from sim.conformance.explain.watch import announce
from sim.conformance.steps import given, then, when
from sim.physics.faults import Fault, FaultKind
from sim.physics.journal import Call
from sim.world import World

@pytest.fixture
def world(request):
    found = World("explained", seed=7)
    found.universe.calls.append(call(found, "GET", "/before/the/scenario"))
    announce(request.node, found)
    yield found
    expect_all_struck(request.node, found)

def call(world, method, path, query="", **more):
    last = world.universe.changes.last
    given = {"at": world.universe.clock.now(), "service": "quickbooks_time", "status": 200, "who": "", "took_s": 0.0}
    given |= {"fault": "", "changed_from": last, "changed_to": last}
    return Call(**given | {"method": method, "path": path, "query": query} | more)

@given("the code {string}")
def a_code(name, world):
    world.screens["quickbooks_time"].add_job(name)

@when("the code {string} is made and it breaks")
def break_down(name, world):
    a_code(name, world)
    raise RuntimeError("no more")

@when("the code {string} is deleted")
def delete(name, world):
    screens = world.screens["quickbooks_time"]
    screens.delete_job(next(job["id"] for job in screens.jobs() if job["path"] == name))

@when("somebody asks for {string}")
def ask(path, world):
    world.universe.calls.append(call(world, "GET", *path.split("?")))

@when("nothing happens")
def nothing(): pass

@then("there are {int} minutes")
def minutes(count):
    expect("the minutes on the tab", 30, count)

@then("the codes are:")
def codes(datatable):
    expect_rows("the codes", [("Acme", "yes"), ("Beta", "no")], datatable[1:], columns=("path", "billable"))

@then("the text is:")
def text(docstring):
    expect("the text", "something else", docstring)

@then("it is {int}")
def plain_assert(count):
    assert count == 3

@when("an answer of QuickBooks Time is lost")
def lose(world):
    world.universe.faults.arm(
        Fault(kind=FaultKind.LOST, service="quickbooks_time", method="POST", path="/api/v1/timesheets")
    )
"""


SENTENCE = re.compile(r'(^id = "CODE-05"\n(?:.+\n)*?sentence = ")[^"]*', re.MULTILINE)


class Suite:
    """A folder whose failures are read as they are printed."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        folder.steps(STEPS)
        catalogue = folder.path / "requirements.toml"
        text = catalogue.read_text(encoding="utf-8")
        catalogue.write_text(SENTENCE.sub(r"\g<1>A healthy code is left alone.", text), encoding="utf-8")

    def printed(self, feature: str, *args: str) -> str:
        """Everything that pytest prints about a run of one feature."""
        self.folder.feature(feature)
        lines = self.folder.run(f"{self.folder.name}/time.feature", *args).outlines
        return "\n".join(lines).replace(self.folder.name, "features")

    def told(self, feature: str, *args: str) -> str:
        """What is told of its only failure, between the headings of pytest."""
        printed = self.printed(feature, *args)
        found = re.search(r"^_{3,} .* _{3,}\n(.*?)\n={3,} ", printed, re.DOTALL | re.MULTILINE)
        assert found, printed
        return found[1]


@pytest.fixture
def suite(folder: Folder, monkeypatch: pytest.MonkeyPatch) -> Suite:
    """A folder with steps that fail, in a terminal of 100 columns."""
    monkeypatch.setenv("COLUMNS", "100")
    return Suite(folder)


@pytest.fixture
def plain() -> Callable[[str], str]:
    """A golden text as it is written in a test: without its indentation."""
    return lambda text: dedent(text).strip("\n")
