"""`messages.ndjson`: what any tool of the Cucumber world reads of a run."""

from typing import Any

import cucumber_messages
import pytest
from cucumber_messages import Envelope, message_converter

from sim.conformance.reports.messages.stream import PROTOCOL, messages_of
from tests.conformance.conftest import PASSING, Folder
from tests.conformance.reports.conftest import Ran

FAILING = PASSING.replace("@FLOW-04", "@CODE-01").replace("is 3.5", "is 4")
RAIN = """
from sim.conformance.steps import given

@given("rain")
def _():
    yield
    raise OSError("wet")
"""


@pytest.fixture
def told(folder: Folder, ran: Ran) -> list[dict[str, Any]]:
    """The messages of a run with a failure, an outline, a rule and a background."""
    folder.feature(PASSING)
    folder.feature(FAILING, "failing")
    return list(messages_of(*ran(), success=False))


def of_kind(messages: list[dict[str, Any]], kind: str) -> list[dict[str, Any]]:
    """The bodies of the messages of one kind, in order."""
    return [message[kind] for message in messages if kind in message]


def test_the_official_package_reads_every_message_back(told: list[dict[str, Any]]) -> None:
    """Each envelope survives the way into its classes and out again."""
    for message in told:
        assert message_converter.to_dict(message_converter.from_dict(message, Envelope)) == message


def test_the_protocol_is_that_of_the_official_package() -> None:
    """A new version of it is looked at by somebody."""
    from importlib.metadata import version

    assert version("cucumber-messages") == PROTOCOL
    assert cucumber_messages.Envelope is Envelope


def test_an_id_names_one_thing_only(told: list[dict[str, Any]]) -> None:
    """Documents are numbered apart by the parser; in the stream they are not."""
    ids: list[str] = []

    def collect(node: Any) -> None:
        if isinstance(node, dict):
            ids.extend([node["id"]] if "id" in node else [])
            for value in node.values():
                collect(value)
        elif isinstance(node, list):
            for value in node:
                collect(value)

    collect(told)
    assert len(ids) == len(set(ids)) > 20


def test_a_failure_carries_its_story(told: list[dict[str, Any]]) -> None:
    """As plain text, attached to the step that failed."""
    (attached,) = of_kind(told, "attachment")
    failed = [m for m in of_kind(told, "testStepFinished") if m["testStepResult"]["status"] == "FAILED"]

    assert attached["mediaType"] == "text/plain"
    assert [m["testStepId"] for m in failed] == [attached["testStepId"]]
    assert "the total is 4 hours" in attached["body"]
    assert failed[0]["testStepResult"]["exception"]["type"] == "AssertionError"


def test_times_follow_one_another(told: list[dict[str, Any]]) -> None:
    """No step of a scenario ends before it begins, or begins before the last one ended."""
    (case, *_) = of_kind(told, "testCaseStarted")
    own = [m for kind in told for m in kind.values() if m.get("testCaseStartedId") == case["id"]]
    moments = [(m["timestamp"]["seconds"], m["timestamp"]["nanos"]) for m in [case, *own] if "timestamp" in m]

    assert moments == sorted(moments)
    assert moments[0] > (1_600_000_000, 0)


def test_two_processes_tell_the_same(told: list[dict[str, Any]], ran: Ran) -> None:
    """But for the times, and for the name of the process."""
    shared = list(messages_of(*ran("-n", "2"), success=False))

    def kinds(messages: list[dict[str, Any]]) -> list[tuple[str, Any]]:
        return [
            (*message, *(message[kind].get("testStepId", "") for kind in message)) for message in messages
        ]

    assert kinds(shared) == kinds(told)
    assert {m["workerId"] for m in of_kind(shared, "testCaseStarted")} <= {"gw0", "gw1"}


def test_what_fails_around_the_steps_is_red_too(folder: Folder, ran: Ran) -> None:
    """As a hook: all its steps passed, but the scenario did not."""
    folder.feature(PASSING)
    folder.steps(RAIN, "rain")
    folder.feature("Feature: a\n  @FLOW-01\n  Scenario: Rain\n    Given rain\n", "a")
    messages = list(messages_of(*ran(), success=False))
    results = [m["testStepResult"]["status"] for m in of_kind(messages, "testStepFinished")]

    assert results[:2] == ["PASSED", "FAILED"]
    assert [hook["type"] for hook in of_kind(messages, "hook")] == ["AFTER_TEST_CASE"]
    assert "wet" in of_kind(messages, "attachment")[0]["body"]


def test_steps_after_a_failure_are_skipped(folder: Folder, ran: Ran) -> None:
    """What did not run is not green."""
    folder.feature(FAILING + "    And the total is 3.5 hours\n")
    messages = list(messages_of(*ran(), success=False))
    results = [m["testStepResult"]["status"] for m in of_kind(messages, "testStepFinished")]

    assert results == ["PASSED", "PASSED", "PASSED", "FAILED", "SKIPPED"]
    assert of_kind(messages, "testRunFinished")[0]["success"] is False
