"""Contract 2.3 on the rest of the route table: whatever stands in a field, the answer has the vendor's shape."""

import pytest

from sim.quickbooks_time.others.paths import DECLARED
from tests.quickbooks_time.others.conftest import DAY

VALUES = (
    None,
    "",
    True,
    0,
    -1,
    10**30,
    1.5e300,
    "-",
    "\x00\x07",
    "x" * 100_000,
    "é\u2028" * 300,
    "2026-13-45",
    "9999-12-31T23:59:59-23:59",
    "9999-12-31T23:59:59Z",
    "9999-12-31",
    "0001-01-01T00:00:00Z",
    "0001-01-01",
    "0001-01-01T00:00:00+23:59",
    [],
    {},
    [[[[1]]]],
    [10**30],
    ["x"] * 2_000,
    [{"note": {"a": 1}}],
    [DAY] * 400,
    {"a": {"b": {}}},
    {"jobcodes": "x,y", "timesheets": 1},
    {"image_rotation": "90", "file_description": None},
)
SOUND = {  # so that the rules behind the fields are reached
    "files": {"file_name": "a.png", "file_data": "QUFB"},
    "geolocations": {"user_id": 501, "accuracy": 1, "altitude": 1, "latitude": 1, "longitude": 1},
    "locations": {"city": "Eagle"},
    "notifications": {"message": "x"},
    "reminders": {
        "user_id": 0,
        "reminder_type": "clock-in",
        "due_time": "08:00:00",
        "due_days_of_week": "Mon",
        "distribution_methods": "Push",
        "active": True,
        "enabled": True,
    },
    "invitations": {"contact_method": "email", "contact_info": "new@example.test"},
    "schedule_events": {
        "schedule_calendar_id": 1001,
        "start": "2026-03-05T16:00:00Z",
        "end": "2026-03-05T18:00:00Z",
    },
    "projects": {"name": "Move"},
    "estimates": {"project_id": 1001, "estimate_by": "none"},
    "estimate_items": {"estimate_id": 1001, "type": "none"},
    "project_activity_read_times": {"project_id": 1001},
    "project_activity_replies": {"project_activity_id": 1001, "note": "x"},
    "project_notes": {"project_id": 1001, "note": "x"},
    "time_off_requests": {"time_off_request_entries": [DAY]},
    "time_off_request_entries": {"time_off_request_id": 1001, **DAY},
}
WRITTEN = [resource for resource in DECLARED if resource.create]


@pytest.fixture
def ground(api):
    """One record of each, so that references lead somewhere."""
    api.state.set_behaviour(throttle=False)
    for path, row in SOUND.items():
        answer = api.call("POST", path, json={"data": [row]}).json()["results"]
        ((found,),) = (rows.values() for rows in answer.values())
        assert found["_status_code"] < 300, (path, found)


@pytest.mark.parametrize("resource", WRITTEN, ids=lambda resource: resource.name)
def test_values(api, ground, resource):
    """Row by row refused or taken, and what is taken can be listed."""
    rows = [{**SOUND[resource.name], name: value} for name in resource.fields for value in VALUES]
    verbs = ["POST", *(["PUT"] if resource.update else [])]
    for at in range(0, len(rows), 25):
        for verb in verbs:
            data = [{"id": 1001, **row} if verb == "PUT" else row for row in rows[at : at + 25]]
            response = api.call(verb, resource.name, json={"data": data})

            assert response.status_code in {200, 413}, response.text[:500]
            for row in next(iter(response.json().get("results", {"": {}}).values())).values():
                assert row["_status_code"] in {200, 201, 202, 400, 403, 404, 406, 417}, row
    everything = dict.fromkeys(resource.needs, 1001) | {"ids": ",".join(map(str, range(1001, 1200)))}

    assert not resource.listed or api.call("GET", resource.name, params=everything).status_code == 200


@pytest.mark.parametrize("resource", DECLARED, ids=lambda resource: resource.name)
def test_filters(api, ground, resource):
    """200 or 417, never broken."""
    values = (
        "",
        "x",
        "-1",
        "1,2,x",
        "9" * 40,
        "yes",
        "both",
        "2026-13-45",
        "\x00",
        "9999-12-31T23:59:59-23:59",
        "'--",
    )
    if not resource.listed:
        return
    for name in (*resource.filters, "ids", "active", "modified_since", "team_events", "linked_object_type"):
        for value in values:
            params = {**dict.fromkeys((*resource.needs, *resource.one_of[:1]), "1001"), name: value}
            response = api.call("GET", resource.name, params=params)

            assert response.status_code in {200, 417}, (name, value, response.text[:300])


def test_ten_thousand_ids(api, ground):
    """Taken, as a filter; too many to delete at once."""
    ids = ",".join(map(str, range(10_000)))

    assert len(api.rows("projects", ids=ids)) == 1
    assert api.call("DELETE", "files", params={"ids": ids}).status_code == 413
