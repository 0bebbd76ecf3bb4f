"""Contract 2.4: page, limit, and the deprecated per_page."""

import pytest

from sim.quickbooks_time.records import Jobcode


@pytest.fixture
def many(state):
    state.load(Jobcode(id=10_000 + at, name=f"Client {at:03}") for at in range(450))


def names(body):
    return [row["name"] for row in body["results"]["jobcodes"].values()]


@pytest.mark.parametrize(
    ("params", "count"),
    [
        ({}, 200),
        ({"limit": 200}, 200),
        ({"limit": 1}, 1),
        ({"per_page": 10}, 10),
        ({"per_page": 999}, 50),
        ({"per_page": 10, "limit": 100}, 100),
    ],
)
def test_the_size_of_a_page(api, many, params, count):
    """200 by default; per_page=999 still gives 50 [issue 75]; limit wins."""
    body = api.get("jobcodes", **params)

    assert len(names(body)) == count
    assert body["more"] is True


@pytest.mark.parametrize("filters", [{}, {"name": "Client*"}, {"parent_ids": 0}])
def test_pages_end_when_more_is_false(api, many, filters):
    """Every record once, in order, however it is filtered."""
    pages = [api.get("jobcodes", page=number, **filters) for number in (1, 2, 3)]

    assert [body["more"] for body in pages] == [True, True, False]
    assert [name for body in pages for name in names(body)] == [f"Client {at:03}" for at in range(450)]


def test_page_0_is_page_1(api, many):
    """api_python always starts with it."""
    assert api.get("jobcodes", page=0) == api.get("jobcodes", page=1)


def test_beyond_the_last_page_is_empty(api, many):
    """And says that there is no more."""
    assert api.get("jobcodes", page=99) == {"results": {"jobcodes": []}, "more": False}


@pytest.mark.parametrize("name", ["limit", "page", "per_page"])
@pytest.mark.parametrize("value", ["INVALID", "1.5", "9" * 5000])
def test_a_page_that_is_no_number_refuses_the_call(api, name, value):
    """As a top-level error."""
    response = api.call("GET", "jobcodes", params={name: value})

    assert response.status_code == 417
    assert response.json()["error"]["code"] == 417


@pytest.mark.parametrize("limit", [0, 201, -1])
def test_a_limit_outside_1_to_200_refuses_the_call(api, limit):
    """Unlike per_page it does not clamp."""
    assert api.call("GET", "jobcodes", params={"limit": limit}).status_code == 417


def test_a_write_between_two_pages_is_seen(api, many, screens):
    """What was remembered of a filter is forgotten when the table changes."""
    api.get("jobcodes", name="Client*")
    screens.add_job("Client 0000")

    assert "Client 0000" in names(api.get("jobcodes", name="Client*"))
