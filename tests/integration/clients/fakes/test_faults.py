"""A fault on the way: a read gets over it, a write is sent once and says whether it may have happened."""

import pytest

from integration.clients.errors import Broken, TooSlow, Unreachable

FAULTS = pytest.mark.parametrize(
    ("kind", "expected", "happened"),
    [("refused", Broken, False), ("lost", Unreachable, True), ("slow", TooSlow, True)],
)


@pytest.fixture(autouse=True)
def impatient(monkeypatch):
    """A slow answer over a real socket takes real time."""
    monkeypatch.setattr("integration.clients.exchange.TIMEOUT_S", (5.0, 0.2))


@FAULTS
def test_a_read_gets_over_two_faults(firm, kind, expected, happened):
    """The third answer arrives, and nobody hears of the first two."""
    firm.time.create_jobcodes([{"name": "Acme"}])
    firm.arm(kind=kind, service="quickbooks_time", method="GET", times=2)

    assert [code.name for code in firm.time.jobcodes()] == ["Acme"]
    assert len(firm.calls("GET")) == 3
    assert not firm.universe.faults.unfired()


@FAULTS
def test_a_write_is_sent_once(firm, kind, expected, happened):
    """Whether it happened is for the one who looks; that it may have happened is told."""
    firm.arm(kind=kind, service="quickbooks_time", method="POST", path="jobcodes")

    with pytest.raises(expected) as caught:
        firm.time.create_jobcodes([{"name": "Acme"}])

    assert caught.value.outcome_unknown
    assert len(firm.calls("POST")) == 1
    assert bool(firm.time.jobcodes()) is happened


@FAULTS
def test_a_code_is_found_again_after_a_fault(firm, kind, expected, happened):
    """The same parent, name and type is the same code, so sending it again settles the matter."""
    firm.arm(kind=kind, service="quickbooks_time", method="POST", path="jobcodes")
    with pytest.raises(expected):
        firm.time.create_jobcodes([{"name": "Acme"}])

    again = firm.time.create_jobcodes([{"name": "Acme"}])[0]

    assert (again.ok, again.status) == (True, 202 if happened else 200)
    assert [code.id for code in firm.time.jobcodes()] == [again.id]


def test_karbon_may_be_down_for_a_while(firm):
    """Three tries, then an error that names Karbon."""
    firm.arm(kind="refused", service="karbon", times=3)

    with pytest.raises(Broken, match="Karbon answered HTTP 503 while reading Roles"):
        firm.karbon.roles()

    assert firm.karbon.roles() == []
