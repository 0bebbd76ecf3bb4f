"""Contract 3.14, estimates and estimate_items: a project as a whole, or by the items of a custom field."""

import pytest


@pytest.fixture
def tasks(api, screens):
    """A custom field with one item."""
    screens.install_addon("Custom Fields")
    new = {"name": "Tasks", "applies_to": "timesheet", "type": "managed-list", "required": False}
    field = api.post("customfields", new)[0]["id"]
    item = api.post("customfielditems", {"customfield_id": field, "name": "Packing"})[0]["id"]
    return field, item


def test_an_estimate_by_the_items_of_a_field(api, project, tasks):
    """In the order of the vendor's examples, with what it points to beside it."""
    field, item = tasks
    body = {"project_id": project, "estimate_by": "customfields", "estimate_by__id": field}
    answer = api.call("POST", "estimates", json={"data": [body]}).json()
    estimate = answer["results"]["estimates"]["1"]
    row = api.post(
        "estimate_items",
        {"estimate_id": estimate["id"], "type": "tag_clouds", "type_id": item, "estimated_seconds": 46_800},
    )[0]

    assert list(estimate)[2:] == [
        "id",
        "project_id",
        "active",
        "created",
        "last_modified",
        "estimate_by",
        "estimate_by__id",
    ]
    assert list(answer["supplemental_data"]) == ["projects", "customfields"]
    assert list(row)[2:] == [
        "id",
        "estimated_seconds",
        "estimate_id",
        "active",
        "created",
        "last_modified",
        "type",
        "type_id",
    ]
    assert (row["estimated_seconds"], row["type_id"]) == (46_800, item)


def test_a_project_has_one_active_estimate(api, project):
    """The next one needs the first to be archived; and the first does not come back beside it."""
    new = {"project_id": project, "estimate_by": "none"}
    first, refused = api.post("estimates", new, new)
    api.put("estimates", {"id": first["id"], "active": False})
    second = api.post("estimates", new)[0]
    back = api.put("estimates", {"id": first["id"], "active": True})[0]

    assert [row["_status_code"] for row in (first, refused, second, back)] == [200, 417, 200, 417]
    assert [row["id"] for row in api.rows("estimates")] == [second["id"]]


@pytest.mark.parametrize(
    "wrong",
    [
        {"project_id": 4711, "estimate_by": "none"},
        {"project_id": 1001, "estimate_by": "guess"},
        {"project_id": 1001, "estimate_by": "customfields"},
        {"project_id": 1001, "estimate_by": "customfields", "estimate_by__id": 4711},
        {"project_id": 1001},
    ],
)
def test_what_an_estimate_cannot_be(api, project, wrong):
    """417."""
    assert api.post("estimates", wrong)[0]["_status_code"] == 417


def test_items_fit_their_estimate(api, project, tasks):
    """No item of a field for an estimate of the whole; none without naming the item."""
    whole = api.post("estimates", {"project_id": project, "estimate_by": "none"})[0]["id"]
    rows = api.post(
        "estimate_items",
        {"estimate_id": whole, "type": "tag_clouds", "type_id": tasks[1]},
        {"estimate_id": 4711, "type": "none"},
        {"estimate_id": whole, "type": "none", "estimated_seconds": -1},
        {"estimate_id": whole, "type": "none", "estimated_seconds": "3600"},
    )

    assert [row["_status_code"] for row in rows] == [417, 417, 417, 200]
    assert [row["estimated_seconds"] for row in api.rows("estimate_items", estimate_ids=whole)] == [3_600]
