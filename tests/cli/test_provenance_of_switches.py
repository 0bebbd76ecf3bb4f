"""`timebridge-sim provenance` tells of each switch what its record says of it, wherever that stands."""

import json

import pytest


@pytest.fixture(scope="module")
def told(new_terminal):
    found = json.loads(new_terminal().type("provenance", "--json", program="timebridge-sim").out)
    return {(each["fake"], each["where"].removeprefix("behaviour.")): each["source"] for each in found}


@pytest.mark.parametrize(
    ("fake", "switch", "words"),
    [
        ("karbon", "top_over_limit", "contract 0, row 1: the reference prints a refusal on eight"),
        ("karbon", "next_link_with_top", "contract 0, row 2: the guide shows a nextLink for a call with"),
        ("karbon", "validation_details", "contract 1.4: every example has one object where"),
        ("quickbooks", "throttle", "500 calls a minute, 10 a second [contract 4: off,"),
        ("quickbooks_time", "throttle", "300 calls in 5 minutes a token [contract 4]"),
        ("quickbooks_time", "time_on_parent_jobcode", "through the API; Karbon's article tells of such"),
        ("quickbooks_time", "split_at_midnight", "finished regular time, with row 201 [contract 3.5:"),
    ],
)
def test_the_words_of_its_own(told, fake, switch, words):
    """Above the switch, beside it or below it."""
    assert told[fake, switch].startswith(words)


@pytest.mark.parametrize(
    ("switch", "end"), [("replay_failures", "[contract 1.4: unknown]"), ("throttle", "into it]")]
)
def test_no_heading(told, switch, end):
    """What stands above a group of switches is about none of them."""
    assert told["quickbooks", switch].endswith(f"{end} (default False)")


def test_every_switch_says_why(told):
    """None is without words."""
    mute = [name for name, source in told.items() if source.startswith(" (default ")]

    assert mute == []
