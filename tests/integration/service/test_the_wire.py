"""The wire: describe, open, call, forget."""

from importlib.metadata import version

from integration.port import OPERATIONS
from tests.integration.firm import ADMIN


def test_it_says_what_it_is(service):
    """A program learns the port's version and every operation from one call."""
    found = service("GET", "/").json()

    assert found == {
        "port": "1",
        "name": "Timebridge",
        "version": version("timebridge"),
        "operations": list(OPERATIONS),
    }


def test_an_operation_is_carried_out(service, opened):
    """The result comes under ok."""
    found = service.ask(opened.name, "connect", by=ADMIN)

    assert found["connected"]
    assert found["company"]


def test_a_refusal_is_an_answer(service, opened):
    """It comes with status 200, a code, a sentence and a remedy."""
    answer = service("POST", f"/firms/{opened.name}/sync", json={})

    assert answer.status_code == 200
    assert answer.json()["refused"]["code"] == "NOT_CONNECTED"
    assert answer.json()["refused"].keys() >= {"code", "sentence", "remedy"}


def test_wrong_arguments_are_refused(service, opened):
    """What an operation does not take is a refusal with its name, not a broken call."""
    answer = service("POST", f"/firms/{opened.name}/connect", json={"by": 7})

    assert answer.status_code == 200
    assert answer.json()["refused"]["code"] == "BAD_INPUT"
    assert "connect" in answer.json()["refused"]["sentence"]


def test_a_list_comes_as_items(service, opened):
    """The export answers with an object, too."""
    service.ask(opened.name, "connect", by=ADMIN)
    service.ask(opened.name, "save_and_sync", by=ADMIN, contact_types=["Client"], track_work=True)

    rows = service.ask(opened.name, "export_synced_items", by=ADMIN)["items"]

    assert "Acme" in {row["Karbon name"] for row in rows}


def test_a_vendor_that_is_down_is_a_refusal(service, office, ports):
    """The service is well though QuickBooks Time is not."""
    gone = {"base_url": f"http://127.0.0.1:{ports['clock']}/nowhere/api/v1"}
    office.connections["quickbooks_time"] |= gone
    service.open(office.name, **office.wanted)

    answer = service("POST", f"/firms/{office.name}/connect", json={"by": ADMIN})

    assert answer.json()["refused"]["code"] == "SERVICE_UNAVAILABLE"
