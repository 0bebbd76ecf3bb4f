"""Failures that no table and no pair of values explains: whose they are, and where."""

import re

import pytest

SCENARIO = """
Feature: Trouble
  @FLOW-01
  Scenario: Something breaks
    When {sentence}
"""
STEPS = """
import json

import pytest
from sim.conformance.errors import ConformanceError, SubjectError
from sim.conformance.steps import when
from sim.conformance.subject.port import Refused, open_subject
from sim.quickbooks_time.screens import ScreenRefused

@when("an assert fails")
def an_assert():
    assert sum([1, 1]) == 3

class Books:
    def balance(self):
        return 2

@when("an assert about an object fails")
def about_an_object():
    assert Books().balance() == 3

@when("an assert without words fails")
def wordless():
    raise AssertionError

@when("the step breaks")
def broken():
    {}["entry"]

@when("something below the step breaks")
def below():
    json.loads("{")

@when("the integration refuses")
def refused():
    raise Refused("CODE_MISSING", "The code of 2026 Tax is gone.", "Press Save & Sync.")

@when("the integration breaks")
def integration():
    open_subject("broken_subject:open_port").call("sync")

@when("the integration talks nonsense")
def nonsense():
    raise SubjectError("subject 'some.where:port': sync answered 3; expected an object")

@when("the step asks for too much")
def too_much():
    raise ConformanceError("there is no operation called synchronise; did you mean sync?")

@when("a fixture breaks")
def fixture_breaks(broken_fixture):
    pass

@pytest.fixture
def broken_fixture():
    json.loads("{")

@when("a screen refuses")
def screen():
    raise ScreenRefused("the job 'Acme' is archived; restore it first")

@when("a fixture is missing")
def fixture(nobody_made_this):
    pass

@when("pytest is told to fail")
def failing():
    pytest.fail("not like this")
"""
SUBJECT = """
def open_port(**connections):
    return Port()

class Port:
    def call(self, operation, arguments):
        return self.deeper()[operation]

    def deeper(self):
        return {"one": 1}["two"]
"""
SAID = {
    "an assert fails": """
        an assert failed
          assert 2 == 3
          + where 2 = sum([1, 1])
          in features/steps/time.py:12
        """,
    "an assert about an object fails": """
        an assert failed
          assert 2 == 3
          + where 2 = balance()
          in features/steps/time.py:20
        """,
    "an assert without words fails": """
        an assert without words failed
          in features/steps/time.py:24
        """,
    "the step breaks": """
        the step's own code broke
          KeyError: 'entry'
          in features/steps/time.py:28
        """,
    "something below the step breaks": """
        the step's own code broke
          JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
          in features/steps/time.py:32, at LIBRARY/json/decoder.py:353
        """,
    "the integration refuses": """
        the integration refused what this step needs
          code    CODE_MISSING
          says    The code of 2026 Tax is gone.
          remedy  Press Save & Sync.
        """,
    "the integration breaks": """
        the integration broke
          KeyError: 'two'
          in broken_subject.py:9, asked by features/steps/time.py:40
        """,
    "the integration talks nonsense": """
        the integration under test does not keep to its port
          subject 'some.where:port': sync answered 3; expected an object
        """,
    "the step asks for too much": """
        the step cannot do this
          there is no operation called synchronise; did you mean sync?
        """,
    "a fixture breaks": """
        a fixture broke
          JSONDecodeError: Expecting property name enclosed in double quotes: line 1 column 2 (char 1)
          in features/steps/time.py:56, at LIBRARY/json/decoder.py:353
        """,
    "a screen refuses": """
        QuickBooks Time's screen refused what this step does
          the job 'Acme' is archived; restore it first
        """,
    "a fixture is missing": """
        the step asks for a fixture 'nobody_made_this' that nobody defines
        """,
    "pytest is told to fail": """
        not like this
        """,
}


@pytest.fixture
def said(suite, pytester):
    """The section of a failure that says what it was."""
    suite.folder.steps(STEPS)
    pytester.makepyfile(broken_subject=SUBJECT)
    pytester.syspathinsert()

    def about(sentence):
        sections = suite.told(SCENARIO.format(sentence=sentence)).split("\n\n")
        heading, *lines = sections[1].splitlines()
        assert heading == f"features/time.feature:4: When {sentence}"
        return re.sub(
            r",\s+at\s+/.*/json/", ", at LIBRARY/json/", "\n".join(line.removeprefix("  ") for line in lines)
        )

    return about


@pytest.mark.parametrize("sentence", SAID)
def test_its_kind_and_its_place(said, plain, sentence):
    """One sentence for the kind of problem, then what it says and where."""
    assert said(sentence) == plain(SAID[sentence])


def test_before_the_first_step(suite):
    """What breaks before a scenario begins is told by its line, and no step has run."""
    suite.folder.steps(
        """
        import pytest
        from sim.conformance.steps import when

        @pytest.fixture(autouse=True)
        def out_of_order():
            raise RuntimeError("no power")

        @when("the light is on")
        def light(): pass
        """
    )
    told = suite.told(SCENARIO.format(sentence="the light is on"))

    assert "  · 4  When the light is on" in told
    assert told.split("\n\n")[1] == (
        "features/time.feature:3: before the first step\n"
        "  a fixture broke\n"
        "    RuntimeError: no power\n"
        "    in features/steps/time.py:7"
    )
