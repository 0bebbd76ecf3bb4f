"""Contract 1.1, 2.1, A1: bytes as PHP writes them, keys in the vendor's order."""

import pytest

from sim.quickbooks_time.records import CustomField, Jobcode
from sim.quickbooks_time.records_field import GeofenceConfig

USER_KEYS = (
    "id first_name last_name group_id active employee_number salaried exempt username email email_verified"
    " payroll_id hire_date term_date last_modified last_active created client_url company_name"
    " profile_image_url display_name mobile_number pto_balances submitted_to approved_to manager_of_group_ids"
    " require_password_change pay_rate pay_interval permissions"
)
JOBCODE_KEYS = (
    "id parent_id assigned_to_all billable active type has_children billable_rate short_code name last_modified"
    " created filtered_customfielditems required_customfields"
)


def test_slashes_are_escaped_and_other_alphabets_are_written_as_u(api, screens):
    """json_encode's defaults."""
    screens.add_job("Müller/Søn 😀")

    text = api.call("GET", "jobcodes").text

    assert r'"name":"M\u00fcller\/S\u00f8n \ud83d\ude00"' in text
    assert text.isascii()


def test_an_empty_list_is_an_array(api):
    """PHP's empties: what breaks strict clients."""
    assert api.call("GET", "jobcodes").text == '{"results":{"jobcodes":[]},"more":false}'


def test_an_empty_list_can_be_an_object(api):
    """For clients that cannot read an array there; a switch."""
    api.state.set_behaviour(empty_list="object")

    assert api.get("jobcodes")["results"]["jobcodes"] == {}


def test_a_user_has_its_keys_in_order(api):
    """A1; customfields come with the add-on."""
    user = api.rows("users")[0]

    assert " ".join(user) == USER_KEYS
    assert user["pto_balances"] == {"71": 0, "72": 0, "73": 0}
    assert (user["hire_date"], user["approved_to"], user["pay_rate"]) == ("0000-00-00", "2000-01-01", 0)


def test_with_the_add_on_a_user_has_empty_customfields(api, screens):
    """An empty map is empty text."""
    screens.install_addon("Custom Fields")

    assert " ".join(api.rows("users")[0]) == f"{USER_KEYS} customfields"
    assert api.rows("users")[0]["customfields"] == ""


def test_users_bring_the_pto_jobcodes_that_their_balances_name(api):
    """A fresh account has Sick, Vacation and Holiday, assigned to all."""
    beside = api.get("users")["supplemental_data"]["jobcodes"]

    assert [(row["name"], row["type"], row["assigned_to_all"]) for row in beside.values()] == [
        ("Sick", "pto", True),
        ("Vacation", "pto", True),
        ("Holiday", "pto", True),
    ]
    assert " ".join(beside["71"]) == JOBCODE_KEYS


def test_a_jobcode_has_its_keys_in_order(api, acme):
    """A list has its project, locations and geofence, too; empty maps are empty text."""
    row = api.rows("jobcodes")[0]

    keys = JOBCODE_KEYS.replace("created", "created project_id")
    assert " ".join(row) == f"{keys} locations geofence_config_id"
    assert (row["filtered_customfielditems"], row["required_customfields"], row["billable_rate"]) == (
        "",
        [],
        0,
    )


def test_a_jobcode_has_customfields_only_when_asked(api, acme):
    """customfields=true."""
    assert "customfields" not in api.rows("jobcodes")[0]
    assert api.rows("jobcodes", customfields="true")[0]["customfields"] == ""


def test_the_values_of_a_jobcodes_fields_come_with_the_fields(api, state):
    """By field; the fields are beside them."""
    state.load([CustomField(id=19_150, name="Region", applies_to="jobcode", type="free-form")])
    state.load([Jobcode(id=9_500, name="Acme", customfields=((19_150, "North"),))])

    body = api.get("jobcodes", customfields="true")

    assert body["results"]["jobcodes"]["9500"]["customfields"] == {"19150": "North"}
    assert list(body["supplemental_data"]["customfields"]) == ["19150"]
    assert "supplemental_data" not in api.get("jobcodes")


def test_a_jobcode_brings_its_locations_and_knows_its_geofence(api, state, acme):
    """By their ids."""
    place = api.post("locations", {"addr1": "1 High St", "linked_objects": {"jobcodes": [acme]}})[0]["id"]
    before = api.rows("jobcodes")[0]["geofence_config_id"]
    state.load([GeofenceConfig(id=7, type_id=place)])

    body = api.get("jobcodes")

    row = body["results"]["jobcodes"][str(acme)]
    assert (before, row["locations"], row["geofence_config_id"]) == (0, [place], 7)
    assert list(body["supplemental_data"]["locations"]) == [str(place)]


def test_with_the_two_way_sync_beta_a_jobcode_says_whether_it_is_connected(api):
    """A switch; without it the field is not there, and refused."""
    refused = api.post("jobcodes", {"name": "A", "connect_with_quickbooks": True})[0]
    api.state.set_behaviour(two_way_sync=True)
    row = api.post("jobcodes", {"name": "A", "connect_with_quickbooks": "yes"})[0]

    assert refused["_status_extra"] == "Invalid params: connect_with_quickbooks"
    assert list(row)[-1] == "connect_with_quickbooks"
    assert api.rows("jobcodes")[0]["connect_with_quickbooks"] is True


def test_a_written_jobcode_has_its_last_two_keys_the_other_way_round(api):
    """A2."""
    row = api.post("jobcodes", {"name": "Acme", "billable_rate": "37.50"})[0]

    *_, last, very_last = row

    assert (last, very_last) == ("required_customfields", "filtered_customfielditems")
    assert set(row) == {"_status_code", "_status_message", *JOBCODE_KEYS.split()}
    assert row["billable_rate"] == 37.5


def test_a_page_brings_the_ancestors_of_its_jobcodes(api, screens, acme):
    """All the way up."""
    tax = screens.add_job("Tax", acme)
    screens.add_job("Review", tax)

    beside = api.get("jobcodes", name="Review")["supplemental_data"]["jobcodes"]

    assert list(beside) == [str(tax), str(acme)]


@pytest.mark.parametrize("path", ["users", "jobcodes?type=all", "jobcode_assignments?type=all"])
def test_supplemental_data_can_be_left_out(api, path):
    """supplemental_data=no."""
    kind, _, query = path.partition("?")
    body = api.get(f"{kind}?supplemental_data=no&{query}")

    assert list(body) == ["results", "more"]


def test_nothing_to_refer_to_means_no_supplemental_data(api, acme):
    """Top-level jobcodes have none."""
    assert list(api.get("jobcodes")) == ["results", "more"]


def test_current_user_answers_under_users(api):
    """With more, like a list."""
    body = api.get("current_user")

    assert list(body) == ["results", "more", "supplemental_data"]
    assert list(body["results"]) == ["users"]


def test_a_timesheet_has_its_keys_in_order(api, screens, ada, acme):
    """With the undocumented state right after the id."""
    screens.enter_time("ada@example.test", acme, "2026-03-02", 60)

    assert " ".join(api.rows("timesheets", start_date="2026-03-02")[0]) == (
        "id state user_id jobcode_id start end duration date tz tz_str type location on_the_clock locked notes"
        " last_modified attached_files created_by_user_id"
    )


def test_a_written_timesheet_has_active_beside_on_the_clock(api, ada, acme):
    """A3."""
    row = api.post(
        "timesheets",
        {"user_id": ada, "jobcode_id": acme, "type": "manual", "date": "2026-03-02", "duration": 3600},
    )[0]

    assert " ".join(row) == (
        "_status_code _status_message id user_id jobcode_id start end duration date tz tz_str type location"
        " on_the_clock active locked notes attached_files last_modified"
    )
    assert (row["active"], row["on_the_clock"], row["start"], row["end"]) == ("0", False, "", "")


def test_time_brings_its_jobcodes_with_ancestors_and_its_users(api, screens, ada, acme):
    """What the rows point to."""
    tax = screens.add_job("Tax", acme)
    screens.enter_time("ada@example.test", tax, "2026-03-02", 60)

    beside = api.get("timesheets", start_date="2026-03-02")["supplemental_data"]

    assert list(beside) == ["jobcodes", "users"]
    assert list(beside["jobcodes"]) == [str(tax), str(acme)]
    assert list(beside["users"]) == [str(ada)]
