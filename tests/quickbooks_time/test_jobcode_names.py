"""Contract 3.3: what a jobcode may be called, and what happens when the name is taken."""

import pytest


def test_the_same_jobcode_again_is_a_202_with_the_existing_one(api):
    """Same parent, name and type."""
    first = api.post("jobcodes", {"name": "Acme"})[0]
    again = api.post("jobcodes", {"name": "acme", "billable": True})[0]

    assert (first["_status_code"], again["_status_code"]) == (200, 202)
    assert (again["id"], again["name"], again["billable"]) == (first["id"], "Acme", False)
    assert len(api.rows("jobcodes")) == 1


def test_within_one_batch_too(api):
    """The second row meets the first."""
    rows = api.post("jobcodes", {"name": "Acme"}, {"name": "Acme"})

    assert [row["_status_code"] for row in rows] == [200, 202]


def test_names_can_be_compared_exactly(api):
    """A switch."""
    api.state.set_behaviour(sibling_names="exact")

    rows = api.post("jobcodes", {"name": "Acme"}, {"name": "ACME"}, {"name": "Acme"})

    assert [row["_status_code"] for row in rows] == [200, 200, 202]


def test_the_same_name_elsewhere_or_of_another_type_is_another_jobcode(api, acme):
    """Below another parent, or a client called like a kind of leave."""
    rows = api.post("jobcodes", {"name": "Acme Ltd", "parent_id": acme}, {"name": "Holiday"})

    assert [row["_status_code"] for row in rows] == [200, 200]


@pytest.mark.parametrize(
    ("archived_twin", "code", "active"),
    [
        (None, 200, True),
        ("new", 200, True),
        ("left", 202, False),
        ("restored", 202, True),
        ("refused", 417, None),
    ],
)
def test_a_name_that_an_archived_jobcode_has(api, screens, acme, archived_twin, code, active):
    """Made anew beside it, left, restored or refused: a switch, made anew by default."""
    screens.delete_job(acme)
    if archived_twin is not None:
        api.state.set_behaviour(archived_twin=archived_twin)

    row = api.post("jobcodes", {"name": "Acme Ltd"})[0]

    assert row["_status_code"] == code
    assert row.get("active") is active
    assert (row.get("id", acme) == acme) is (archived_twin in {"left", "restored", "refused"})


def test_sixty_four_characters_fit(api):
    """Of any alphabet."""
    rows = api.post("jobcodes", {"name": "ß" * 64}, {"name": "ß" * 65})

    assert [row["_status_code"] for row in rows] == [200, 417]


@pytest.mark.parametrize("row", [{}, {"name": ""}, {"name": None}, {"billable": True}])
def test_a_row_without_a_name_refuses_the_whole_call(api, row):
    """The level that WSO2's live test saw; nothing is written."""
    response = api.call("POST", "jobcodes", json={"data": [{"name": "Good"}, row]})

    assert response.status_code == 417
    assert list(response.json()) == ["error"]
    assert api.rows("jobcodes") == []


def test_blanks_are_no_name(api):
    """A row error."""
    assert api.post("jobcodes", {"name": "   "})[0]["_status_code"] == 417


def test_renaming_onto_a_sibling_is_refused(api, screens, acme):
    """417 in the row; its own name in other case is fine."""
    other = screens.add_job("Borealis")

    clash = api.put("jobcodes", {"id": other, "name": "ACME LTD"})[0]
    own = api.put("jobcodes", {"id": other, "name": "BOREALIS"})[0]

    assert clash["_status_extra"] == "Oops! That name is already in use"
    assert own["name"] == "BOREALIS"


def test_moving_onto_a_namesake_is_refused(api, screens, acme):
    """Siblings are those of the new parent."""
    screens.add_job("Tax", acme)
    top = screens.add_job("Tax")

    assert api.put("jobcodes", {"id": top, "parent_id": acme})[0]["_status_code"] == 417


def test_a_short_code_is_unique_among_siblings(api, acme):
    """With the documented sentence, echoing the name."""
    rows = api.post("jobcodes", {"name": "One", "short_code": "c1"}, {"name": "Two", "short_code": "C1"})
    below = api.post("jobcodes", {"name": "Three", "short_code": "c1", "parent_id": acme})

    assert rows[1] == {
        "_status_code": 417,
        "_status_message": "Expectation Failed",
        "_status_extra": "Oops! That Short Code is already in use",
        "name": "Two",
        "short_code": "C1",
    }
    assert below[0]["_status_code"] == 200


def test_a_short_code_has_letters_and_digits_only(api):
    """417."""
    assert api.post("jobcodes", {"name": "One", "short_code": "c-1"})[0]["_status_code"] == 417


def test_with_dial_in_a_short_code_has_digits_only(api):
    """What one keys in on a telephone."""
    api.state.set_account(addons=("Dial-In",))

    rows = api.post("jobcodes", {"name": "A", "short_code": "c1"}, {"name": "B", "short_code": "12"})

    assert [row["_status_code"] for row in rows] == [417, 200]
    assert api.get("effective_settings")["results"]["effective_settings"]["dialin"]["settings"] == {
        "installed": 1
    }
    assert api.rows("customfields") == []
