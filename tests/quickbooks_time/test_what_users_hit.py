"""Contract 7: the rest of what users of the API ran into, and that each of the 25 has its test or its reason."""

from importlib import import_module

from tests.quickbooks_time.conftest import Api

REFRESHED = ("client_id", "client_secret", "refresh_token")

LISTS = "test_what_users_hit_lists"
TIME = "test_what_users_hit_time"
HERE = "test_what_users_hit"
COVERED = {
    1: f"{LISTS}.test_item_1_per_page_999_still_gives_50",
    2: f"{LISTS}.test_item_2_asking_for_me_and_others_gives_only_mine",
    3: f"{TIME}.test_3_time_has_an_undocumented_state",
    4: f"{TIME}.test_4_no_flag_tells_of_approval_but_the_persons_approved_to",
    5: f"{HERE}.test_item_5_a_pending_time_off_request_mails_a_denial",
    6: f"{LISTS}.test_item_6_users_cannot_be_filtered_by_jobcode",
    7: f"{LISTS}.test_item_7_a_custom_field_cannot_be_attached_to_a_jobcode",
    8: f"{LISTS}.test_item_8_new_users_cannot_be_given_time",
    9: f"{LISTS}.test_item_9_creating_a_field_with_an_archived_name_unarchives_it",
    10: f"{LISTS}.test_item_10_last_modified_timestamps_and_page",
    11: f"{TIME}.test_11_ids_outgrow_32_bits",
    12: f"{LISTS}.test_item_12_empty_results_are_an_array",
    13: f"{LISTS}.test_item_13_defaults_hide_what_there_is",
    14: f"{TIME}.test_13_and_14_running_time_is_missing_from_polls_by_default",
    15: f"{TIME}.test_15_deleted_time_is_in_one_list_only",
    16: f"{TIME}.test_16_a_parents_time_is_that_of_its_children",
    17: f"{TIME}.test_17_a_long_range_is_refused_in_the_vendors_words",
    18: f"{HERE}.test_item_18_a_throttled_client_is_not_told_how_long_to_wait",
    19: f"{HERE}.test_item_19_a_refresh_token_works_once",
    20: f"{TIME}.test_20_read_only_fields_are_refused_by_name",
    21: f"{LISTS}.test_item_21_the_sentences_of_a_clash",
    22: f"{LISTS}.test_item_22_a_poll_reports_what_is_new",
    23: f"{LISTS}.test_item_23_assignments_are_fewer_than_jobcodes",
    25: f"{TIME}.test_25_answers_to_writes_say_active_0",
}
NOT_THE_VENDORS = {
    24: "the 100 calls a minute are counted by Microsoft's connector, before a call leaves it",
}


def test_each_of_the_25_has_its_test_or_its_reason():
    """Numbers as in the contract; the tests are there under these names."""
    tests = [place.split(".") for place in COVERED.values()]
    missing = [
        f"{module}.{name}"
        for module, name in tests
        if not callable(getattr(import_module(f"tests.quickbooks_time.{module}"), name, None))
    ]

    assert missing == []
    assert sorted([*COVERED, *NOT_THE_VENDORS]) == list(range(1, 26))


def test_item_5_a_pending_time_off_request_mails_a_denial(directory, api, ada):
    """api_docs issue 102: nobody denied it; the employee is told so all the same."""
    own = Api(directory, api.state, {**api.access, **api.state.access.new_pair(ada)})
    vacation = next(row["id"] for row in api.rows("jobcodes", type="pto") if row["name"] == "Vacation")
    entry = {"date": "2026-03-16", "entry_method": "manual", "duration": 28_800, "jobcode_id": vacation}
    request = own.post("time_off_requests", {"user_id": ada, "time_off_request_entries": [entry]})[0]
    (mail,) = api.state.tables.of("mails")

    assert request["status"] == "pending"
    assert (mail.user_id, mail.subject) == (ada, "Your time off request has been denied")


def test_item_18_a_throttled_client_is_not_told_how_long_to_wait(api):
    """No header and no number in the body; sixty seconds, as some clients guess, may not be enough."""
    for _ in range(300):
        api.get("current_user")
    refused = [api.call("GET", "current_user")]
    api.state.universe.clock.advance(60)
    refused.append(api.call("GET", "current_user"))

    assert [one.status_code for one in refused] == [429, 429]
    assert not [name for name in refused[0].headers if "retry" in name.lower() or "limit" in name.lower()]
    assert refused[0].json() == {"error": {"code": 429, "message": "Too many requests"}}


def test_item_19_a_refresh_token_works_once(api):
    """A client that lost the new one has to ask the person again; access lasts ten days."""
    form = {"grant_type": "refresh_token", **{key: api.access[key] for key in REFRESHED}}
    renewed = api.call("POST", "grant", data=form).json()
    again = api.call("POST", "grant", data=form)
    next_pair = api.call("POST", "grant", data={**form, "refresh_token": renewed["refresh_token"]})

    assert renewed["refresh_token"] != api.access["refresh_token"]
    assert renewed["expires_in"] == 10 * 86_400
    assert (again.status_code, again.json()["error_description"]) == (400, "Invalid refresh token")
    assert next_pair.status_code == 200
