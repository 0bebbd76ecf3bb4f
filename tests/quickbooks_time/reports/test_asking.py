"""Contract 3.13, 2.3: the bodies that real clients send, who may ask, and what is refused."""

import json

import pytest

from tests.quickbooks_time.reports.conftest import WEEK

NAMES = ["current_totals", "payroll", "payroll_by_jobcode", "project"]
OVER_DAYS = NAMES[1:]


def post(api, name, body):
    return api.call("POST", f"reports/{name}", data=body)


@pytest.mark.parametrize("body", ['{"data":{}}', '{"data":[]}', '{"data":0}', '{"data":null}', "{}", "[]"])
def test_no_filters_in_whichever_way(api, ada, body):
    """What clients make of nothing: all people are told, or the dates are missed."""
    totals = post(api, "current_totals", body)
    payroll = post(api, "payroll", body)

    assert list(totals.json()["results"]["current_totals"]) == ["501", str(ada)]
    assert payroll.status_code == 417
    assert "start_date, end_date" in payroll.json()["error"]["message"]


@pytest.mark.parametrize("name", OVER_DAYS)
def test_a_page_in_data_is_tolerated(report, name):
    """One client adds it to every report; filters that there are not are passed over."""
    assert report(name, **WEEK, page=1, limit=5, colour="red") == report(name, **WEEK)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("people", ["{ada},{bo}", ["{ada}", "{bo}"], {"0": "{ada}", "1": "{bo}"}])
def test_lists_come_as_text_or_as_arrays(report, screens, enter, ada, acme, name, people):
    """Of numbers or of their texts, all the same."""
    bo = screens.add_user("Bo", "Lee", "bo@example.test")
    for user_id in (ada, bo, 501):
        enter(user_id, acme, "2026-03-02", 1)
    asked = json.loads(json.dumps(people).replace("{ada}", str(ada)).replace("{bo}", str(bo)))

    assert report(name, **WEEK, user_ids=asked) == report(name, **WEEK, user_ids=[ada, bo])
    assert list(report(name, **WEEK, user_ids=asked)["supplemental_data"]["users"]) == [str(ada), str(bo)]


@pytest.mark.parametrize("name", NAMES)
def test_people_whom_nobody_knows_are_just_absent(report, enter, ada, acme, name):
    """As in lists."""
    enter(ada, acme, "2026-03-02", 1)
    found = report(name, **WEEK, user_ids="999,0,-1")

    assert str(ada) not in json.dumps(found["results"].get("payroll_report", found["results"]))


@pytest.mark.parametrize(
    "filters",
    [
        {"start_date": "2026-02-30"},
        {"start_date": 20260301},
        {"start_date": ["a", "b"]},
        {"end_date": {"a": {}}},
        {"end_date": "tomorrow"},
        {"user_ids": "me"},
        {"user_ids": [[1]]},
        {"user_ids": {"a": {"b": 1}}},
        {"user_ids": [True]},
        {"user_ids": 1.5},
        {"user_ids": 10**30},
        {"user_ids": [1] * 10_001},
        {"group_ids": "\u0000\u0001"},
        {"supplemental_data": "maybe"},
    ],
)
@pytest.mark.parametrize("name", OVER_DAYS)
def test_filters_that_cannot_be_read_are_refused(refusal, name, filters):
    """417, naming the filter."""
    code, message = refusal(name, **{**WEEK, **filters})

    assert code == 417
    assert f"Problem getting {name} report: invalid value for {next(iter(filters))}: " in message


@pytest.mark.parametrize(
    ("name", "filters"),
    [
        ("project", {"jobcode_type": "work"}),
        ("project", {"jobcode_ids": "x"}),
        ("project", {"customfielditems": {"x": ["a"]}}),
        ("project", {"customfielditems": {str(at): ["a"] for at in range(101)}}),
        ("payroll", {"include_zero_time": "perhaps"}),
        ("payroll", {"advanced_overtime": 7}),
        ("current_totals", {"on_the_clock": "later"}),
        ("current_totals", {"order_by": "shoe_size"}),
        ("current_totals", {"order_desc": "up"}),
        ("current_totals", {"page": "first"}),
    ],
)
def test_so_are_those_of_one_report(refusal, name, filters):
    """Each where it means something."""
    code, message = refusal(name, **WEEK, **filters)

    assert code == 417
    assert f"invalid value for {next(iter(filters))}" in message


@pytest.mark.parametrize("body", ["", "{", '{"data":', "\x00", "NaN", "[" * 100_000, '{"data":"\udcff"}'])
@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_json_is_a_bad_request(api, name, body):
    """400 in the vendor's envelope."""
    response = post(api, name, body.encode("utf-8", "surrogateescape"))

    assert response.status_code == response.json()["error"]["code"] == 400


@pytest.mark.parametrize("name", NAMES)
def test_ten_thousand_ids_are_looked_up(report, name):
    """None of them is anybody."""
    assert report(name, **WEEK, user_ids=list(range(10_000, 20_000)))["results"]


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE", "PATCH"])
@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_posted(api, name, method):
    """Any other verb is 405."""
    response = api.call(method, f"reports/{name}", json={"data": WEEK})

    assert response.status_code == response.json()["error"]["code"] == 405


@pytest.mark.parametrize("name", NAMES)
def test_supplemental_data_can_be_left_out(report, enter, ada, acme, name):
    """By a filter in data, like the others."""
    enter(ada, acme, "2026-03-02", 1)

    assert "supplemental_data" in report(name, **WEEK)
    assert "supplemental_data" not in report(name, **WEEK, supplemental_data="no")


def test_days_the_wrong_way_round_hold_no_time(report, enter, ada, acme):
    """An empty report."""
    enter(ada, acme, "2026-03-02", 1)

    assert report("payroll", start_date="2026-03-07", end_date="2026-03-01")["results"] == {
        "payroll_report": []
    }


def test_the_first_and_the_last_day_of_the_calendar(report, enter, ada, acme):
    """The longest range there is."""
    enter(ada, acme, "2026-03-02", 1)
    found = report("payroll", start_date="0001-01-01", end_date="9999-12-31")["results"]["payroll_report"]

    assert found[str(ada)]["timesheet_count"] == 1


@pytest.mark.parametrize(
    ("permission", "allowed"), [("reports", NAMES), ("status_box", ["current_totals"]), ("mobile", [])]
)
def test_reports_are_for_those_who_may_view_them(api, state, screens, ada, permission, allowed):
    """401 for the others; a switch opens them to all."""
    api.put("users", {"id": ada, "permissions": {permission: True}})
    api.session.headers["Authorization"] = f"Bearer {state.access.new_pair(ada)['access_token']}"
    found = {name: post(api, name, json.dumps({"data": WEEK})).status_code for name in NAMES}
    state.set_behaviour(reports_need_permission=False)

    assert found == {name: 200 if name in allowed else 401 for name in NAMES}
    assert {post(api, name, json.dumps({"data": WEEK})).status_code for name in NAMES} == {200}
