"""A fault strikes the calls that it was armed for, as often as was said, and is known if it never did."""

import re

import msgspec
import pytest

from sim.physics.faults import FAULTS_MAX, Fault, FaultKind, FaultPlan


def plan(**conditions):
    faults = FaultPlan()
    faults.arm(Fault(kind=FaultKind.LOST, **conditions))
    return faults


def strikes(faults, *calls):
    return [faults.next(*call) is not None for call in calls]


GET_USERS = ("karbon", "GET", "/v3/Users")
POST_CLIENT = ("karbon", "POST", "/v3/Contacts")
QUERY = ("quickbooks", "GET", "/v3/company/1/query")


@pytest.mark.parametrize(
    ("conditions", "struck"),
    [
        ({}, [True, True, True]),
        ({"service": "quickbooks"}, [False, False, True]),
        ({"method": "POST"}, [False, True, False]),
        ({"path": r"/Users$"}, [True, False, False]),
        ({"path": r"^/v3/[A-Z]"}, [True, True, False]),
        ({"service": "karbon", "method": "GET"}, [True, False, False]),
        ({"service": "quickbooks", "method": "POST"}, [False, False, False]),
    ],
)
def test_conditions(conditions, struck):
    """Service, method and a pattern in the path say which calls a fault waits for; what is unset matches all."""
    assert strikes(plan(times=9, **conditions), GET_USERS, POST_CLIENT, QUERY) == struck


def test_skip_and_times():
    """The first so many matching calls pass, the next so many fail, and then it is over."""
    assert strikes(plan(skip=2, times=2), *[GET_USERS] * 6) == [False, False, True, True, False, False]


def test_calls_that_do_not_match_are_not_counted():
    """Only calls that a fault waits for use up its skips."""
    faults = plan(method="POST", skip=1)

    assert strikes(faults, GET_USERS, POST_CLIENT, GET_USERS, POST_CLIENT) == [False, False, False, True]


def test_one_fault_a_call():
    """When several wait for the same call the one armed first strikes; the others keep their turn."""
    faults = FaultPlan()
    first = faults.arm(Fault(kind=FaultKind.REFUSED))
    second = faults.arm(Fault(kind=FaultKind.LOST))

    assert [faults.next(*GET_USERS).id for _ in range(2)] == [first.id, second.id]
    assert faults.next(*GET_USERS) is None


def test_unfired():
    """A fault that never struck is found; one that did is not."""
    faults = FaultPlan()
    faults.arm(Fault(kind=FaultKind.LOST, method="POST"))
    waiting = faults.arm(Fault(kind=FaultKind.LOST, method="DELETE"))
    faults.next(*POST_CLIENT)

    assert faults.unfired() == (waiting,)


def test_disarm():
    """Disarmed faults neither strike nor count as unfired; one can go and the others stay."""
    faults = FaultPlan()
    gone = faults.arm(Fault(kind=FaultKind.LOST))
    kept = faults.arm(Fault(kind=FaultKind.SLOW))

    assert faults.disarm(gone.id)
    assert not faults.disarm(gone.id)
    assert faults.root == (kept,)
    assert faults.disarm()
    assert strikes(faults, GET_USERS) == [False]
    assert faults.unfired() == ()


def test_a_pattern_that_is_none():
    """A path that is no regular expression is refused when it is armed, not when a call comes."""
    with pytest.raises(re.error):
        plan(path="(")


def test_a_limit_on_faults():
    """A plan that grows without end is a mistake, and says so."""
    faults = FaultPlan()
    for _ in range(FAULTS_MAX):
        faults.arm(Fault(kind=FaultKind.LOST))
    with pytest.raises(ValueError, match=f"at most {FAULTS_MAX} faults"):
        faults.arm(Fault(kind=FaultKind.LOST))


def test_a_fault_is_data():
    """A fault can be written down as JSON and read again."""
    fault = Fault(kind=FaultKind.SLOW, path="x", delay_s=1.5)

    assert msgspec.json.decode(msgspec.json.encode(fault), type=Fault) == fault
