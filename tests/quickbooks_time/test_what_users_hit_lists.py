"""Contract 7, as far as it is of people and lists: each test is named after what a user reported."""

from sim.quickbooks_time.records import CustomField, Jobcode
from tests.quickbooks_time.conftest import BASE

BOB = {"username": "bob", "first_name": "Bob", "last_name": "Lee"}


def test_item_1_per_page_999_still_gives_50(api, state):
    """api_docs issue 75: paging is needed; limit gives 200 at most."""
    state.load(Jobcode(id=10_000 + at, name=f"Client {at:03}") for at in range(60))

    clamped = api.get("jobcodes", per_page=999)

    assert (len(clamped["results"]["jobcodes"]), clamped["more"]) == (50, True)
    assert len(api.get("jobcodes", limit=200)["results"]["jobcodes"]) == 60


def test_item_2_asking_for_me_and_others_gives_only_mine(api, screens, ada):
    """api_docs issue 55: without the caller's own id the others are found."""
    own = screens.add_job("Own", assigned_to_all=False)
    me = state_owner(api)
    screens.assign_job(own, [api.state.owner.email, "ada@example.test"])

    both = api.rows("jobcode_assignments", user_ids=f"{me},{ada}")
    others = api.rows("jobcode_assignments", user_ids=ada)

    assert [row["user_id"] for row in both] == [me]
    assert [row["user_id"] for row in others] == [ada]


def test_item_6_users_cannot_be_filtered_by_jobcode(api, ada, acme):
    """api_docs issue 96: ignored silently; jobcode_assignments has that filter."""
    rows = api.rows("users", jobcode_id=acme)

    assert [row["id"] for row in rows] == [501, ada]
    assert [row["user_id"] for row in api.rows("jobcode_assignments", jobcode_id=acme)] == [0]


def test_item_7_a_custom_field_cannot_be_attached_to_a_jobcode(api, screens, acme):
    """api_docs issue 98: required_customfields is read-only."""
    screens.install_addon("Custom Fields")
    field = screens.add_field("Task", [])

    row = api.put("jobcodes", {"id": acme, "required_customfields": [field]})[0]
    made = api.post("jobcodes", {"name": "New", "required_customfields": [field]})[0]
    item = api.put("customfields", {"id": field, "required_customfields": [field]})[0]

    assert [each["_status_extra"] for each in (row, made, item)] == [
        "Invalid params: required_customfields"
    ] * 3
    assert api.rows("jobcodes")[0]["required_customfields"] == []


def test_item_8_new_users_cannot_be_given_time(api, acme):
    """api_docs pull 78: TS-1006 until permissions.time_tracking is true."""
    bob = api.post("users", BOB)[0]["id"]
    row = {"user_id": bob, "jobcode_id": acme, "type": "manual", "date": "2026-03-02", "duration": 3600}

    refused = api.post("timesheets", row)[0]
    api.put("users", {"id": bob, "permissions": {"time_tracking": True}})
    taken = api.post("timesheets", row)[0]

    assert refused["_status_code"] == 403
    assert refused["_status_extra"] == "TS-1006: User is not allowed to track time"
    assert taken["_status_code"] == 200


def test_item_9_creating_a_field_with_an_archived_name_unarchives_it(api, screens):
    """api_docs pull 48: quietly, with its old id and its old items."""
    screens.install_addon("Custom Fields")
    field = screens.add_field("Task", ["Prep"])
    screens.archive_field("Task")

    row = api.post("customfields", {"name": "task", "applies_to": "timesheet", "type": "managed-list"})[0]

    assert (row["_status_code"], row["id"], row["active"], row["name"]) == (200, field, True, "Task")
    assert [item["name"] for item in api.rows("customfielditems", customfield_id=field)] == ["Prep"]


def test_item_10_last_modified_timestamps_and_page(api):
    """api_python pull 2: it once failed on page; whether it does is a switch, off by default."""
    tolerant = api.call("GET", "last_modified_timestamps", params={"page": 1})
    api.state.set_behaviour(last_modified_refuses_page=True)
    strict = api.call("GET", "last_modified_timestamps", params={"page": 1})

    assert (tolerant.status_code, strict.status_code) == (200, 417)
    assert strict.json()["error"]["message"] == "Expectation Failed: Invalid params: page"


def test_item_12_empty_results_are_an_array(api, screens):
    """What breaks strict clients, for every list."""
    screens.install_addon("Custom Fields")
    empty = (
        "users?ids=42",
        "jobcodes",
        "jobcode_assignments",
        "customfields",
        "customfielditems?customfield_id=42",
        "customfielditem_filters",
        "customfielditem_jobcode_filters",
        "customfielditem_user_filters",
        "groups",
    )

    for path in empty:
        kind = path.partition("?")[0]
        text = api.session.get(f"{BASE}/{path}").text
        assert text == f'{{"results":{{"{kind}":[]}},"more":false}}'


def test_item_13_defaults_hide_what_there_is(api, state, screens, acme):
    """type=regular, active=yes, applies_to=timesheet."""
    screens.install_addon("Custom Fields")
    screens.delete_job(acme)
    state.load([CustomField(id=19_150, name="Team", applies_to="user")])

    assert api.rows("jobcodes") == []
    assert len(api.rows("jobcodes", active="both")) == 1
    assert len(api.rows("jobcodes", type="pto")) == 3
    assert api.rows("customfields") == []
    assert len(api.rows("customfields", applies_to="user")) == 1


def test_item_20_read_only_fields_are_refused_by_name(api, acme, ada):
    """As api_ruby's spec has it, on each resource."""
    refused = {
        "jobcodes": ({"id": acme, "has_children": True, "created": "x"}, "has_children,created"),
        "users": ({"id": ada, "pay_rate": 1, "client_url": "x"}, "pay_rate,client_url"),
        "groups": ({"id": 1, "created": "x"}, "created"),
        "customfields": ({"id": 1, "last_modified": "x"}, "last_modified"),
        "customfielditems": ({"id": 1, "required_customfields": [1]}, "required_customfields"),
        "customfielditem_filters": ({"id": 1, "last_modified": "x"}, "last_modified"),
    }

    for path, (row, names) in refused.items():
        assert api.put(path, row)[0]["_status_extra"] == f"Invalid params: {names}"


def test_item_21_the_sentences_of_a_clash(api, screens):
    """Of a short code, and of an item's name and short code."""
    screens.install_addon("Custom Fields")
    field = screens.add_field("Task", [])
    jobs = api.post("jobcodes", {"name": "A", "short_code": "c1"}, {"name": "B", "short_code": "c1"})
    items = api.post(
        "customfielditems",
        {"name": "ServiceItem1", "short_code": "s1", "customfield_id": field},
        {"name": "Other", "short_code": "S1", "customfield_id": field},
    )

    assert jobs[1]["_status_extra"] == "Oops! That Short Code is already in use"
    assert items[1]["_status_extra"] == (
        'The name or short code conflicts with another item named "ServiceItem1". Try choosing another'
        " name/short code or deleting the other conflicting item first"
    )


def test_item_22_a_poll_reports_what_is_new(api, screens):
    """A connector's poll never did: modified_since finds new records, those of its own second, too."""
    stamp = api.state.stamp()
    same_second = screens.add_job("Now")
    api.state.universe.clock.advance(60)
    later = screens.add_job("Later")

    assert [row["id"] for row in api.rows("jobcodes", modified_since=stamp)] == [later, same_second]


def test_item_23_assignments_are_fewer_than_jobcodes(api, state, screens, ada):
    """Of very many jobcodes one asks for those that a person may use, and is given them."""
    state.load(Jobcode(id=10_000 + at, name=f"Client {at:03}") for at in range(300))
    screens.assign_job(10_007, ["ada@example.test"])
    screens.assign_job(10_008, [state.owner.email])

    body = api.get("jobcode_assignments", user_ids=ada, active="yes")

    assert body["more"] is False
    assert list(body["supplemental_data"]["jobcodes"]) == ["10007"]


def state_owner(api):
    return api.state.owner.id
