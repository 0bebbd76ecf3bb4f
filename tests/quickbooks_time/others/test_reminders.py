"""Contract 3.14, reminders: of people and, with user 0, of the company; one of a type each."""

import pytest

CLOCK_IN = {
    "user_id": 0,
    "reminder_type": "clock-in",
    "due_time": "08:10:00",
    "due_days_of_week": "Mon,Tue,Sat,Sun",
    "distribution_methods": "Push,SMS,Email",
    "active": True,
    "enabled": True,
}


def test_a_list_without_user_ids_is_refused(api):
    """As a whole."""
    response = api.call("GET", "reminders")

    assert response.status_code == 417
    assert "user_ids" in response.json()["error"]["message"]


def test_a_list_has_no_more(api, ada):
    """Nor pages: all of it comes at once."""
    api.post("reminders", CLOCK_IN, {**CLOCK_IN, "user_id": ada})
    answer = api.get("reminders", user_ids=f"0,{ada}", limit=1, supplemental_data="no")

    assert list(answer) == ["results"]
    assert [row["user_id"] for row in answer["results"]["reminders"].values()] == [0, ada]


def test_all_seven_fields_are_needed(api):
    """As the documentation has them."""
    assert api.post("reminders", {})[0]["_status_extra"] == "Missing required parameters: " + ", ".join(
        CLOCK_IN
    )


def test_a_second_one_of_a_type_is_accepted_and_not_created(api):
    """202, the first stands as it was."""
    rows = api.post("reminders", CLOCK_IN, {**CLOCK_IN, "due_time": "09:00:00"})

    assert [row["_status_code"] for row in rows] == [200, 202]
    assert [row["due_time"] for row in api.rows("reminders", user_ids=0)] == ["08:10:00"]


def test_a_change_into_a_duplicate(api):
    """406 Duplicate entry."""
    api.post("reminders", CLOCK_IN)
    other = api.post("reminders", {**CLOCK_IN, "reminder_type": "clock-out"})[0]["id"]
    row = api.put("reminders", {"id": other, "reminder_type": "clock-in"})[0]

    assert (row["_status_code"], row["_status_message"]) == (406, "Duplicate entry")


@pytest.mark.parametrize(
    "wrong",
    [
        {"due_time": "08:12:00"},
        {"due_time": "8:10:00"},
        {"due_time": "24:00:00"},
        {"due_days_of_week": "Mon,Someday"},
        {"due_days_of_week": ""},
        {"distribution_methods": "Pigeon"},
        {"reminder_type": "lunch"},
        {"user_id": 4711},
    ],
)
def test_what_a_reminder_cannot_be(api, wrong):
    """Five minutes, days of the week, three ways, two types, a user that there is."""
    assert api.post("reminders", {**CLOCK_IN, **wrong})[0]["_status_code"] == 417


def test_a_reminder_is_switched_off_and_stays_with_its_person(api, ada):
    """The user is set once."""
    row = api.post("reminders", CLOCK_IN)[0]

    assert api.put("reminders", {"id": row["id"], "user_id": 0, "enabled": 0})[0]["enabled"] is False
    assert api.put("reminders", {"id": row["id"], "user_id": ada})[0]["_status_code"] == 417
    assert api.rows("reminders", user_ids=0, reminder_types="clock-out") == []
