"""A `requestid` that was answered is answered again, and nothing is done twice."""

import pytest
import requests

from sim.physics.faults import Fault, FaultKind
from tests.quickbooks.conftest import Company


def test_the_stored_answer_is_sent_again_whatever_the_body(company: Company) -> None:
    """Byte for byte, its time too."""
    first = company.post("customer", {"DisplayName": "Acme"}, requestid="r1")
    company.wait(30)
    second = company.post("customer", {"DisplayName": "Other"}, requestid="r1")

    assert first.content == second.content
    assert company.names("select * from Customer") == ["Acme"]


def test_other_ids_do_other_work(company: Company) -> None:
    """And without one a repetition is a repetition."""
    company.post("customer", {"DisplayName": "Acme"}, requestid="r1")

    assert company.post("customer", {"DisplayName": "Birch"}, requestid="r2").status_code == 200
    assert company.post("customer", {"DisplayName": "Birch"}).status_code == 400


def test_a_failure_is_not_replayed(company: Company) -> None:
    """So that a client can mend its request and try again."""
    failed = company.post("customer", {}, requestid="r1")
    mended = company.post("customer", {"DisplayName": "Acme"}, requestid="r1")

    assert (failed.status_code, mended.status_code) == (400, 200)


def test_replaying_failures_is_a_switch(company: Company) -> None:
    """Nobody knows what the real service does."""
    company.state.set_behaviour(replay_failures=True)
    failed = company.post("customer", {}, requestid="r1")
    again = company.post("customer", {"DisplayName": "Acme"}, requestid="r1")

    assert (again.status_code, again.content) == (400, failed.content)
    assert again.headers["Content-Type"] == "application/json"


def test_a_replayed_delete(company: Company) -> None:
    """The second delete of one id under one request id succeeds."""
    emily = company.screens.add_employee("Emily", "Platt")
    company.save("TimeActivity", NameOf="Employee", EmployeeRef={"value": emily}, Hours=1)
    gone = {"Id": "1", "SyncToken": "0"}
    answers = [company.post("timeactivity", gone, operation="delete", requestid="d") for _ in range(2)]

    assert answers[0].content == answers[1].content
    assert answers[0].status_code == 200


def test_a_request_id_has_fifty_characters_at_most(company: Company) -> None:
    """docs; the refusal is inferred."""
    assert company.post("customer", {"DisplayName": "A"}, requestid="r" * 50).status_code == 200
    assert (
        company.refusal(company.post("customer", {"DisplayName": "B"}, requestid="r" * 51))["code"] == "2050"
    )


def test_companies_do_not_share_request_ids(company: Company, open_company: object) -> None:
    """Unique per company."""
    other = open_company("two")  # type: ignore[operator]
    company.post("customer", {"DisplayName": "Acme"}, requestid="r1")
    other.post("customer", {"DisplayName": "Birch"}, requestid="r1")

    assert other.names("select * from Customer") == ["Birch"]


def test_a_lost_answer_is_recovered_by_its_request_id(company: Company) -> None:
    """The fault strikes after the effect; the retry gets the stored answer."""

    company.state.universe.faults.arm(Fault(kind=FaultKind.LOST, service="quickbooks", method="POST"))
    with pytest.raises(requests.ConnectionError):
        company.post("customer", {"DisplayName": "Acme"}, requestid="r1")
    retried = company.post("customer", {"DisplayName": "Acme"}, requestid="r1")

    assert retried.json()["Customer"]["Id"] == "1"
    assert company.names("select * from Customer") == ["Acme"]
