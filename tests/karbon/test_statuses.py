"""Statuses of work: two spellings, a legacy combination, and secondary ones that a work type may forbid."""

import msgspec
import pytest

from sim.karbon.setting_records import WorkType

ANN = "ann@firm.example"


@pytest.fixture
def start(karbon):
    """Start work with some statuses."""
    karbon.screens.add_user("Ann Lee", ANN)
    client = karbon.screens.add_organization("Engines")

    def begin(**statuses):
        body = {"AssigneeEmailAddress": ANN, "Title": "T", "ClientKey": client, "ClientType": "Organization"}
        response = karbon.call("POST", "WorkItems", json={**body, "StartDate": "2026-03-01", **statuses})
        assert response.status_code == 201, response.text
        return response.json()

    return begin


@pytest.mark.parametrize("text", ["ReadyToStart", "Ready To Start", "ready to start"])
def test_both_spellings_are_taken(karbon, start, text):
    """Singles answer without blanks, lists with them."""
    made = start(PrimaryStatus=text)
    row = karbon.rows("WorkItems")[0]

    assert made["PrimaryStatus"] == "ReadyToStart"
    assert row["PrimaryStatus"] == "Ready To Start"
    assert made["WorkStatus"] == row["WorkStatus"] == "Ready To Start"


def test_new_work_is_planned(start):
    """Unless it says otherwise."""
    assert start()["PrimaryStatus"] == "Planned"


def test_the_legacy_combination(start):
    """WorkStatus holds both levels."""
    made = start(WorkStatus="Ready To Start - Send client requests")

    assert (made["PrimaryStatus"], made["SecondaryStatus"]) == ("ReadyToStart", "Send client requests")
    assert made["WorkStatus"] == "Ready To Start - Send client requests"


def test_the_primary_status_wins_over_the_legacy_one(start):
    """Where both are sent."""
    assert start(PrimaryStatus="Waiting", WorkStatus="In Progress")["PrimaryStatus"] == "Waiting"


@pytest.mark.parametrize(
    ("primary", "secondary", "kept"),
    [
        ("Waiting", "For Client", "For Client"),
        ("InProgress", "For Client", None),
        ("Waiting", "Nonsense", None),
    ],
)
def test_a_secondary_status_belongs_to_its_primary(start, primary, secondary, kept):
    """What does not fit is taken and comes back null."""
    assert start(PrimaryStatus=primary, SecondaryStatus=secondary)["SecondaryStatus"] == kept


def test_a_work_type_may_forbid_a_secondary_status(karbon, start):
    """Accepted, and null."""
    tax = karbon.state.named(WorkType, "Tax")
    karbon.state.work_types.put(msgspec.structs.replace(tax, secondary_status_keys=()))

    assert (
        start(WorkType="Tax", PrimaryStatus="Waiting", SecondaryStatus="For Client")["SecondaryStatus"]
        is None
    )
    assert start(WorkType="Payroll", PrimaryStatus="Waiting", SecondaryStatus="For Client")["SecondaryStatus"]


def test_completed_work_says_when(karbon, start):
    """And forgets it when it is taken up again."""
    key = start()["WorkItemKey"]

    karbon.screens.complete_work(key)
    completed = karbon.get(f"WorkItems/{key}").json()
    karbon.state.universe.clock.advance(86_400)
    karbon.call("PATCH", f"WorkItems/{key}", json={"Description": "x"})
    later = karbon.get(f"WorkItems/{key}").json()
    karbon.screens.set_work_status(key, "In Progress")

    assert completed["PrimaryStatus"] == "Completed"
    assert completed["CompletedDate"] == later["CompletedDate"] == "2026-03-02T09:00:00Z"
    assert karbon.get(f"WorkItems/{key}").json()["CompletedDate"] is None
