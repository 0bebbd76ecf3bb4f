"""What the sources leave open about lists and assignments: both settings of each switch."""

import pytest


@pytest.mark.parametrize(("setting", "found"), [("inclusive", 1), ("exclusive", 0)])
@pytest.mark.parametrize(
    ("path", "where"),
    [("jobcodes", {}), ("customfielditem_jobcode_filters", {}), ("effective_settings", {})],
)
def test_whether_modified_since_means_its_own_second(api, screens, path, where, setting, found):
    """In every list that has the filter."""
    api.state.universe.clock.advance(60)
    screens.install_addon("Custom Fields")
    job, field = screens.add_job("Acme"), screens.add_field("Task", ["Prep"])
    prep = api.rows("customfielditems", customfield_id=field)[0]["id"]
    rule = {"applies_to": "jobcodes", "applies_to_id": job, "customfielditem_id": prep}
    api.post("customfielditem_filters", rule)
    api.state.universe.clock.advance(60)
    api.state.set_behaviour(modified_since=setting)
    stamp = "2026-03-02T09:01:00+00:00"
    rows = api.get(path, modified_since=stamp, **where)["results"][path]

    assert bool(rows) == bool(found)


@pytest.mark.parametrize(("setting", "found"), [("case_insensitive", 2), ("exact", 1)])
def test_whether_letter_case_counts_in_name_filters(api, screens, setting, found):
    """Of jobcodes, as an example."""
    screens.add_job("Acme")
    screens.add_job("acme two")
    api.state.set_behaviour(name_filters=setting)

    assert len(api.rows("jobcodes", name="acme*")) == found


@pytest.mark.parametrize(("setting", "found"), [("limit", 3), ("per_page", 2)])
def test_which_size_of_a_page_counts(api, setting, found):
    """When both are given."""
    for name in "ABCD":
        api.post("jobcodes", {"name": name})
    api.state.set_behaviour(limit_beside_per_page=setting)

    assert len(api.rows("jobcodes", limit=3, per_page=2)) == found


@pytest.mark.parametrize("code", [417, 400])
@pytest.mark.parametrize("limit", ["0", "201", "x"])
def test_with_which_code_a_bad_limit_is_refused(api, code, limit):
    """The code of the status and of the body; other filters have their own."""
    api.state.set_behaviour(bad_limit_code=code)
    response = api.call("GET", "jobcodes", params={"limit": limit})

    assert response.status_code == response.json()["error"]["code"] == code
    assert api.call("GET", "jobcodes", params={"page": "x"}).status_code == 417


@pytest.mark.parametrize("code", [405, 501])
def test_with_which_code_an_unsupported_verb_is_refused(api, code):
    """DELETE /jobcodes."""
    api.state.set_behaviour(unsupported_verb_code=code)
    response = api.call("DELETE", "jobcodes", params={"ids": 1})

    assert response.status_code == response.json()["error"]["code"] == code


@pytest.mark.parametrize("setting", [False, True])
def test_whom_a_new_jobcode_is_assigned_to(api, setting):
    """When the call does not say."""
    api.state.set_behaviour(new_jobcodes_assigned_to_all=setting)
    silent, said = api.post("jobcodes", {"name": "A"}, {"name": "B", "assigned_to_all": not setting})

    assert (silent["assigned_to_all"], said["assigned_to_all"]) == (setting, not setting)


@pytest.mark.parametrize(("setting", "code"), [("accepted", 200), ("refused", 417)])
def test_an_assignment_that_is_there(api, screens, ada, setting, code):
    """Created again; one that was taken away comes back either way."""
    row = {"user_id": ada, "jobcode_id": screens.add_job("A", assigned_to_all=False)}
    api.state.set_behaviour(assignment_again=setting)
    first = api.post("jobcode_assignments", row)[0]
    again = api.post("jobcode_assignments", row)[0]
    api.delete("jobcode_assignments", first["id"])
    back = api.post("jobcode_assignments", row)[0]

    assert (first["_status_code"], again["_status_code"], back["_status_code"]) == (200, code, 200)
    assert back["id"] == first["id"]


@pytest.mark.parametrize("key", ["customfielditem_filters", "customfielditems"])
def test_the_key_of_written_item_filters(api, screens, acme, key):
    """The list has its own name always."""
    screens.install_addon("Custom Fields")
    field = screens.add_field("Task", ["Prep"])
    prep = api.rows("customfielditems", customfield_id=field)[0]["id"]
    api.state.set_behaviour(item_filters_key=key)
    row = {"applies_to": "jobcodes", "applies_to_id": acme, "customfielditem_id": prep}
    body = api.call("POST", "customfielditem_filters", json={"data": [row]}).json()

    assert list(body["results"]) == [key]
    assert len(api.rows("customfielditem_filters")) == 1


@pytest.mark.parametrize(("setting", "found"), [("last", ["B"]), ("first", ["A"])])
def test_which_of_two_parameters_of_one_name_counts(api, setting, found):
    """PHP's own arrays count whole either way."""
    first, second = (row["id"] for row in api.post("jobcodes", {"name": "A"}, {"name": "B"}))
    api.state.set_behaviour(repeated_parameter=setting)
    array = api.rows("jobcodes", **{"ids[0]": first, "ids[1]": second})

    assert [row["name"] for row in api.rows("jobcodes", ids=[first, second])] == found
    assert [row["name"] for row in array] == ["A", "B"]


@pytest.mark.parametrize("filters", [{}, {"name": "*"}, {"ids": True}], ids=["all", "some", "ids"])
@pytest.mark.parametrize(("setting", "step"), [("oldest_first", 1), ("newest_first", -1)])
def test_rows_that_the_order_leaves_equal(api, screens, acme, filters, setting, step):
    """Namesakes of different parents, page by page; what the order does tell stays."""
    other = screens.add_job("Other")
    ids = [screens.add_job("Tax", parent) for parent in (acme, other)]
    asked = {"ids": ",".join(map(str, [*ids, other]))} if "ids" in filters else filters
    api.state.set_behaviour(list_ties=setting)
    pages = [api.rows("jobcodes", limit=1, page=number, **asked) for number in range(1, 6)]
    rows = [row for page in pages for row in page]

    assert [row["id"] for row in rows if row["name"] == "Tax"] == ids[::step]
    assert [row["name"] for row in rows] == sorted(row["name"] for row in rows)


@pytest.mark.parametrize(("setting", "step"), [("oldest_first", 1), ("newest_first", -1)])
def test_lists_without_an_order(api, screens, ada, setting, step):
    """All their rows are equal."""
    bo = screens.add_user("Bo", "Lee", "bo@example.test")
    api.state.set_behaviour(list_ties=setting)

    assert [row["id"] for row in api.rows("users", not_ids=1) if row["id"] in (ada, bo)] == [ada, bo][::step]
