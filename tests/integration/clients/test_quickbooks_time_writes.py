"""One call of a write is at most fifty rows, and each row is told what became of it."""

import pytest

from integration.clients.errors import Broken
from integration.model import ItemResult


def outcome(resource, rows):
    return {"results": {resource: rows}}


def test_rows_keep_their_order(firm):
    """Answers are numbered; number 10 comes after number 9."""
    answered = {
        str(n): {"_status_code": 200, "_status_message": "Created", "id": 100 + n} for n in range(50, 0, -1)
    }
    firm.vendor.says(outcome("jobcodes", answered))

    found = firm.time.create_jobcodes([{"name": f"J{n}"} for n in range(1, 51)])

    assert [result.id for result in found] == list(range(101, 151))
    assert [row["name"] for row in firm.vendor.bodies[0]["data"]] == [f"J{n}" for n in range(1, 51)]


def test_each_row_has_a_fate_of_its_own(firm):
    """The call answers 200 although rows failed."""
    firm.vendor.says(
        outcome(
            "jobcodes",
            {
                "1": {
                    "_status_code": 200,
                    "_status_message": "Created",
                    "id": 1,
                    "name": "A",
                    "active": True,
                },
                "2": {
                    "_status_code": 202,
                    "_status_message": "Accepted",
                    "id": "2",
                    "name": "B",
                    "active": False,
                },
                "3": {
                    "_status_code": "417",
                    "_status_message": "Expectation Failed",
                    "_status_extra": "Oops! That Short Code is already in use",
                    "name": "C",
                },
            },
        )
    )

    created, there, refused = firm.time.create_jobcodes([{"name": "A"}, {"name": "B"}, {"name": "C"}])

    assert created == ItemResult(
        status=200, message="Created", id=1, row={"id": 1, "name": "A", "active": True}
    )
    assert (there.ok, there.id, there.row["active"]) == (True, 2, False)
    assert (refused.ok, refused.id) == (False, None)
    assert refused.extra == "Oops! That Short Code is already in use"


@pytest.mark.parametrize(
    ("write", "method", "resource"),
    [
        ("create_jobcodes", "POST", "jobcodes"),
        ("update_jobcodes", "PUT", "jobcodes"),
        ("create_timesheets", "POST", "timesheets"),
        ("update_timesheets", "PUT", "timesheets"),
        ("create_fields", "POST", "customfields"),
        ("update_fields", "PUT", "customfields"),
        ("create_items", "POST", "customfielditems"),
        ("update_items", "PUT", "customfielditems"),
    ],
)
def test_each_write_has_its_place(firm, write, method, resource):
    """Rows go in `data` and come back under the resource's name."""
    firm.vendor.says(outcome(resource, {"1": {"_status_code": 200, "id": 1}}))

    assert getattr(firm.time, write)([{"id": 1}])[0].ok
    assert firm.vendor.asked[0].method == method
    assert firm.vendor.urls == [f"https://rest.tsheets.com/api/v1/{resource}"]
    assert firm.vendor.bodies == [{"data": [{"id": 1}]}]


def test_deletions_come_back_by_id(firm):
    """The vendor names deleted time by the id that was sent, as a text."""
    rows = {
        "8": {"_status_code": 404, "_status_message": "Not Found", "id": "8"},
        "7": {"_status_code": 200, "_status_message": "OK, deleted", "id": "7"},
    }
    firm.vendor.says(outcome("timesheets", rows))

    assert [(row.id, row.status) for row in firm.time.delete_timesheets([7, 8])] == [(7, 200), (8, 404)]
    assert firm.vendor.urls == ["https://rest.tsheets.com/api/v1/timesheets?ids=7,8"]


@pytest.mark.parametrize("rows", [{"1": {"_status_code": 200}}, [{"_status_code": 200}], {"1": {}, "2": {}}])
def test_an_answer_that_leaves_a_row_out_leaves_it_open(firm, rows):
    """What became of that row, nobody knows: the whole call has to be looked up."""
    firm.vendor.says(outcome("timesheets", rows))

    with pytest.raises(Broken) as caught:
        firm.time.create_timesheets([{"user_id": 1}, {"user_id": 2}])

    assert caught.value.outcome_unknown


def test_an_answer_without_bottom_leaves_every_row_open(firm):
    """Brackets in brackets are no reason to lose track of fifty rows."""
    firm.vendor.says(b'{"results":{"timesheets":{"1":{"id":' + b"[" * 100_000)

    with pytest.raises(Broken) as caught:
        firm.time.create_timesheets([{"user_id": 1}])

    assert caught.value.outcome_unknown


def test_too_many_rows_are_not_sent(firm):
    """The caller keeps intents, so the caller makes the parts."""
    with pytest.raises(ValueError, match="creating jobcodes: 51 rows; a call takes 50"):
        firm.time.create_jobcodes([{}] * 51)
    with pytest.raises(ValueError, match="51 rows"):
        firm.time.delete_timesheets(range(51))


def test_nothing_to_write_is_no_call(firm):
    """A DELETE without ids, or a POST without rows, has no meaning."""
    assert firm.time.create_timesheets([]) == []
    assert firm.time.delete_timesheets([]) == []
    assert firm.vendor.asked == []
