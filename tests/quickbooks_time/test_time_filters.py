"""Contract 3.5, 3.6: people, groups and payrolls as filters of time and of deleted time."""

import msgspec
import pytest


@pytest.fixture
def sheets(api, screens, acme):
    """Time of three people: Ada and Bo are in group 9, Ada and Cy on payroll P1."""
    found = {}
    for name, group, payroll in (("ada", 9, "P1"), ("bo", 9, "P2"), ("cy", 0, "P1x")):
        user_id = screens.add_user(name.title(), "Lee", f"{name}@example.test")
        table = api.state.tables.users
        table.put(msgspec.structs.replace(table.get(user_id), group_id=group, payroll_id=payroll))
        found[name] = screens.enter_time(f"{name}@example.test", acme, "2026-03-02", 60)
    return found


@pytest.fixture(params=["timesheets", "timesheets_deleted"])
def names(api, sheets, request):
    """Whose time a list holds, before or after all of it was deleted."""
    if request.param == "timesheets_deleted":
        api.delete("timesheets", *sheets.values())
    whose = {sheet: name for name, sheet in sheets.items()}

    def asked(**params):
        rows = api.rows(request.param, start_date="2026-03-01", end_date="2026-03-31", **params)
        return " ".join(sorted(whose[row["id"]] for row in rows))

    return asked


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({}, "ada bo cy"),
        ({"user_ids": "502"}, "ada"),
        ({"user_ids": "502,504"}, "ada cy"),
        ({"user_ids": "502,999999"}, "ada"),
        ({"user_ids": "999999"}, ""),
        ({"group_ids": "9"}, "ada bo"),
        ({"group_ids": "9,0"}, "ada bo cy"),
        ({"group_ids": "9", "user_ids": "503,504"}, "bo"),
        ({"payroll_ids": "P1"}, "ada"),
        ({"payroll_ids": "P1,P2"}, "ada bo"),
        ({"jobcode_type": "regular"}, "ada bo cy"),
        ({"jobcode_type": "paid_break"}, ""),
        ({"modified_since": "2026-03-02T09:00:00Z"}, "ada bo cy"),
        ({"modified_since": "2026-03-02T09:00:01Z"}, ""),
        ({"modified_before": "2026-03-02 09:00:00"}, "ada bo cy"),
        ({"limit": "2"}, "ada bo"),
        ({"limit": "2", "page": "2"}, "cy"),
        ({"page": "9"}, ""),
        ({"nothing_known": "x"}, "ada bo cy"),
    ],
)
def test_filters_of_both_lists(names, params, found):
    """All that are given hold at once; what there is not finds nothing."""
    assert names(**params) == found


@pytest.mark.parametrize(
    ("params", "found"),
    [
        ({"username": "bo@example.test"}, [1]),
        ({"username": "BO@example.test", "user_ids": "502", "group_ids": "0"}, [1]),
        ({"username": "nobody"}, []),
        ({"username": "bo@example.test", "jobcode_ids": "42"}, []),
        ({"type": "manual"}, [0, 1, 2]),
        ({"type": "regular"}, []),
        ({"order_results_by": "username", "order_results_reverse": "1"}, [2, 1, 0]),
    ],
)
def test_filters_of_deleted_time_alone(api, sheets, params, found):
    """username overrides users and groups, not jobcodes."""
    ids = list(sheets.values())
    api.delete("timesheets", *ids)
    rows = api.rows("timesheets_deleted", ids=",".join(map(str, ids)), **params)

    assert [row["id"] for row in rows] == [ids[at] for at in found]


@pytest.mark.parametrize(
    "query",
    [
        "ids=x",
        "user_ids=1,x",
        "group_ids=x",
        "jobcode_ids=x",
        "jobcode_type=leave",
        "limit=0",
        "limit=201",
        "page=x",
        "modified_since=yesterday",
        "start_date=2026-13-01",
    ],
)
@pytest.mark.parametrize("path", ["timesheets", "timesheets_deleted"])
def test_filters_that_cannot_be_read(api, path, query):
    """The whole call is refused with 417."""
    whole = {"start_date": "2026-03-01", "end_date": "2026-03-31"}
    name, value = query.split("=")
    response = api.call("GET", path, params={**whole, name: value})

    assert response.status_code == 417
    assert response.json()["error"]["code"] == 417
