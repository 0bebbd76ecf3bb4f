"""Contract 3.10: groups and their managers."""

import pytest

KEYS = "id active name last_modified created manager_ids"


@pytest.fixture
def north(api, ada):
    """A group that Ada manages."""
    return api.post("groups", {"name": "North", "manager_ids": [str(ada)]})[0]["id"]


def as_user(api, user_id):
    pair = api.state.access.new_pair(user_id)
    api.session.headers["Authorization"] = f"Bearer {pair['access_token']}"


def test_a_new_group_has_its_keys_in_order(api):
    """As the fixture of a client shows them; managers are a list."""
    assert api.call("POST", "groups", json={"data": [{"name": "North"}]}).text == (
        '{"results":{"groups":{"1":{"_status_code":200,"_status_message":"Created","id":1001,"active":true,'
        '"name":"North","last_modified":"2026-03-02T09:00:00+00:00","created":"2026-03-02T09:00:00+00:00",'
        '"manager_ids":[]}}},"more":false}'
    )


def test_a_group_without_a_name_is_refused_without_an_echo(api):
    """In the words of the fixture."""
    assert api.post("groups", {"active": True})[0] == {
        "_status_code": 417,
        "_status_message": "Expectation Failed",
        "_status_extra": "Missing required parameters: name",
    }


@pytest.mark.parametrize("form", [["{0}", "{1}"], "{0}, {1}", "{0},{1}"])
def test_managers_come_as_a_list_or_a_comma_text_and_leave_as_texts(api, ada, form):
    """Either is accepted."""
    ids = (ada, api.state.owner.id)
    given = form.format(*ids) if isinstance(form, str) else [each.format(*ids) for each in form]

    row = api.post("groups", {"name": "North", "manager_ids": given})[0]

    assert row["manager_ids"] == [str(each) for each in ids]


def test_blank_managers_are_none(api, north, ada):
    """A blank text clears, here and with the person."""
    row = api.put("groups", {"id": north, "manager_ids": ""})[0]

    assert (row["_status_message"], row["manager_ids"]) == ("Updated", [])
    assert api.rows("users", ids=ada)[0]["manager_of_group_ids"] == []


def test_a_manager_says_so_and_has_changed(api, ada):
    """manager_of_group_ids is the other side of manager_ids."""
    api.state.universe.clock.advance(60)
    group_id = api.post("groups", {"name": "North", "manager_ids": [ada]})[0]["id"]

    row = api.rows("users", ids=ada)[0]

    assert (row["manager_of_group_ids"], row["last_modified"]) == ([group_id], "2026-03-02T09:01:00+00:00")


def test_an_archived_group_is_hidden_and_has_no_manager(api, north, ada):
    """Until it is restored."""
    api.put("groups", {"id": north, "active": "no"})
    archived = api.rows("users", ids=ada)[0]["manager_of_group_ids"]

    assert api.rows("groups") == []
    assert [row["name"] for row in api.rows("groups", active="no")] == ["North"]
    api.put("groups", {"id": north, "active": 1})
    assert archived == []
    assert api.rows("users", ids=ada)[0]["manager_of_group_ids"] == [north]


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        ({}, ["East", "North"]),
        ({"name": "north"}, ["North"]),
        ({"name": "north,East"}, ["East", "North"]),
        ({"names": "East"}, ["East"]),
        ({"manager_ids": "502"}, ["North"]),
        ({"manager_ids": "501"}, []),
        ({"modified_since": "2026-03-02T09:00:30Z"}, ["East"]),
        ({"limit": 1, "page": 2}, ["North"]),
        ({"ids": "1001"}, ["North"]),
    ],
)
def test_the_filters_of_groups(api, north, filters, found):
    """By name, sorted by name."""
    api.state.universe.clock.advance(60)
    api.post("groups", {"name": "East"})

    assert [row["name"] for row in api.rows("groups", **filters)] == found


def test_groups_bring_their_managers(api, north, ada):
    """supplemental_data.users."""
    assert list(api.get("groups")["supplemental_data"]["users"]) == [str(ada)]


@pytest.mark.parametrize(
    "row",
    [
        {"name": "north"},
        {"name": " "},
        {"name": "X", "manager_ids": [424242]},
        {"name": "X", "manager_ids": "a,b"},
        {"name": "X", "manager_ids": {"1": 2}},
        {"name": "X", "created": "2026-01-01T00:00:00Z"},
        {"name": "X" * 300},
    ],
)
def test_groups_that_cannot_be(api, north, row):
    """417, each in its row."""
    assert api.post("groups", row)[0]["_status_code"] == 417


def test_groups_may_share_a_name(api, north):
    """A switch."""
    api.state.set_behaviour(group_names="free")

    assert api.post("groups", {"name": "North"})[0]["_status_code"] == 200


def test_an_unknown_group_is_not_changed(api):
    """417."""
    assert api.put("groups", {"id": 42, "name": "X"})[0]["_status_extra"] == (
        "Oops! That group could not be found."
    )


def test_users_are_in_groups_and_bring_them(api, north, ada):
    """group_id is filtered and resolved."""
    api.put("users", {"id": ada, "group_id": north})

    body = api.get("users", group_ids=north)

    assert list(body["results"]["users"]) == [str(ada)]
    assert list(body["supplemental_data"]["groups"]) == [str(north)]
    assert [row["id"] for row in api.rows("users", not_group_ids=north)] == [501]


def test_a_group_that_there_is_not_takes_nobody(api, ada):
    """417; 0 is no group."""
    rows = api.put("users", {"id": ada, "group_id": 42}, {"id": ada, "group_id": 0})

    assert [row["_status_code"] for row in rows] == [417, 200]


def test_a_manager_sees_what_is_private_of_the_group_and_assigns_its_people(api, screens, north, ada):
    """And of nobody else."""
    bob = screens.add_user("Bob", "Lee", "bob@example.test")
    api.put("users", {"id": bob, "group_id": north})
    own = screens.add_job("Own", assigned_to_all=False)
    as_user(api, ada)

    seen = {row["id"]: "permissions" in row for row in api.rows("users")}
    rows = api.post(
        "jobcode_assignments",
        {"user_id": bob, "jobcode_id": own},
        {"user_id": 501, "jobcode_id": own},
        {"user_id": 0, "jobcode_id": own},
    )
    listed = api.rows("jobcode_assignments")
    deleted = api.delete("jobcode_assignments", rows[0]["id"])

    assert seen == {501: False, ada: True, bob: True}
    assert [row["_status_code"] for row in rows] == [200, 417, 417]
    assert [row["user_id"] for row in listed] == [bob]
    assert deleted[str(rows[0]["id"])]["_status_code"] == 200
