"""Contract 7: what users of the API ran into with time, and what the fake therefore does, by its number there."""

import pytest


@pytest.fixture
def manual(ada, acme):
    return {"user_id": ada, "jobcode_id": acme, "type": "manual", "date": "2026-03-02", "duration": 3600}


@pytest.fixture
def clock_in(ada, acme):
    return {"user_id": ada, "jobcode_id": acme, "type": "regular", "start": "2026-03-02T08:00:00Z", "end": ""}


def listed(api, **params):
    return [row["id"] for row in api.rows("timesheets", **params)]


def test_3_time_has_an_undocumented_state(api, screens, manual):
    """CLOSED; APPROVED up to the date that is approved, not up to the one that is only submitted."""
    api.state.set_account(employee_approval=True)
    api.post("timesheets", manual)
    states = [api.rows("timesheets", start_date="2026-03-01")[0]["state"]]
    submitted = api.put("users", {"id": manual["user_id"], "submitted_to": "2026-03-02"})[0]
    states.append(api.rows("timesheets", start_date="2026-03-01")[0]["state"])
    screens.approve_time("ada@example.test", "2026-03-02")
    states.append(api.rows("timesheets", start_date="2026-03-01")[0]["state"])

    assert submitted["submitted_to"] == "2026-03-02"
    assert states == ["CLOSED", "CLOSED", "APPROVED"]


def test_4_no_flag_tells_of_approval_but_the_persons_approved_to(api, screens, manual):
    """The row says nothing, its supplemental user does."""
    api.post("timesheets", manual)
    screens.approve_time("ada@example.test", "2026-03-02")
    body = api.get("timesheets", start_date="2026-03-01")
    (row,) = body["results"]["timesheets"].values()

    assert not [name for name in row if "approv" in name or "submit" in name]
    assert body["supplemental_data"]["users"][str(manual["user_id"])]["approved_to"] == "2026-03-02"


def test_11_ids_outgrow_32_bits(api, manual):
    """Of a live account they do: listed, changed and deleted like any."""
    api.state.tables.keep_clear_of("timesheets", [2**31])
    made = api.post("timesheets", manual)[0]["id"]
    found = listed(api, ids=made)
    changed = api.put("timesheets", {"id": made, "notes": "x"})[0]
    gone = api.delete("timesheets", made)[str(made)]

    assert (made, found) == (2**31 + 1, [2**31 + 1])
    assert (changed["id"], changed["_status_code"], gone["_status_code"]) == (made, 200, 200)


@pytest.mark.parametrize(
    ("asked", "found"), [({}, 0), ({"on_the_clock": "yes"}, 1), ({"on_the_clock": "both"}, 1)]
)
def test_13_and_14_running_time_is_missing_from_polls_by_default(api, clock_in, asked, found):
    """on_the_clock is no unless asked."""
    api.post("timesheets", clock_in)

    assert len(listed(api, modified_since="2026-03-02T00:00:00Z", **asked)) == found


def test_15_deleted_time_is_in_one_list_only(api, manual):
    """It leaves the one and enters the other; 180 days later it is in none."""
    sheet = api.post("timesheets", manual)[0]["id"]
    api.delete("timesheets", sheet)
    api.state.set_behaviour(throttle=False)

    def deleted():
        pair = api.state.access.new_pair(api.state.owner.id)
        api.session.headers["Authorization"] = f"Bearer {pair['access_token']}"
        return len(api.rows("timesheets_deleted", modified_since="2026-03-02T00:00:00Z"))

    seen = [listed(api, ids=sheet), deleted()]
    api.state.universe.clock.advance(180 * 86_400)
    seen.append(deleted())
    api.state.universe.clock.advance(1)

    assert seen == [[], 1, 1]
    assert deleted() == 0


def test_16_a_parents_time_is_that_of_its_children(api, screens, manual, acme):
    """jobcode_ids with the parent finds the child's time; so does the list of deleted time."""
    tax = screens.add_job("Tax", acme)
    sheet = api.post("timesheets", {**manual, "jobcode_id": tax})[0]["id"]
    found = listed(api, start_date="2026-03-01", jobcode_ids=acme)
    api.delete("timesheets", sheet)

    assert found == [sheet]
    assert len(api.rows("timesheets_deleted", ids=sheet, jobcode_ids=acme)) == 1


def test_17_a_long_range_is_refused_in_the_vendors_words(api):
    """417 and the sentence that a client's test quotes."""
    response = api.call("GET", "timesheets", params={"start_date": "2014-01-01", "end_date": "2016-01-01"})

    assert response.status_code == 417
    assert response.json()["error"]["message"].endswith(
        "Oops! Your date range was too long, please narrow and try again!"
    )


@pytest.mark.parametrize("verb", ["post", "put"])
def test_20_read_only_fields_are_refused_by_name(api, manual, verb):
    """Invalid params, in the order in which they came; nothing is written."""
    sheet = api.post("timesheets", manual)[0]["id"]
    sent = {"locked": 0, "on_the_clock": False, "tz": -7, "tz_str": "tsMT", "location": "x", "notes": "no"}
    row = getattr(api, verb)("timesheets", {**manual, **({"id": sheet} if verb == "put" else {}), **sent})[0]

    assert (row["_status_code"], row["_status_extra"]) == (
        417,
        "Invalid params: locked,on_the_clock,tz,tz_str,location",
    )
    assert [one["notes"] for one in api.rows("timesheets", start_date="2026-03-01")] == [""]


def test_25_answers_to_writes_say_active_0(api, manual, clock_in):
    """As text, beside on_the_clock; lists have no such field."""
    rows = api.post("timesheets", manual, clock_in)

    assert [(row["active"], row["on_the_clock"]) for row in rows] == [("0", False), ("1", True)]
    assert "active" not in api.rows("timesheets", start_date="2026-03-01")[0]
