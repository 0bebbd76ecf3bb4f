"""GET, PUT and PATCH of a schedule."""

import pytest

ONLY = "Invalid property to update. Only ScheduleEndDate,AssigneeUserKey can be patched."


def test_what_was_read_can_be_sent_back(karbon, schedule):
    """Properties that are read only are passed over."""
    before = karbon.get(f"WorkSchedules/{schedule}").json()

    response = karbon.call("PUT", f"WorkSchedules/{schedule}", json=before)

    assert (response.status_code, response.content) == (204, b"")
    assert karbon.get(f"WorkSchedules/{schedule}").json() == before


def test_put_clears_what_it_leaves_out(karbon, firm, schedule):
    """What is required aside."""
    del firm.body["ScheduleDueDateDays"]
    body = {**firm.body, "WorkScheduleKey": schedule, "RecurrenceFrequency": "Week"}

    assert karbon.call("PUT", f"WorkSchedules/{schedule}", json=body).status_code == 204

    after = karbon.get(f"WorkSchedules/{schedule}").json()
    assert (after["RecurrenceFrequency"], after["ScheduleDueDateDays"]) == ("Week", None)


@pytest.mark.parametrize(
    ("key", "text"), [(None, "WorkScheduleKey not provided."), ("other", "WorkScheduleKey is not valid")]
)
def test_put_says_which_schedule_it_means(karbon, firm, schedule, key, text):
    """In its body too."""
    body = {**firm.body, "WorkScheduleKey": key}

    response = karbon.call("PUT", f"WorkSchedules/{schedule}", json=body)

    assert (response.status_code, response.json()["error"]["message"]) == (400, text)


def test_put_without_a_body_is_missing_payload(karbon, schedule):
    """The text calls it an update."""
    error = karbon.call("PUT", f"WorkSchedules/{schedule}", data=b"").json()["error"]

    assert error == {"code": "4005", "message": "Required payload data is missing: update"}


def test_put_works_when_the_work_is_gone(karbon, firm, schedule):
    """The schedule remembers what it was made from."""
    before = karbon.get(f"WorkSchedules/{schedule}").json()
    karbon.screens.delete_work(firm.work)

    assert karbon.call("PUT", f"WorkSchedules/{schedule}", json=before).status_code == 204
    assert karbon.get(f"WorkSchedules/{schedule}").json()["ClientKey"] == firm.client


def test_patch_changes_the_end_and_the_assignee(karbon, firm, schedule):
    """Null takes them away: no end, and the assignee of the work."""
    path, bob = f"WorkSchedules/{schedule}", karbon.screens.add_user("Bob Ray", "bob@firm.example")
    response = karbon.call("PATCH", path, json={"ScheduleEndDate": "2026-12-31", "AssigneeUserKey": bob})
    changed = karbon.get(path).json()
    karbon.call("PATCH", path, json={"ScheduleEndDate": None, "AssigneeUserKey": None})
    cleared = karbon.get(path).json()

    assert (response.status_code, response.content) == (204, b"")
    assert (changed["ScheduleEndDate"], changed["AssigneeUserKey"]) == ("2026-12-31T00:00:00Z", bob)
    assert (cleared["ScheduleEndDate"], cleared["AssigneeUserKey"]) == (None, firm.ann)


def test_the_record_comes_back_to_those_who_prefer_it(karbon, schedule):
    """200 with the entity."""
    headers = {"Prefer": "return=representation"}
    body = {"ScheduleEndDate": "2026-12-31T00:00:00Z"}

    response = karbon.call("PATCH", f"WorkSchedules/{schedule}", json=body, headers=headers)

    assert (response.status_code, response.json()["WorkScheduleKey"]) == (200, schedule)


@pytest.mark.parametrize("content", [b"", b"null", b"[]", b'{"ScheduleEndDate": 7}'])
def test_patch_of_nothing_is_missing_payload(karbon, schedule, content):
    """Also one whose types are wrong."""
    response = karbon.call("PATCH", f"WorkSchedules/{schedule}", data=content)

    assert response.status_code == 400
    assert response.json()["error"] == {"code": "4005", "message": "Required payload data is missing: update"}


def test_patch_takes_two_properties(karbon, schedule):
    """The text names them without a blank."""
    response = karbon.call("PATCH", f"WorkSchedules/{schedule}", json={"RecurrenceFrequency": "Day"})

    assert response.status_code == 400
    assert response.json()["error"] == {"code": "4002", "message": ONLY}


@pytest.mark.parametrize(
    ("method", "text"),
    [
        ("GET", "No Work Schedule found for provided key"),
        ("PATCH", "No Work Schedule found for provided key"),
        ("PUT", "Not Found"),
    ],
)
def test_schedules_that_are_not_there(karbon, firm, schedule, method, text):
    """404 with a text a method; those of clients out of sight are not there either."""
    karbon.screens.set_restriction(firm.client, "Private")
    for key in ("nothing", schedule):
        response = karbon.call(method, f"WorkSchedules/{key}", json={})

        assert response.status_code == 404
        assert response.json()["error"] == {"code": "4004", "message": text}


def test_schedules_have_no_list(karbon):
    """The framework's 404."""
    assert karbon.refusal("WorkSchedules")[:2] == (404, "4002")


@pytest.mark.parametrize("option", ["select", "expand"])
def test_schedules_take_no_options(karbon, schedule, option):
    """Karbon's own tests."""
    status, code, text = karbon.refusal(f"WorkSchedules/{schedule}", **{option: "Title"})

    assert (status, code) == (400, "4002")
    assert text.startswith(f"Query option '{option.title()}' is not allowed.")
