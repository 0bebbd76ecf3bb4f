"""Contract 3.13: hours by person, group, jobcode and item of each custom field."""

import pytest

from tests.quickbooks_time.reports.conftest import WEEK


@pytest.fixture
def fields(screens):
    """Two managed lists: their ids, and the ids of the items of the first."""
    screens.install_addon("Custom Fields")
    task, place = screens.add_field("Task", ["Prep", "Review"]), screens.add_field("Place", ["Home"])
    items = {item.name: item.id for item in screens.state.tables.customfielditems}
    return task, place, items


@pytest.fixture
def totals(report):
    """The four totals of a week."""
    return lambda **filters: report("project", **WEEK, **filters)["results"]["project_report"]["totals"]


def test_the_whole_to_the_byte(api, fields, enter, ada, acme):
    """Hours as text, those of groups as a number; what has no item stands under 0."""
    task, place, items = fields
    enter(ada, acme, "2026-03-02", 0.08, customfields={str(task): "Prep"})
    response = api.call("POST", "reports/project", json={"data": {**WEEK, "supplemental_data": "no"}})

    assert response.text == (
        '{"results":{"filters":{"user_ids":[],"group_ids":[],"jobcode_type":"both","customfielditems":[],'
        '"jobcode_ids":[]},"project_report":{"start_date":"2026-03-01","end_date":"2026-03-07","totals":{'
        f'"users":{{"{ada}":"0.08"}},"groups":{{"0":0.08}},"jobcodes":{{"{acme}":"0.08"}},'
        f'"customfields":{{"{task}":{{"{items["Prep"]}":"0.08"}},"{place}":{{"0":"0.08"}}}}}}}}}}}}'
    )


def test_filters_are_echoed(report, fields):
    """Ids as text, whichever way they came."""
    task, _, _ = fields
    asked = {
        "user_ids": [502, "503"],
        "group_ids": "7,8",
        "jobcode_type": "regular",
        "customfielditems": {str(task): ["Prep", "Other"]},
        "jobcode_ids": ["9001"],
    }

    assert report("project", **WEEK, **asked)["results"]["filters"] == {
        "user_ids": ["502", "503"],
        "group_ids": ["7", "8"],
        "jobcode_type": "regular",
        "customfielditems": {str(task): ["Prep", "Other"]},
        "jobcode_ids": ["9001"],
    }


def test_without_time_the_totals_are_empty_arrays(report):
    """And nothing stands beside them."""
    found = report("project", **WEEK)

    assert found["results"]["project_report"] == {
        "start_date": "2026-03-01",
        "end_date": "2026-03-07",
        "totals": {"users": [], "groups": [], "jobcodes": [], "customfields": []},
    }
    assert "supplemental_data" not in found


def test_sums_are_made_of_seconds_and_rounded_once(api, totals, enter, ada, acme):
    """Three times 100 seconds are 0.08 hours, not three times 0.03."""
    api.state.set_behaviour(manual_duration="exact")
    for _ in range(3):
        enter(ada, acme, "2026-03-02", 100 / 3600)

    assert totals()["users"] == {str(ada): "0.08"}


def test_a_half_is_rounded_up(api, totals, enter, ada, acme):
    """18 seconds are half a hundredth of an hour."""
    api.state.set_behaviour(manual_duration="exact")
    enter(ada, acme, "2026-03-02", 18 / 3600)

    assert totals()["jobcodes"] == {str(acme): "0.01"}


def test_whole_hours_keep_their_decimals_as_text(totals, enter, ada, acme):
    """Not as the number of a group."""
    enter(ada, acme, "2026-03-02", 2)
    found = totals()

    assert found["users"] == {str(ada): "2.00"}
    assert found["groups"] == {"0": 2}


def test_time_counts_for_the_group_of_its_person(join, totals, enter, ada, acme):
    """0 for those without one."""
    join(ada, 7)
    enter(ada, acme, "2026-03-02", 1)
    enter(501, acme, "2026-03-02", 3)

    assert totals()["groups"] == {"0": 3, "7": 1}
    assert totals(group_ids="7")["users"] == {str(ada): "1.00"}
    assert totals(group_ids="7", user_ids="501")["users"] == []


def test_jobcode_ids_means_these_and_all_below_them(totals, screens, enter, ada, acme):
    """A client's hours are those of its jobs, too; each stands under its own jobcode."""
    tax, other = screens.add_job("Tax", acme), screens.add_job("Borealis")
    enter(ada, acme, "2026-03-02", 1)
    enter(ada, tax, "2026-03-02", 2)
    enter(ada, other, "2026-03-02", 4)

    assert totals(jobcode_ids=[acme])["jobcodes"] == {str(acme): "1.00", str(tax): "2.00"}
    assert totals(jobcode_ids=str(tax))["users"] == {str(ada): "2.00"}


def test_time_on_no_job_stands_under_0(totals, enter, ada):
    """And is work."""
    enter(ada, 0, "2026-03-02", 1)

    assert totals(jobcode_type="regular")["jobcodes"] == {"0": "1.00"}


@pytest.mark.parametrize(("kind", "hours"), [("all", 3), ("both", 3), ("regular", 1), ("pto", 2)])
def test_the_type_of_jobcode_is_a_filter(totals, enter, ada, acme, kind, hours):
    """All by default."""
    enter(ada, acme, "2026-03-02", 1)
    enter(ada, 71, "2026-03-02", 2)

    assert totals(jobcode_type=kind)["groups"] == {"0": hours}


def test_items_are_a_filter(totals, fields, enter, ada, acme):
    """One of the names of a field, of each field that is asked for."""
    task, place, _ = fields
    enter(ada, acme, "2026-03-02", 1, customfields={str(task): "Prep", str(place): "Home"})
    enter(ada, acme, "2026-03-02", 2, customfields={str(task): "Review"})
    enter(ada, acme, "2026-03-02", 4)

    assert totals(customfielditems={str(task): ["Prep", "Review"]})["groups"] == {"0": 3}
    assert totals(customfielditems={str(task): ["Prep", "Review"], str(place): "Home"})["groups"] == {"0": 1}
    assert totals(customfielditems={str(task): ["Gone"]})["groups"] == []
    assert totals(customfielditems=[])["groups"] == {"0": 7}


def test_what_it_speaks_of_stands_beside_it(report, fields, enter, ada, acme):
    """People, jobcodes, fields and items."""
    task, place, items = fields
    enter(ada, acme, "2026-03-02", 1, customfields={str(task): "Prep"})
    beside = report("project", **WEEK)["supplemental_data"]

    assert {kind: list(rows) for kind, rows in beside.items()} == {
        "users": [str(ada)],
        "jobcodes": [str(acme)],
        "customfields": [str(task), str(place)],
        "customfielditems": [str(items["Prep"])],
    }
