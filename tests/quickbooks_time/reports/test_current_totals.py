"""Contract 3.13: who is at work now, and how long everybody has worked today."""

from datetime import UTC, datetime, timedelta

import pytest

from sim.quickbooks_time.records_field import Geolocation


@pytest.fixture
def totals(report):
    """The rows by person."""

    def totals(**filters):
        found = report("current_totals", **filters)["results"]["current_totals"]
        return {int(user_id): row for user_id, row in found.items()} if found else {}

    return totals


def test_both_kinds_of_rows_to_the_byte(api, screens, enter, ada, acme):
    """Off the clock there is no timesheet and no jobcode."""
    enter(501, acme, "2026-03-02", 1)
    running = screens.start_clock("ada@example.test", acme)
    api.state.universe.clock.advance(600.9)
    filters = {"on_the_clock": "both", "supplemental_data": "no"}
    response = api.call("POST", "reports/current_totals", json={"data": filters})

    assert response.text == (
        '{"results":{"current_totals":{'
        '"501":{"user_id":501,"on_the_clock":false,"timesheet_id":null,"jobcode_id":null,"group_id":0,'
        '"shift_geolocations_available":false,"shift_seconds":0,"day_seconds":3600},'
        f'"502":{{"user_id":502,"on_the_clock":true,"timesheet_id":{running},"jobcode_id":{acme},"group_id":0,'
        '"shift_geolocations_available":false,"shift_seconds":600,"day_seconds":600}}}}'
    )


@pytest.mark.parametrize(
    ("asked", "people"), [({}, [501]), ("yes", [502]), ("no", [501]), ("both", [501, 502])]
)
def test_who_is_on_the_clock_is_hidden_unless_asked_for(totals, screens, ada, acme, asked, people):
    """No by default."""
    screens.start_clock("ada@example.test", acme)

    assert [*totals(**({"on_the_clock": asked} if asked else {}))] == people


def test_a_day_is_one_of_the_accounts_zone(api, totals, enter, ada, acme):
    """At two in the morning UTC it is still yesterday in Denver."""
    enter(ada, acme, "2026-03-02", 1)
    enter(ada, acme, "2026-03-03", 2)
    api.state.universe.clock.set(datetime(2026, 3, 3, 2, tzinfo=UTC))
    evening = totals()[ada]["day_seconds"]
    api.state.universe.clock.set(datetime(2026, 3, 3, 8, tzinfo=UTC))

    assert (evening, totals()[ada]["day_seconds"]) == (3600, 7200)


def test_of_a_shift_through_the_night_today_has_the_part_since_midnight(api, totals, screens, ada, acme):
    """Midnight of the account's zone; the shift itself goes on."""
    api.state.universe.clock.set(datetime(2026, 3, 3, 5, tzinfo=UTC))  # 22:00 in Denver
    screens.start_clock("ada@example.test", acme)
    api.state.universe.clock.advance(3 * 3600)
    row = totals(on_the_clock="yes")[ada]

    assert (row["shift_seconds"], row["day_seconds"]) == (3 * 3600, 3600)


def test_what_was_done_earlier_counts_for_the_day(api, totals, screens, enter, ada, acme):
    """Not for the shift."""
    enter(ada, acme, "2026-03-02", 1)
    screens.start_clock("ada@example.test", acme)
    api.state.universe.clock.advance(60)
    row = totals(on_the_clock="yes")[ada]

    assert (row["shift_seconds"], row["day_seconds"]) == (60, 3660)


def test_archived_people_are_not_at_work(totals, screens, ada):
    """Nor off it."""
    screens.archive_user("ada@example.test")

    assert [*totals(on_the_clock="both")] == [501]


def test_people_and_groups_are_filters(join, totals, screens, ada):
    """Both hold at once."""
    bo = screens.add_user("Bo", "Lee", "bo@example.test")
    join(ada, 7)
    join(bo, 7)

    assert [*totals(user_ids=f"{ada},999")] == [ada]
    assert [*totals(group_ids=["7"])] == [ada, bo]
    assert [*totals(group_ids=7, user_ids=bo)] == [bo]


@pytest.mark.parametrize(
    ("order", "people"),
    [
        ("username", ["ada", "bo", "olive"]),
        ("first_name", ["ada", "bo", "olive"]),
        ("last_name", ["ada", "bo", "olive"]),
        ("group_id", ["olive", "bo", "ada"]),
        ("shift_seconds", ["olive", "bo", "ada"]),
        ("day_seconds", ["olive", "ada", "bo"]),
    ],
)
def test_the_order_is_asked_for(api, join, totals, screens, enter, ada, acme, order, people):
    """By who they are or how long they work, and backwards."""
    bo = screens.add_user("Bo", "Lee", "bo@example.test")
    names = {501: "olive", ada: "ada", bo: "bo"}
    join(ada, 7)
    join(bo, 5)
    enter(bo, acme, "2026-03-02", 1)
    screens.start_clock("ada@example.test", acme)
    api.state.universe.clock.advance(60)
    found = [names[user_id] for user_id in totals(on_the_clock="both", order_by=order)]
    backwards = [names[user_id] for user_id in totals(on_the_clock="both", order_by=order, order_desc=True)]

    assert found == people
    if order != "shift_seconds":  # where two are equal
        assert backwards == people[::-1]


def test_it_comes_in_pages(totals, screens, ada):
    """page and limit in data; a page beyond the last is empty."""
    bo = screens.add_user("Bo", "Lee", "bo@example.test")

    assert [*totals(limit=2)] == [501, ada]
    assert [*totals(limit="2", page="2")] == [bo]
    assert [*totals(per_page=1, page=2)] == [ada]
    assert totals(page=9) == {}


@pytest.mark.parametrize("limit", [0, 201, -1, "many"])
def test_a_limit_that_there_is_not(refusal, limit):
    """From 1 to 200."""
    assert refusal("current_totals", limit=limit)[0] == 417


def test_what_it_speaks_of_stands_beside_it(report, screens, ada, acme):
    """The group of those without one is 0 and is named with a dash."""
    running = screens.start_clock("ada@example.test", acme)
    beside = report("current_totals", on_the_clock="both")["supplemental_data"]

    assert {kind: list(rows) for kind, rows in beside.items()} == {
        "users": ["501", str(ada)],
        "groups": ["0"],
        "timesheets": [str(running)],
        "jobcodes": [str(acme)],
    }
    assert list(beside["groups"]["0"]) == ["id", "name", "last_modified", "created"]
    assert (beside["groups"]["0"]["id"], beside["groups"]["0"]["name"]) == (0, "-")


def test_a_group_has_its_name(api, report, join, ada):
    """And what else a group has; people are ordered by it."""
    group = api.post("groups", {"name": "Advisers"})[0]["id"]
    join(ada, group)
    found = report("current_totals", order_by="group_name")

    assert list(found["results"]["current_totals"]) == ["501", str(ada)]
    groups = found["supplemental_data"]["groups"]
    assert {key: row["name"] for key, row in groups.items()} == {"0": "-", str(group): "Advisers"}
    assert list(groups[str(group)])[-1] == "manager_ids"


@pytest.mark.parametrize(("minutes", "available"), [(-1, False), (0, True), (5, True)])
def test_whether_the_shift_has_geolocations(state, totals, screens, ada, acme, minutes, available):
    """Those since it began, of the person whose shift it is."""
    screens.start_clock("ada@example.test", acme)
    at = datetime(2026, 3, 2, 9, tzinfo=UTC) + timedelta(minutes=minutes)
    place = {"accuracy": 1, "altitude": 1, "latitude": 1, "longitude": 1}
    state.load([Geolocation(id=1, user_id=ada, created=at.isoformat(), **place)])
    state.load([Geolocation(id=2, user_id=501, created="2026-03-02T09:01:00+00:00", **place)])
    found = totals(on_the_clock="both")

    assert found[ada]["shift_geolocations_available"] is available
    assert found[501]["shift_geolocations_available"] is False


def test_there_is_no_more(report):
    """Reports have none, even in pages."""
    assert list(report("current_totals", limit=1)) == ["results", "supplemental_data"]
