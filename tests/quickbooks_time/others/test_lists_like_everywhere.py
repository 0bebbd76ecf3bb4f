"""Contract 2.1 to 2.5 on the rest of the route table: pages, stamps, active, supplemental data, unknown fields."""

import pytest

from tests.quickbooks_time.others.conftest import DAY

POINT = {"accuracy": 20, "altitude": 0, "latitude": 43.6, "longitude": -116.3}
SHIFT = {"start": "2026-03-05T16:00:00Z", "end": "2026-03-05T18:00:00Z", "schedule_calendar_id": 1001}
ROWS = {  # how to make the row of this number
    "geolocations": lambda at: {"user_id": 501, **POINT, "accuracy": at},
    "locations": lambda at: {"city": f"City {at}"},
    "notifications": lambda at: {"message": f"Message {at}"},
    "schedule_events": lambda at: {**SHIFT, "title": f"Shift {at}"},
    "projects": lambda at: {"name": f"Project {at}"},
    "estimate_items": lambda at: {"estimate_id": 1001, "type": "none", "estimated_seconds": at},
    "project_notes": lambda at: {"project_id": 1001, "note": f"Note {at}"},
    "project_activity_replies": lambda at: {"project_activity_id": 1001, "note": f"Reply {at}"},
    "time_off_requests": lambda _: {"time_off_request_entries": [DAY]},
    "time_off_request_entries": lambda _: {"time_off_request_id": 1001, **DAY},
}
NEEDED = {  # filters that a list cannot do without
    "geolocations": {"modified_since": "2000-01-01T00:00:00Z"},
    "schedule_events": {"schedule_calendar_ids": 1001, "start": "2026-01-01T00:00:00Z"},
    "project_notes": {"project_id": 1001},
    "project_activity_replies": {"project_activity_id": 1001},
    "time_off_request_entries": {"time_off_request_ids": 1001},
}
ACTIVE = ("locations", "projects", "estimate_items", "project_notes", "project_activity_replies")
GROUND = {
    "estimate_items": [
        ("projects", {"name": "P"}),
        ("estimates", {"project_id": 1001, "estimate_by": "none"}),
    ],
    "project_notes": [("projects", {"name": "P"})],
    "project_activity_replies": [("projects", {"name": "P"})],
    "time_off_request_entries": [("time_off_requests", {"time_off_request_entries": [DAY]})],
}
BEFORE = {"time_off_request_entries": 1}  # rows that the ground itself has


@pytest.fixture
def five(api):
    """Makes five rows of a resource, a minute apart."""

    def made(path):
        for kind, row in GROUND.get(path, ()):
            assert api.post(kind, row)[0]["_status_code"] == 200
        ids = []
        for at in range(5 - BEFORE.get(path, 0)):
            api.state.universe.clock.advance(60)
            (row,) = api.post(path, ROWS[path](at))
            assert row["_status_code"] == 200, row
            ids.append(row["id"])
        return [row["id"] for row in api.rows(path, **NEEDED.get(path, {}))]

    return made


@pytest.mark.parametrize("path", ROWS)
def test_pages(api, five, path):
    """By id; more tells whether another follows, and what is beyond the last page is empty."""
    ids = five(path)
    pages = [api.get(path, **NEEDED.get(path, {}), limit=2, page=page) for page in (1, 2, 3, 4)]
    found = [int(each) for page in pages for each in page["results"][path] or ()]

    assert found == ids == sorted(ids)
    assert [page["more"] for page in pages] == [True, True, False, False]


@pytest.mark.parametrize("path", [path for path in ROWS if path != "notifications"])
def test_modified_since(api, five, path):
    """The instant itself included, and modified_before likewise."""
    ids = five(path)
    needed = {name: value for name, value in NEEDED.get(path, {}).items() if name != "modified_since"}
    since = api.rows(path, **needed, modified_since="2026-03-02T09:04:00+00:00")
    before = api.rows(path, **needed, modified_before="2026-03-02T09:02:00+00:00")
    at = 5 - BEFORE.get(path, 0)

    assert [row["id"] for row in since] == ids[3 - at :]
    assert [row["id"] for row in before] == ids[: 2 - at]


@pytest.mark.parametrize("path", ACTIVE)
def test_active(api, five, path):
    """What is put away is hidden by default, there with no and with both."""
    ids = five(path)
    api.put(path, {"id": ids[2], "active": False})

    def found(**filters):
        return [row["id"] for row in api.rows(path, **NEEDED.get(path, {}), **filters)]

    assert found() == ids[:2] + ids[3:]
    assert found(ids=f"{ids[2]},{ids[3]}") == [ids[3]]
    assert found(active="no") == [ids[2]]
    assert found(active="both") == ids


@pytest.mark.parametrize("path", ROWS)
def test_ids(api, five, path):
    """Those that are asked for, without those that there are not."""
    ids = five(path)

    assert [row["id"] for row in api.rows(path, **NEEDED.get(path, {}), ids=f"{ids[3]},{ids[1]},4711")] == [
        ids[1],
        ids[3],
    ]


@pytest.mark.parametrize("path", ROWS)
def test_supplemental_data(api, five, path):
    """Left out when it is not asked for."""
    five(path)

    assert "supplemental_data" not in api.get(path, **NEEDED.get(path, {}), supplemental_data="no")


@pytest.mark.parametrize("path", ROWS)
def test_unknown_and_read_only_fields_are_named(api, path):
    """In the words of a live client's test."""
    row = api.post(path, {**ROWS[path](1), "colour": "red", "id": 7})[0]

    assert (row["_status_code"], row["_status_extra"]) in {
        (417, "Invalid params: colour,id"),
        (400, "Invalid params: colour,id"),
    }


@pytest.mark.parametrize("path", [path for path in ROWS if path not in {"geolocations", "notifications"}])
def test_a_change_to_what_it_is_already_changes_nothing(api, five, path):
    """Neither the record nor its stamp."""
    first = five(path)[0]
    (before,) = api.rows(path, **NEEDED.get(path, {}), ids=first)
    api.state.universe.clock.advance(3600)
    (row,) = api.put(path, {"id": first, **({"active": True} if "active" in before else {})})

    assert row["last_modified"] == before["last_modified"]


@pytest.mark.parametrize("path", ["locations", "projects", "geolocations", "project_notes"])
def test_last_modified_timestamps_tell_of_them(api, five, path):
    """The stamp of the latest change."""
    five(path)
    stamps = api.get("last_modified_timestamps", endpoints=path)["results"]["last_modified_timestamps"]

    assert stamps == {path: "2026-03-02T09:05:00+00:00"}
