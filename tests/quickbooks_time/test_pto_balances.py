"""Contract 3.2: pto_balances tell what each person has left of each leave; the API only reads them."""

import pytest


@pytest.fixture
def balance(api, ada):
    """What the API says that Ada has left of a leave, in seconds."""

    def read(name):
        body = api.get("users", ids=ada)
        by_name = {each["name"]: key for key, each in body["supplemental_data"]["jobcodes"].items()}
        return body["results"]["users"][str(ada)]["pto_balances"][by_name[name]]

    return read


@pytest.fixture
def take(api, ada):
    """Books hours of leave on a day."""

    def taken(name, date, hours):
        leave = next(row["id"] for row in api.rows("jobcodes", type="pto") if row["name"] == name)
        row = {"user_id": ada, "jobcode_id": leave, "type": "manual", "date": date, "duration": hours * 3600}
        return api.post("timesheets", row)[0]["id"]

    return taken


def test_a_balance_is_set_in_the_product(screens, balance):
    """In seconds, of one leave; the others stay at nothing."""
    screens.set_pto_balance("ada@example.test", "Vacation", 80)
    screens.set_pto_balance("ada@example.test", "Sick", 7.5)
    screens.set_pto_balance("ada@example.test", "Vacation", 40)

    assert [balance(name) for name in ("Vacation", "Sick", "Holiday")] == [144_000, 27_000, 0]


def test_leave_that_is_taken_lessens_it(api, screens, balance, take):
    """Of that kind only, from the day on that the balance was set; deleted leave comes back."""
    screens.set_pto_balance("ada@example.test", "Vacation", 40)
    take("Vacation", "2026-03-01", 8)  # the day before
    take("Sick", "2026-03-03", 8)
    sheet = take("Vacation", "2026-03-03", 8)
    lessened = balance("Vacation")
    api.delete("timesheets", sheet)

    assert (lessened, balance("Vacation")) == (32 * 3600, 40 * 3600)


def test_where_leave_lessens_nothing(api, screens, balance, take):
    """The other setting of the switch."""
    api.state.set_behaviour(pto_time="kept")
    screens.set_pto_balance("ada@example.test", "Vacation", 40)
    take("Vacation", "2026-03-03", 8)

    assert balance("Vacation") == 40 * 3600


def test_setting_it_changes_the_person(api, screens, ada):
    """So a poll sees the new balance."""
    api.state.universe.clock.advance(60)
    screens.set_pto_balance("ada@example.test", "Vacation", 40)

    assert [row["id"] for row in api.rows("users", modified_since=api.state.stamp())] == [ada]


def test_the_api_does_not_write_it(api, ada):
    """Refused by name."""
    row = api.put("users", {"id": ada, "pto_balances": {"72": 1}})[0]

    assert row["_status_extra"] == "Invalid params: pto_balances"


def test_the_screen_knows_the_leave_there_is(screens, ada):
    """And says what is near."""
    with pytest.raises(ValueError, match="did you mean 'Vacation'"):
        screens.set_pto_balance("ada@example.test", "Vacations", 40)
