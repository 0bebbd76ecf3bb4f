"""A test of a client may let calls fail, and has to make the calls that fail."""

import pytest
import requests


def test_a_call_fails_as_it_was_armed(karbon):
    """Refused before anything happens, once, and then no more."""
    karbon.arm("refused", "GET", "/Users", status=500)
    answers = [_users(karbon).status_code for _ in range(2)]

    assert answers == [500, 200]
    assert [call.fault for call in karbon.calls] == ["refused", ""]


def test_a_lost_answer_is_a_connection_error(karbon):
    """The service did it, and the client never hears."""
    karbon.arm("lost", path="Users")
    with pytest.raises(requests.ConnectionError):
        _users(karbon)


def test_a_slow_answer_costs_the_worlds_time(world, karbon):
    """The client's patience runs out in the world, not in the test."""
    before = world.clock.now()
    karbon.arm("slow", delay_s=60)
    with pytest.raises(requests.ReadTimeout):
        _users(karbon)

    assert (world.clock.now() - before).total_seconds() == 5


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("gone",), "there is no fault 'gone'; there are refused, throttled, request_lost, lost"),
        (("lost", "GET", "("), r"the path '\(' is no regular expression"),
    ],
)
def test_a_fault_that_cannot_be_is_one_sentence(quickbooks, arguments, said):
    """The sentence names what was wrong and what there is."""
    with pytest.raises(ValueError, match=said):
        quickbooks.arm(*arguments)


def test_a_fault_that_never_struck_fails_its_test(theirs):
    """The test fails, not its end, and the fault is named; a test that failed already keeps its own reason."""
    result = theirs(
        """
        def test_forgotten(quickbooks_time):
            quickbooks_time.arm("lost", "POST", "/timesheets")

        def test_failed_already(quickbooks_time):
            quickbooks_time.arm("lost", "POST", "/timesheets")
            assert 1 == 2

        def test_next(quickbooks_time):
            pass
        """
    )

    result.assert_outcomes(passed=1, failed=2)
    text = result.stdout.str()
    assert (
        "armed, but never struck: a lost call to quickbooks_time (POST /timesheets). Make it happen" in text
    )
    assert text.count("armed, but never struck") == 2  # once where it failed, once in the summary


def _users(karbon):
    headers = {
        "Authorization": f"Bearer {karbon.credentials['bearer']}",
        "AccessKey": karbon.credentials["access_key"],
    }
    return requests.get(f"{karbon.url}/v3/Users", headers=headers, timeout=5)
