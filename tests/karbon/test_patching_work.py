"""PATCH of work: seven properties, each checked."""

import pytest

ANN, BOB = "ann@firm.example", "bob@firm.example"
SEVEN = "Title,Description,StartDate,DueDate,DeadlineDate,AssigneeEmailAddress,WorkType"


@pytest.fixture
def path(karbon):
    karbon.screens.add_user("Ann Lee", ANN)
    karbon.screens.add_user("Bob Lee", BOB)
    client = karbon.screens.add_organization("Engines")
    return f"WorkItems/{karbon.screens.add_work('Tax', client, '2026-03-01', '2026-04-01', 'Tax', ANN)}"


def test_each_of_the_seven(karbon, path):
    """All at once, 204."""
    body = {
        "Title": "Tax 2025",
        "Description": "For Jo",
        "StartDate": "2026-03-02",
        "DueDate": None,
        "DeadlineDate": "2026-05-01T00:00:00Z",
        "AssigneeEmailAddress": BOB,
        "WorkType": "Payroll",
    }

    assert karbon.call("PATCH", path, json=body).status_code == 204

    after = karbon.get(path).json()
    expected = {**body, "StartDate": "2026-03-02T00:00:00Z", "DeadlineDate": "2026-05-01T00:00:00Z"}
    assert {name: after[name] for name in body} == expected


@pytest.mark.parametrize("name", ["PrimaryStatus", "ClientKey", "FeeSettings", "Nonsense"])
def test_nothing_else(karbon, path, name):
    """The text names the seven."""
    response = karbon.call("PATCH", path, json={"Title": "New", name: "x"})

    assert response.status_code == 400
    assert response.json()["error"] == {
        "code": "4002",
        "message": f"Invalid property to update. Only {SEVEN} can be patched.",
    }
    assert karbon.get(path).json()["Title"] == "Tax"


@pytest.mark.parametrize(
    "body",
    [
        {"Title": ""},
        {"Title": None},
        {"Title": "x" * 201},
        {"StartDate": None},
        {"DueDate": "soon"},
        {"AssigneeEmailAddress": "nobody@firm.example"},
        {"AssigneeEmailAddress": None},
        {"WorkType": "Nonsense"},
    ],
)
def test_values_are_checked(karbon, path, body):
    """400, code 4003, and nothing changes."""
    before = karbon.get(path).json()

    response = karbon.call("PATCH", path, json=body)

    assert (response.status_code, response.json()["error"]["code"]) == (400, "4003")
    assert karbon.get(path).json() == before


@pytest.mark.parametrize(("setting", "only"), [("two", "Description,DeadlineDate"), ("one", "Description")])
def test_older_white_lists(karbon, path, setting, only):
    """Row 7: what it was before June 2026, and in 2022."""
    karbon.state.set_behaviour(work_item_patch=setting)

    assert karbon.call("PATCH", path, json={"Description": "x"}).status_code == 204
    assert karbon.call("PATCH", path, json={"Title": "x"}).json()["error"]["message"] == (
        f"Invalid property to update. Only {only} can be patched."
    )


def test_the_record_comes_back_to_those_who_prefer_it(karbon, path):
    """200 with the entity."""
    response = karbon.call("PATCH", path, json={"Title": "New"}, headers={"Prefer": "return=representation"})

    assert (response.status_code, response.json()["Title"]) == (200, "New")
