"""How a report is asked for, and what a team is made of."""

import msgspec
import pytest

from sim.quickbooks_time.records import Jobcode

WEEK = {"start_date": "2026-03-01", "end_date": "2026-03-07"}  # from a Sunday on


@pytest.fixture
def report(api):
    """Ask for a report that must be given."""

    def ask(name, **filters):
        response = api.call("POST", f"reports/{name}", json={"data": filters})
        assert response.status_code == 200, response.text
        return response.json()

    return ask


@pytest.fixture
def refusal(api):
    """Ask for a report that must be refused: status and message."""

    def ask(name, **filters):
        response = api.call("POST", f"reports/{name}", json={"data": filters})
        error = response.json()["error"]
        assert response.status_code == error["code"]
        return error["code"], error["message"]

    return ask


@pytest.fixture
def enter(api):
    """Enter hours of a person through the API."""

    def enter(user_id, jobcode_id, date, hours, **values):
        row = {"user_id": user_id, "jobcode_id": jobcode_id, "date": date, "duration": round(hours * 3600)}
        entered = api.post("timesheets", {"type": "manual", **row, **values})[0]
        assert entered["_status_code"] == 200, entered
        return entered["id"]

    return enter


@pytest.fixture
def join(state):
    """Put a person into a group."""

    def join(user_id, group_id):
        user = state.tables.users.get(user_id)
        state.tables.users.put(msgspec.structs.replace(user, group_id=group_id))

    return join


@pytest.fixture
def unpaid_break(state):
    """A lunch that is not paid."""
    return _break(state, "unpaid_break")


@pytest.fixture
def paid_break(state):
    """A rest that is paid."""
    return _break(state, "paid_break")


def _break(state, kind):
    """Breaks come with their add-on, never through the API."""
    jobcode = Jobcode(id=state.tables.next_id("jobcodes"), name=kind, type=kind, assigned_to_all=True)
    state.load([jobcode])
    return jobcode.id


@pytest.fixture
def project(api, acme):
    """Make a project under a client; what is given besides its name is changed afterwards."""

    def make(name="Audit", **changes):
        made = api.post("projects", {"name": name, "parent_jobcode_id": acme})[0]
        assert made["_status_code"] == 200, made
        api.put("jobcodes", {"id": made["jobcode_id"], "assigned_to_all": True})
        if changes:
            assert api.put("projects", {"id": made["id"], **changes})[0]["_status_code"] == 200
        return made

    return make


@pytest.fixture
def estimate(api):
    """Estimate the whole of a project in hours."""

    def make(project, *hours):
        row = api.post("estimates", {"project_id": project["id"], "estimate_by": "none"})[0]
        for each in hours:
            item = {"estimate_id": row["id"], "type": "none", "estimated_seconds": each * 3600}
            assert api.post("estimate_items", item)[0]["_status_code"] == 200
        return row

    return make
