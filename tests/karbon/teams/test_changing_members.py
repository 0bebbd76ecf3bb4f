"""AddMembers and RemoveMember: users only, as often as one likes."""

import pytest


@pytest.fixture
def people(karbon):
    """Two colleagues' keys."""
    return [karbon.screens.add_user(name, f"{name}@firm.example") for name in ("ann", "bob")]


@pytest.fixture
def team(karbon):
    """A team's key."""
    return karbon.screens.add_team("Tax")


def members(caller, team):
    return [member["Name"] for member in caller.get(f"Teams/{team}").json()["Members"]]


def test_members_are_added_and_removed(karbon, team, people):
    """204 and nothing else."""
    added = karbon.call("POST", f"Teams/{team}/AddMembers", json={"UserKeys": people})
    both = members(karbon, team)
    removed = karbon.call("POST", f"Teams/{team}/RemoveMember", json={"UserKey": people[0]})

    assert [(answer.status_code, answer.content) for answer in (added, removed)] == [(204, b"")] * 2
    assert both == ["ann", "bob"]
    assert members(karbon, team) == ["bob"]


def test_doing_it_again_changes_nothing(karbon, team, people):
    """Both are idempotent, and the change log stays as it is."""
    for action, body in (("AddMembers", {"UserKeys": people * 2}), ("RemoveMember", {"UserKey": people[0]})):
        karbon.call("POST", f"Teams/{team}/{action}", json=body)
        before = karbon.state.universe.changes.last
        again = karbon.call("POST", f"Teams/{team}/{action}", json=body)

        assert again.status_code == 204
        assert karbon.state.universe.changes.last == before
    assert members(karbon, team) == ["bob"]


@pytest.mark.parametrize("action", ["KarbonService.AddMembers", "addmembers"])
def test_actions_answer_to_other_spellings(karbon, team, people, action):
    """Qualified, or in lower case."""
    response = karbon.call("POST", f"Teams('{team}')/{action}", json={"UserKeys": people})

    assert response.status_code == 204


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"UserKeys": []}', b'{"UserKeys": "x"}', b'{"UserKeys": [1]}']
)
def test_nobody_cannot_be_added(karbon, team, content):
    """A documented text."""
    response = karbon.call("POST", f"Teams/{team}/AddMembers", data=content)

    assert response.status_code == 400
    assert response.json()["error"] == {"code": "4002", "message": "'User Keys' must not be empty."}


def test_only_colleagues_can_be_added(karbon, team, people):
    """No team, nobody who left; and then nobody else of that call either."""
    below = karbon.screens.add_team("Payroll", parent="Tax")
    karbon.screens.remove_user("bob@firm.example")
    for key in (below, people[1], "nobody"):
        response = karbon.call("POST", f"Teams/{team}/AddMembers", json={"UserKeys": [people[0], key]})

        assert response.status_code == 400
        assert response.json()["error"] == {
            "code": "4002",
            "message": f"Cannot find an active user for {key}",
        }
    assert members(karbon, team) == ["Payroll"]


def test_a_sub_team_is_not_removed(karbon, team):
    """Users only: there is nothing to remove."""
    below = karbon.screens.add_team("Payroll", parent="Tax")

    response = karbon.call("POST", f"Teams/{team}/RemoveMember", json={"UserKey": below})

    assert response.status_code == 204
    assert members(karbon, team) == ["Payroll"]


@pytest.mark.parametrize("content", [b"", b"[]", b"{}", b'{"UserKey": ""}', b'{"UserKey": 7}'])
def test_nobody_cannot_be_removed(karbon, team, content):
    """404, for the reference has no 400 here."""
    response = karbon.call("POST", f"Teams/{team}/RemoveMember", data=content)

    assert (response.status_code, response.json()["error"]["code"]) == (404, "4004")


@pytest.mark.parametrize("action", ["AddMembers", "RemoveMember"])
def test_a_team_that_is_not_there(karbon, people, action):
    """Whatever the body says."""
    response = karbon.call("POST", f"Teams/nothing/{action}", json={"UserKeys": people})

    assert response.status_code == 404
    assert response.json()["error"]["message"] == "No Team found for provided key"


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "AddMembers"), ("PUT", ""), ("POST", ""), ("DELETE", "")]
)
def test_teams_themselves_are_not_written(karbon, team, method, path):
    """Only in Karbon itself."""
    response = karbon.call(method, f"Teams/{team}/{path}", json={"Name": "Audit"})

    assert response.status_code == 404


def test_one_who_left_is_no_member(karbon, team, people):
    """To anybody who asks."""
    karbon.call("POST", f"Teams/{team}/AddMembers", json={"UserKeys": people})
    karbon.screens.remove_user("ann@firm.example")

    assert members(karbon, team) == ["bob"]
