"""Contract 3.13, api_docs Reports/_project_estimate: how projects stand against their estimates."""

import pytest

from sim.quickbooks_time.records_projects import (
    ProjectActivityReadTime,
    ProjectActivityReply,
    ProjectNote,
)

NAMES = ["project_estimate", "project_estimate_detail"]


def test_the_empty_report_to_the_byte(api):
    """Filters with PHP's empties, more, the count, and no projects."""
    response = api.call("POST", "reports/project_estimate", json={"data": {"page": 1, "limit": 2}})

    assert response.text == (
        '{"filters":{"page":1,"limit":2,"project_ids":[],"statuses":[],"parent_jobcode_id":"",'
        '"jobcode_ids":"","active":true,"search":[],"has_time_tracked":false,'
        '"time_tracked_start_date":null,"time_tracked_end_date":null},"more":false,"total_count":0,'
        '"results":[]}'
    )


def test_a_project_has_its_keys_in_order(report, project):
    """Without an estimate and without time."""
    made = project()
    found = report("project_estimate")["results"][str(made["id"])]

    assert " ".join(found) == (
        "id jobcode_id parent_jobcode_id name status description start_date due_date completed_date active"
        " last_modified created estimate_id estimate_by estimate_by__id total_clocked_in_seconds"
        " total_clocked_out_seconds total_tracked_seconds total_estimated_seconds total_note_count"
        " unread_posts_count unread_replies_count budget_progress clocked_in_user_ids"
    )
    assert [found[key] for key in ("active", "estimate_id", "estimate_by", "budget_progress")] == [
        1,
        0,
        None,
        None,
    ]


def test_time_is_told_as_done_and_as_running(api, report, screens, project, enter, ada):
    """The clock runs with the world's."""
    made = project()
    enter(501, made["jobcode_id"], "2026-03-02", 2)
    screens.start_clock("ada@example.test", made["jobcode_id"])
    api.state.universe.clock.advance(90)
    found = report("project_estimate")["results"][str(made["id"])]

    assert found["total_clocked_in_seconds"] == 90
    assert found["total_clocked_out_seconds"] == 7200
    assert found["total_tracked_seconds"] == 7290
    assert found["clocked_in_user_ids"] == [ada]


@pytest.mark.parametrize(("hours", "progress"), [((25,), 0.12), ((1, 2), 1), ((2,), 1.5), ((), None)])
def test_progress_is_the_share_of_the_estimate(report, project, estimate, enter, ada, hours, progress):
    """The items of an estimate add up; nothing can be said of none."""
    made = project()
    row = estimate(made, *hours)
    enter(ada, made["jobcode_id"], "2026-03-02", 3)
    found = report("project_estimate")["results"][str(made["id"])]

    assert (found["estimate_id"], found["estimate_by"]) == (row["id"], "none")
    assert found["total_estimated_seconds"] == sum(hours) * 3600
    assert found["budget_progress"] == progress


def test_an_item_that_was_taken_away_is_not_estimated(api, report, project, estimate):
    """Only active ones add up."""
    made = project()
    row = estimate(made, 5, 7)
    first = api.rows("estimate_items", estimate_ids=row["id"])[0]
    api.put("estimate_items", {"id": first["id"], "active": False})
    found = report("project_estimate")["results"][str(made["id"])]

    assert found["total_estimated_seconds"] == 12 * 3600 - first["estimated_seconds"]


def test_what_others_wrote_is_unread_until_it_is_read(api, state, report, project, ada):
    """Notes and replies, counted for the person who asks; one's own are never unread."""
    made = project()
    line = api.rows("project_activities", project_id=made["id"])[0]["id"]
    now = state.stamp()
    common = {"project_id": made["id"], "created": now}
    reply = ProjectActivityReply(id=1, project_activity_id=line, user_id=ada, note="Yes", created=now)
    state.load([ProjectNote(id=1, user_id=ada, note="Hers", **common)])
    state.load([ProjectNote(id=2, user_id=501, note="Mine", **common), reply])

    def counts():
        row = report("project_estimate")["results"][str(made["id"])]
        return [row[f"{kind}_count"] for kind in ("total_note", "unread_posts", "unread_replies")]

    before = counts()
    read = {"project_id": made["id"], "user_id": 501, "latest_read_time": now}
    state.load([ProjectActivityReadTime(id=1, **{**read, "user_id": ada})])
    elsewhere = counts()
    state.load([ProjectActivityReadTime(id=2, **read)])

    assert before == elsewhere == [2, 1, 1]
    assert counts() == [2, 0, 0]


@pytest.fixture
def three(project, enter, ada):
    """Three projects in different states."""
    audit, books = project("Audit", status="in_progress"), project("Books", due_date="2026-04-01")
    closed = project("Closed", active=False)
    enter(ada, audit["jobcode_id"], "2026-03-02", 1)
    return {"audit": audit, "books": books, "closed": closed}


@pytest.mark.parametrize(
    ("filters", "names"),
    [
        ({}, "audit books"),
        ({"active": "both"}, "audit books closed"),
        ({"active": "no"}, "closed"),
        ({"statuses": ["in_progress"]}, "audit"),
        ({"statuses": "in_progress,complete"}, "audit"),
        ({"search": {"name": "b*"}}, "books"),
        ({"search": []}, "audit books"),
        ({"has_time_tracked": "yes"}, "audit"),
        ({"has_time_tracked": "yes", "time_tracked_start_date": "2026-03-03"}, ""),
        ({"has_time_tracked": "yes", "time_tracked_end_date": "2026-03-02"}, "audit"),
        ({"has_time_tracked": "no", "time_tracked_start_date": "2026-03-03"}, "audit books"),
        ({"parent_jobcode_id": 1}, ""),
        ({"project_ids": [999]}, ""),
        ({"limit": 1}, "audit"),
        ({"limit": 1, "page": 2}, "books"),
    ],
)
def test_filters(report, three, filters, names):
    """Each as it is documented; pages come last."""
    found = report("project_estimate", **filters)["results"] or {}

    assert [row["name"].lower() for row in found.values()] == names.split()


def test_projects_are_found_by_their_ids_and_jobcodes(report, three, acme):
    """Those of the client above them, too."""
    books = three["books"]
    asked = ({"project_ids": [books["id"]]}, {"jobcode_ids": str(books["jobcode_id"])})

    assert [list(report("project_estimate", **each)["results"]) for each in asked] == [[str(books["id"])]] * 2
    assert len(report("project_estimate", parent_jobcode_id=acme)["results"]) == 2


def test_more_and_the_count_are_of_all_pages(report, three):
    """As long as there is another one."""
    first, last = (report("project_estimate", limit=1, page=page) for page in (1, 2))

    assert (first["more"], first["total_count"], first["filters"]["limit"]) == (True, 2, 1)
    assert (last["more"], last["total_count"], last["filters"]["page"]) == (False, 2, 2)


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("+name", "Audit Books"),
        ("-name", "Books Audit"),
        ("-due_date,+name", "Books Audit"),
        ("+budget_progress,-name", "Books Audit"),
        ("+unread_posts_count,+total_note_count,+name", "Audit Books"),
    ],
)
def test_an_order_makes_it_an_array(report, three, order, names):
    """From the leftmost field on."""
    found = report("project_estimate", sort_by=order)["results"]

    assert [row["name"] for row in found] == names.split()


def test_an_array_on_request(report, three):
    """In both reports."""
    audit = three["audit"]["id"]

    assert isinstance(report("project_estimate", results_as_array="yes")["results"], list)
    found = report("project_estimate_detail", project_id=audit, results_as_array="yes")["projects"]
    assert [row["id"] for row in found] == [audit]


@pytest.mark.parametrize(
    "filters",
    [{"sort_by": "name"}, {"sort_by": "+size"}, {"limit": 0}, {"project_ids": "x"}, {"active": "perhaps"}],
)
def test_filters_that_cannot_be_read_are_refused(refusal, three, filters):
    """417, naming the filter."""
    code, message = refusal("project_estimate", **filters)

    assert (code, f"invalid value for {next(iter(filters))}" in message) == (417, True)


@pytest.mark.parametrize("method", ["GET", "PUT", "DELETE"])
@pytest.mark.parametrize("name", NAMES)
def test_a_report_is_posted(api, name, method):
    """Any other verb is 405."""
    assert api.call(method, f"reports/{name}", json={"data": {}}).status_code == 405


@pytest.mark.parametrize("body", ["", "{", "NaN", "[" * 100_000])
@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_json_is_a_bad_request(api, name, body):
    """400."""
    assert api.call("POST", f"reports/{name}", data=body).status_code == 400


def test_people_and_jobcodes_stand_beside_it(report, project, enter, ada, acme):
    """Who tracked time, the project's jobcode and the one above it."""
    made = project()
    enter(ada, made["jobcode_id"], "2026-03-02", 1)
    beside = report("project_estimate_detail", project_id=made["id"])["supplemental_data"]

    assert {kind: list(rows) for kind, rows in beside.items()} == {
        "users": [str(ada)],
        "jobcodes": [str(made["jobcode_id"]), str(acme)],
    }
    silent = report("project_estimate_detail", project_id=made["id"], supplemental_data="no")
    assert "supplemental_data" not in silent
