"""A webhook that Karbon does not publish is found, whatever is wrong with it."""

import json

import pytest

from sim.karbon.behaviour import Behaviour
from tests.karbon.document.payloads import _validators, payload_findings

LIVE = {
    "ResourcePermaKey": "k",
    "ResourceType": "WorkItem",
    "ActionType": "Updated",
    "Timestamp": "2026-03-02T09:00:00Z",
}
DOCUMENTED = {
    "ResourcePermaKey": "k",
    "ResourceType": "Work",
    "ActionType": "Updated",
    "TimeStamp": "2026-03-02T09:00:00Z",
}


def found(said, **switches):
    return payload_findings(Behaviour(**switches), json.dumps(said).encode())


def test_all_nine_payloads_are_known():
    """Each tells itself by its type."""
    assert sorted(_validators()) == [
        "Contact",
        "CustomFieldValue",
        "Estimate",
        "IntegrationTask",
        "Invoice",
        "Note",
        "NoteComment",
        "User",
        "Work",
    ]


def test_what_is_published_is_fine():
    """In live names and in documented ones, as it is switched."""
    switches = {"webhook_time_key": "TimeStamp", "webhook_resource_type": "documented"}

    assert found(LIVE) == found(DOCUMENTED, **switches) == []


@pytest.mark.parametrize(
    ("changes", "line"),
    [
        ({"Colour": "red"}, "webhook of Work > Colour"),
        ({"ActionType": "Renamed"}, "webhook of Work > ActionType is Renamed"),
        ({"Timestamp": "today"}, "webhook of Work > TimeStamp is not as format has it: today"),
        ({"ResourcePermaKey": 7}, "webhook of Work > ResourcePermaKey is integer"),
        ({"ResourceType": "Timesheet"}, "a webhook of Timesheet, which Karbon publishes nowhere"),
    ],
)
def test_what_is_not_is_named(changes, line):
    """A name too many, a word that there is not, a time that is none."""
    assert found({**LIVE, **changes}) == [line]


@pytest.mark.parametrize(
    ("said", "switches", "lines"),
    [
        (
            {**LIVE, "ResourceType": "Work"},
            {},
            ["a webhook of WorkItem, which Karbon publishes nowhere"],
        ),
        (
            {**DOCUMENTED, "ResourceType": "WorkItem"},
            {},
            ["webhook of Work > Timestamp", "webhook of Work > has no TimeStamp"],
        ),
        (
            LIVE,
            {"webhook_time_key": "TimeStamp"},
            ["webhook of Work > Timestamp", "webhook of Work > has no TimeStamp"],
        ),
    ],
)
def test_a_name_that_is_switched_off_is_found(said, switches, lines):
    """The documented ones are no live ones, and the other way round."""
    assert sorted(found(said, **switches)) == lines
