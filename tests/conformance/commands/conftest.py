"""A features folder of its own for each test: two areas, a few sentences, one feature."""

from pathlib import Path
from textwrap import dedent
from zlib import crc32

import pytest

CATALOGUE = """
version = "1"
[tags]
full = "an edge"
[[area]]
prefix = "CODE"
name = "A code was deleted"
folder = "codes"
[[area]]
prefix = "USER"
name = "People who track time"
folder = "users"
"""
REQUIREMENT = """
[[requirement]]
id = "{id}"
area = "{area}"
title = "{title}"
sentence = "{sentence}"
keyword = "MUST"
level = "core"
status = "stated"
heading = ""
"""
REQUIREMENTS = (
    ("CODE-01", "CODE", "Time on a deleted code counts", "The time of a deleted code stays in the totals."),
    ("CODE-02", "CODE", "A deleted code is offered anew", "Whoever deleted a code is offered a new one."),
    ("USER-01", "USER", "An archived colleague tracks no time", "Nobody archived is given as a choice."),
)
STEPS = '''
"""Codes: what people do with jobs."""

from sim.conformance.steps import given, parameter_type, then, when

@parameter_type(name="person", regexp="Ann|Bob")
def person(name: str) -> str:
    """A colleague, by first name."""
    return name

@given("the firm is in step")
def in_step() -> None:
    """the firm is in step

    Everything is linked,
    and nothing is left to do.
    """

@given("a code {string}")
def a_code(name: str) -> None:
    """a code "Acme" """

@when("the code {string} is deleted")
def delete(name: str) -> None:
    """the code "Acme" is deleted"""

@when("{person} is archived")
def archive(person: str) -> None:
    """Ann is archived"""

@then("there are these codes:")
def these(datatable: list[list[str]]) -> None:
    """there are these codes:

    | code     |
    | Acme › * |
    """

@then("{person} has {int} minute(s) on some_code")
def minutes(person: str, count: int) -> None:
    """An explanation, which is no example."""
'''
FEATURE = """
Feature: Deleting
  @CODE-01
  Scenario: A code is deleted
    Given the firm is in step
    And a code "Acme"
    When the code "Acme" is deleted
    Then there are these codes:
      | code |
    And Ann has 3 minutes on some_code

  @CODE-01
  Scenario: Somebody is archived
    Given the firm is in step
    When Bob is archived
    Then Ann has 1 minute on some_code
"""


@pytest.fixture
def features(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder, named so that its step modules meet no others, as a person in its parent names it."""
    monkeypatch.chdir(tmp_path)
    folder = Path(f"features_{crc32(request.node.nodeid.encode())}")
    (folder / "steps").mkdir(parents=True)
    (folder / "codes").mkdir()
    names = ("id", "area", "title", "sentence")
    written = "".join(REQUIREMENT.format(**dict(zip(names, each, strict=True))) for each in REQUIREMENTS)
    (folder / "requirements.toml").write_text(CATALOGUE + written, encoding="utf-8")
    (folder / "steps" / "codes.py").write_text(STEPS, encoding="utf-8")
    (folder / "codes" / "deleting.feature").write_text(dedent(FEATURE).lstrip(), encoding="utf-8")
    return folder
