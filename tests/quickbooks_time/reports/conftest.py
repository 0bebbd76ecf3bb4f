"""How a report is asked for, and a team that has worked."""

import pytest

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
