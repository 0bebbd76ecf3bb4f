"""Contract 2.2, 2.3: rows, their codes, what is refused as a whole, and hostile bodies."""

import pytest

from tests.quickbooks_time.conftest import BASE

FIELDS = (
    "name username first_name last_name email parent_id user_id jobcode_id type start end date duration notes"
    " customfields permissions active billable_rate short_code attached_files applies_to hire_date"
)


def send(api, body, method="POST", path="jobcodes"):
    return api.session.request(
        method, f"{BASE}/{path}", data=body, headers={"Content-Type": "application/json"}
    )


def test_rows_are_numbered_in_request_order_and_fail_alone(api):
    """HTTP 200 though one row is refused; the refused row echoes what was sent, without the id."""
    rows = api.post("jobcodes", {"name": "One"}, {"name": "x" * 65, "billable": "yes"}, {"name": "Three"})

    assert [row["_status_code"] for row in rows] == [200, 417, 200]
    assert rows[1] == {
        "_status_code": 417,
        "_status_message": "Expectation Failed",
        "_status_extra": "Oops! The name must be 64 characters or less.",
        "name": "x" * 65,
        "billable": "yes",
    }


def test_fifty_rows_are_taken_and_fifty_one_refused(api):
    """413 for the whole call; nothing is written."""
    fits = api.post("jobcodes", *({"name": f"Job {at}"} for at in range(50)))
    response = api.call("POST", "jobcodes", json={"data": [{"name": f"More {at}"} for at in range(51)]})

    assert len(fits) == 50
    assert response.status_code == 413
    assert response.json() == {"error": {"code": 413, "message": "Request entity too large"}}
    assert len(api.rows("jobcodes")) == 50


def test_fifty_one_deletions_are_refused_too(api):
    """DELETE has the same limit."""
    response = api.call("DELETE", "timesheets", params={"ids": ",".join(map(str, range(1, 52)))})

    assert response.status_code == 413


def test_read_only_and_unknown_fields_are_named_in_the_row(api, ada, acme):
    """The sentence of a live client's test."""
    row = api.post(
        "timesheets",
        {
            "user_id": ada,
            "locked": 0,
            "on_the_clock": False,
            "tz": 1,
            "tz_str": "x",
            "location": "y",
            "wat": 1,
        },
    )[0]

    assert row["_status_code"] == 417
    assert row["_status_extra"] == "Invalid params: locked,on_the_clock,tz,tz_str,location,wat"


def test_nulls_and_blanks_of_a_create_are_as_if_not_there(api, ada, acme):
    """What api_python posts for a manual timesheet."""
    row = api.post(
        "timesheets",
        {
            "user_id": ada,
            "jobcode_id": acme,
            "notes": None,
            "customfields": None,
            "type": "manual",
            "start": "",
            "end": "",
            "date": "2026-03-02",
            "duration": 3600,
            "locked": None,
        },
    )[0]

    assert row["_status_code"] == 200


@pytest.mark.parametrize(
    ("given", "kept"), [(True, True), ("yes", True), ("1", True), (0, False), ("No", False)]
)
def test_booleans_come_in_many_forms(api, given, kept):
    """All of them are taken."""
    assert api.post("jobcodes", {"name": "Acme", "billable": given})[0]["billable"] is kept


def test_ids_may_be_text(api, acme):
    """As forms and PHP have them."""
    assert api.post("jobcodes", {"name": "Tax", "parent_id": str(acme)})[0]["parent_id"] == acme


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[1,2", b"\xff\xfe", b'{"data": NaN}', b"[" * 100_000, b'{"data":"\\ud800"}', b"<xml/>"],
)
def test_a_body_that_is_no_json_is_a_400(api, body):
    """In the vendor's envelope, never a 500."""
    response = send(api, body)

    assert response.status_code == 400
    assert response.json()["error"]["code"] == 400


@pytest.mark.parametrize("depth", [50, 400, 900])
def test_a_field_nested_nearly_too_deep_is_refused(api, depth):
    """What can still be read must not break what is shown of it."""
    nested = b"[" * depth + b"]" * depth
    response = send(
        api, b'{"data":[{"username":' + nested + b',"email":{"a":' + nested + b"}}]}", path="users"
    )

    assert response.status_code in {200, 400}


@pytest.mark.parametrize("body", [b"null", b"[]", b"{}", b'{"data":1}', b'{"data":"x"}', b'{"Data":[]}'])
def test_a_body_without_rows_is_a_417(api, body):
    """Data must be a list."""
    assert send(api, body).status_code == 417


def test_no_rows_are_no_answer(api):
    """An empty batch."""
    assert send(api, b'{"data":[]}').json() == {"results": {"jobcodes": []}}


@pytest.mark.parametrize("row", [1, None, "x", [], [{"name": "x"}]])
def test_a_row_that_is_no_object_is_refused_alone(api, row):
    """417."""
    assert api.post("users", row)[0]["_status_code"] == 417


@pytest.mark.parametrize("path", ["users", "jobcodes", "jobcode_assignments", "timesheets", "customfields"])
@pytest.mark.parametrize(
    "value",
    [
        10**30,
        -1,
        1.5e300,
        "\x00\x07",
        "x" * 100_000,
        [[[[1]]]],
        {"a": {"b": {}}},
        {"id": [1]},
        True,
        "é" * 300,
        "-",
    ],
)
def test_hostile_values_never_break_the_fake(api, screens, path, value):
    """Whatever stands in a field, the answer has the vendor's shape."""
    screens.install_addon("Custom Fields")
    for name in FIELDS.split():
        for base in ({"name": "N", "username": "u", "first_name": "f", "last_name": "l"}, {"type": "manual"}):
            response = api.call("POST", path, json={"data": [{**base, name: value}]})

            assert response.status_code in {200, 417}, (name, response.text)


@pytest.mark.parametrize("path", ["users", "jobcodes", "timesheets", "customfields", "customfielditems"])
def test_an_update_needs_an_id(api, screens, path):
    """A row error that says so."""
    screens.install_addon("Custom Fields")
    row = api.put(path, {"active": True} if path != "timesheets" else {"notes": "x"})[0]

    assert row["_status_code"] == 417
    assert "Missing required parameters" in row["_status_extra"]


def test_a_body_of_more_than_two_megabytes_is_refused(api):
    """413."""
    assert send(api, b'{"data":["' + b"x" * 2_200_000 + b'"]}').status_code == 413


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("DELETE", "jobcodes", 405),
        ("DELETE", "users", 405),
        ("PUT", "jobcode_assignments", 405),
        ("POST", "timesheets_deleted", 405),
        ("POST", "current_user", 405),
        ("PATCH", "users", 405),
        ("OPTIONS", "users", 405),
        ("GET", "grant", 405),
        ("GET", "jobcode", 404),
        ("GET", "users/1", 404),
        ("GET", "../v2/users", 404),
    ],
)
def test_paths_and_verbs_that_there_are_not(api, method, path, status):
    """405 for a verb, 404 for a path."""
    response = api.call(method, path)

    assert response.status_code == status
    assert response.json()["error"]["code"] == status
