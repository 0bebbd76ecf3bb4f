"""Contract 3.14, geolocations, locations, locations_map and geofence_configs."""

import pytest

from sim.quickbooks_time.records_field import GeofenceConfig

POINT = {"accuracy": 20, "altitude": 0, "latitude": 43.6866258, "longitude": -116.3516646}
HOUSE = {"addr1": "235 E Colchester Dr", "addr2": "101", "city": "Eagle", "state": "ID", "zip": "83616"}


def test_a_geolocation_is_kept_as_it_was(api, ada):
    """The row of the vendor's example, with what was not given at its default."""
    row = api.post("geolocations", {"user_id": ada, "created": "2018-08-19T11:30:09-06:00", **POINT})[0]

    assert row == {
        "_status_code": 200,
        "_status_message": "Created",
        "id": 1001,
        "user_id": ada,
        **POINT,
        "device_identifier": "",
        "source": "gps",
        "heading": 0,
        "speed": 0,
        "created": "2018-08-19T17:30:09+00:00",
    }


def test_whole_numbers_have_no_point(api, ada):
    """As PHP writes them."""
    body = {"data": [{"user_id": ada, **POINT, "speed": 1.5}]}

    assert (
        '"accuracy":20,"altitude":0,"latitude":43.6866258,'
        in api.call("POST", "geolocations", json=body).text
    )


def test_the_same_geolocation_again_is_accepted_and_not_created(api, ada):
    """202, under the same id."""
    rows = api.post("geolocations", *[{"user_id": ada, **POINT}] * 2)

    assert [(row["_status_code"], row["id"]) for row in rows] == [(200, 1001), (202, 1001)]


@pytest.mark.parametrize(
    "wrong", [{"latitude": 91}, {"longitude": "east"}, {"accuracy": -1}, {"source": "x"}]
)
def test_a_place_that_is_nowhere(api, ada, wrong):
    """417."""
    assert api.post("geolocations", {"user_id": ada, **POINT, **wrong})[0]["_status_code"] == 417


def test_people_tell_where_they_are_themselves(api, as_ada, ada):
    """Nobody records for somebody else, nor sees where others were, without managing their time."""
    api.post("geolocations", {"user_id": 501, **POINT})
    refused = as_ada.post("geolocations", {"user_id": 501, **POINT})[0]
    as_ada.post("geolocations", {"user_id": ada, **POINT})
    ever = {"modified_since": "2000-01-01T00:00:00Z"}

    assert refused["_status_code"] == 417
    assert [row["user_id"] for row in as_ada.rows("geolocations", **ever)] == [ada]
    assert [row["user_id"] for row in api.rows("geolocations", **ever)] == [501, ada]


def test_geolocations_of_a_group(api, ada):
    """By the group that their people are in."""
    group = api.post("groups", {"name": "Field"})[0]["id"]
    api.put("users", {"id": ada, "group_id": group})
    api.post("geolocations", {"user_id": 501, **POINT}, {"user_id": ada, **POINT})

    found = api.rows("geolocations", modified_since="2000-01-01T00:00:00Z", group_ids=group)

    assert [row["user_id"] for row in found] == [ada]


def test_a_location_to_the_byte(api, acme):
    """The formatted address stands before the country; what is mapped to it stands beside it."""
    response = api.call(
        "POST",
        "locations",
        params={"supplemental_data": "no"},
        json={
            "data": [
                {
                    **HOUSE,
                    "country": "US",
                    "formatted_address": "as the client thinks",
                    "label": "HQ",
                    "notes": "Front door",
                    "linked_objects": {"jobcodes": [acme]},
                }
            ]
        },
    )

    assert response.text == (
        '{"results":{"locations":{"1":{"_status_code":200,"_status_message":"Created","id":1001,'
        '"addr1":"235 E Colchester Dr","addr2":"101","city":"Eagle","state":"ID","zip":"83616",'
        '"formatted_address":"235 E Colchester Dr 101, Eagle, ID 83616","country":"US","active":true,'
        '"latitude":0,"longitude":0,"place_id":"","place_id_hash":"","label":"HQ","notes":"Front door",'
        '"geocoding_status":"none","created":"2026-03-02T09:00:00+00:00",'
        '"last_modified":"2026-03-02T09:00:00+00:00","linked_objects":{"jobcodes":[9001]},'
        '"geofence_config_id":null}}}}'
    )


def test_a_location_needs_some_address(api):
    """A label alone is none."""
    assert api.post("locations", {"label": "Somewhere"})[0]["_status_code"] == 417
    assert api.post("locations", {"city": "Eagle"})[0]["label"] == "Eagle"


def test_locations_and_jobcodes_know_each_other(api, acme):
    """Through locations_map; taking the jobcode off unmaps it on both sides."""
    location = api.post("locations", {**HOUSE, "linked_objects": {"jobcodes": [acme]}})[0]["id"]
    mapped = api.rows("locations_map")[0]

    assert list(mapped) == ["id", "x_table", "x_id", "location_id", "created", "last_modified"]
    assert (mapped["x_table"], mapped["x_id"], mapped["location_id"]) == ("jobcodes", acme, location)
    assert api.rows("jobcodes", ids=acme)[0]["locations"] == [location]

    api.put("locations", {"id": location, "linked_objects": {}})

    assert api.rows("locations_map") == []
    assert api.rows("locations_map", active="no")[0]["id"] == mapped["id"]
    assert api.rows("jobcodes", ids=acme)[0]["locations"] == []
    assert api.rows("locations")[0]["linked_objects"] == {}


def test_a_location_leads_only_to_jobcodes_that_there_are(api):
    """And then nothing is created."""
    row = api.post("locations", {**HOUSE, "linked_objects": {"jobcodes": [4]}})[0]

    assert row["_status_extra"] == "Oops! That jobcode could not be found."
    assert api.rows("locations") == []


def test_by_jobcode_assignment(api, as_ada, screens, acme):
    """Only what leads to a jobcode that the caller is assigned to."""
    private = api.post("jobcodes", {"name": "Secret"})[0]["id"]
    api.post(
        "locations",
        *(
            {"city": name, "linked_objects": {"jobcodes": [code]}}
            for name, code in (("A", acme), ("B", private))
        ),
    )
    mine = {"by_jobcode_assignment": "true"}

    assert [row["city"] for row in as_ada.rows("locations", **mine)] == ["A"]
    assert [row["x_id"] for row in as_ada.rows("locations_map", **mine)] == [acme]
    assert [row["city"] for row in as_ada.rows("locations")] == ["A", "B"]


def test_locations_by_their_geocoding(api):
    """A comma list of the vendor's words."""
    api.post("locations", HOUSE)

    assert len(api.rows("locations", geocoding_status="none,error")) == 1
    assert api.rows("locations", geocoding_status="complete") == []
    assert api.call("GET", "locations", params={"geocoding_status": "lost"}).status_code == 417


def test_geofences_are_read_with_their_location(api):
    """A firm brings them along; the location names its own."""
    location = api.post("locations", HOUSE)[0]["id"]
    api.state.load(
        [GeofenceConfig(id=151, type_id=location), GeofenceConfig(id=152, type_id=9, enabled=False)]
    )
    answer = api.get("geofence_configs", type="locations", enabled="true")

    assert list(answer["results"]["geofence_configs"]) == ["151"]
    assert answer["supplemental_data"]["locations"][str(location)]["geofence_config_id"] == 151
    assert [row["id"] for row in api.rows("geofence_configs", type="locations", type_ids=9)] == [152]
