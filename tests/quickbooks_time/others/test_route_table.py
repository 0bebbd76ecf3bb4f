"""Contract 3.0: every path of the route table with every verb, answered or 405, never 404."""

import json

import pytest

from sim.quickbooks_time.resources import RESOURCES
from tests.quickbooks_time.conftest import BASE

VERBS = ("GET", "POST", "PUT", "DELETE")
TABLE = """
current_user                     GET
users                            GET POST PUT
jobcodes                         GET POST PUT
jobcode_assignments              GET POST     DELETE
timesheets                       GET POST PUT DELETE
timesheets_deleted               GET
customfields                     GET POST PUT
customfielditems                 GET POST PUT
customfielditem_filters          GET POST PUT
customfielditemfilters           GET POST PUT
customfielditem_jobcode_filters  GET
customfielditem_user_filters     GET
groups                           GET POST PUT
effective_settings               GET
last_modified_timestamps         GET
reports/current_totals               POST
reports/payroll                      POST
reports/payroll_by_jobcode           POST
reports/project                      POST
reports/project_estimate             POST
reports/project_estimate_detail      POST
files                            GET POST PUT DELETE
files/raw                        GET
geolocations                     GET POST
geofence_configs                 GET
locations                        GET POST PUT
locations_map                    GET
managed_clients                  GET
notifications                    GET POST     DELETE
reminders                        GET POST PUT
invitations                          POST
schedule_calendars               GET
schedule_events                  GET POST PUT
projects                         GET POST PUT
estimates                        GET POST PUT
estimate_items                   GET POST PUT
project_activities               GET
project_activity_read_times      GET POST PUT
project_activity_replies         GET POST PUT
project_notes                    GET POST PUT
time_off_requests                GET POST PUT
time_off_request_entries         GET POST PUT
"""  # PUT of read times is not in contract 3.0; the page of the documentation names it beside POST
ROUTES = {path: verbs for path, *verbs in (line.split() for line in TABLE.strip().splitlines())}
CELLS = [(path, verb) for path in ROUTES for verb in VERBS]

# What a list cannot be asked for without; the call is refused as a whole, in so many words.
NEEDED = {
    "timesheets": "ids",
    "timesheets_deleted": "ids",
    "customfielditems": "customfield_id",
    "files/raw": "id",
    "geolocations": "ids, modified_before, modified_since",
    "reminders": "user_ids",
    "schedule_events": "schedule_calendar_ids",
    "project_activities": "project_id, ids",
    "project_activity_replies": "project_activity_id",
    "project_notes": "project_id",
    "time_off_request_entries": "ids, time_off_request_ids",
}
REPORTS = {
    "reports/payroll",
    "reports/payroll_by_jobcode",
    "reports/project",
    "reports/project_estimate_detail",
}


@pytest.fixture
def send(api):
    api.state.set_behaviour(throttle=False)

    def sent(path, verb, query=""):
        body = {"data": {} if path.startswith("reports/") else []}
        return api.session.request(
            verb,
            f"{BASE}/{path}{query}",
            data=json.dumps(body) if verb in {"POST", "PUT"} else None,
            headers={"Content-Type": "application/json"},
        )

    return sent


def test_the_table_is_what_the_fake_has():
    """No path more, none less."""
    assert set(ROUTES) == set(RESOURCES)


@pytest.mark.parametrize(("path", "verb"), CELLS)
def test_a_cell_of_the_table(send, path, verb):
    """Documented verbs answer, or say which parameter is missing; the others are 405."""
    response = send(path, verb)

    if verb not in ROUTES[path]:
        assert response.status_code == 405
        assert response.json() == {"error": {"code": 405, "message": "Method Not Allowed"}}
    elif (verb == "GET" and path in NEEDED) or path in REPORTS:
        assert response.status_code == 417
        assert NEEDED.get(path, "") in response.json()["error"]["message"]
    else:
        assert response.status_code == 200
        assert "results" in response.json()


@pytest.mark.parametrize("path", ROUTES)
@pytest.mark.parametrize("verb", ["PATCH", "OPTIONS", "TRACE"])
def test_verbs_that_no_path_has(send, path, verb):
    """405, and TRACE, which Flask does not route, likewise."""
    assert send(path, verb).status_code == 405


@pytest.mark.parametrize("path", ["file", "files/1", "files/raw/1", "project", "managed_client", "reports"])
def test_a_path_that_there_is_not(send, path):
    """404 in the vendor's envelope."""
    response = send(path, "GET")

    assert response.status_code == 404
    assert response.json() == {"error": {"code": 404, "message": "Not Found"}}


@pytest.mark.parametrize("path", [path for path, verbs in ROUTES.items() if verbs[0] == "GET"])
def test_an_empty_list_is_an_empty_array(send, path):
    """PHP's [] of a list with nothing in it, wherever nothing is asked for."""
    query = "?ids=999999&user_ids=999999&schedule_calendar_ids=1&project_id=1&project_activity_id=1"
    answer = send(path, "GET", f"{query}&modified_since=2030-01-01T00:00:00Z&customfield_id=1").json()
    if path in {"current_user", "effective_settings", "last_modified_timestamps", "files/raw"}:
        return

    assert answer["results"][path.replace("mfilters", "m_filters")] == []
