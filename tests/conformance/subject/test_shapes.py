"""What a subject answers, and what a step asks, is held against the port: another shape is one sentence."""

from types import SimpleNamespace
from typing import Any

import pytest

from sim.conformance.errors import SubjectError
from sim.conformance.subject.examples import EXAMPLES
from sim.conformance.subject.port import Subject

TAB = EXAMPLES["open_tab"].result
ENTRY = TAB["entries"][0]


def asked(operation: str, result: Any, **arguments: Any) -> str:
    """What is said when a subject answers this."""
    subject = Subject("http://x:9", SimpleNamespace(call=lambda *_: {"ok": result}))
    with pytest.raises(SubjectError) as caught:
        subject.call(operation, **arguments)
    return str(caught.value)


@pytest.mark.parametrize(
    ("result", "sentence"),
    [
        (
            {key: value for key, value in TAB.items() if key != "actual_minutes"},
            (
                "without actual_minutes; the port asks for available, [message], entries, actual_minutes, "
                "budget_minutes, left_minutes, stale, age_s"
            ),
        ),
        (
            TAB | {"actual_minutes": "60"},
            "a text as actual_minutes; the port asks for a whole number or null",
        ),
        (TAB | {"left_minutes": 0.5}, "a number as left_minutes; the port asks for a whole number or null"),
        (TAB | {"entries": {}}, "an object as entries; the port asks for a list"),
        (TAB | {"message": {}}, "without code in message; see Tab in port.openapi.json"),
        (
            TAB | {"entries": [ENTRY, ENTRY | {"minutes": None}]},
            "null as entries[1].minutes; the port asks for a whole number",
        ),
        (
            TAB | {"message": {"code": "no such"}},
            (
                "message.code in a form that does not fit (Expected `str` matching regex '^[A-Z_]+$'); "
                "see Tab in port.openapi.json"
            ),
        ),
    ],
)
def test_an_answer_that_does_not_fit(result: Any, sentence: str) -> None:
    """The subject, the operation, the place, and what the port asks for."""
    assert asked("open_tab", result, key="k") == f"subject http://x:9: open_tab answered {sentence}"


def test_more_than_is_asked_for_is_welcome() -> None:
    """Fields of a subject's own reach the steps and harm nobody."""
    subject = Subject("x", SimpleNamespace(call=lambda *_: {"ok": TAB | {"mood": "fine"}}))

    assert subject.call("open_tab", key="k")["mood"] == "fine"


@pytest.mark.parametrize(
    ("operation", "arguments", "sentence"),
    [
        ("opn_tab", {}, "the port has no operation opn_tab; did you mean open_tab?"),
        ("fly", {}, "the port has no operation fly; it has connect, disconnect, settings, "),
        ("open_tab", {}, "a step asks for open_tab without key; the port takes key"),
        ("sync", {"full": True}, "a step asks for sync with full, which is not known; the port takes [by]"),
        (
            "edit_time",
            {"entry": 7},
            "a step asks for edit_time with a whole number as entry; the port takes a text",
        ),
    ],
)
def test_a_step_that_asks_for_what_is_not_there(
    operation: str, arguments: dict[str, Any], sentence: str
) -> None:
    """The subject is not asked and not blamed."""
    assert asked(operation, TAB, **arguments).startswith(sentence)
