"""EstimateSummaries: what was budgeted, what it costs, and the time tracked against it."""

import pytest

from tests.karbon.time.conftest import ANN, BOB


def rows(caller):
    """The budget of the tax work, by role and task type."""
    found = caller.rows(f"EstimateSummaries/{caller.keys.tax}")
    return {(row["UserKey"], row["RoleName"], row["TaskTypeName"]): row for row in found}


def test_a_row_of_a_budget(firm):
    """Fifteen minutes at 150 an hour are 37.5; the only place where a task type's key shows."""
    firm.screens.set_billable_rate(ANN, 150)
    firm.screens.set_budget(firm.keys.tax, 15, role="Director", task_type="Review", email=ANN)

    (row,) = firm.rows(f"EstimateSummaries/{firm.keys.tax}")

    assert list(row) == [
        "EstimateSummaryKey",
        "UserKey",
        "RoleKey",
        "RoleName",
        "TaskTypeKey",
        "TaskTypeName",
        "EstimateMinutes",
        "HourlyRate",
        "ActualMinutes",
        "EstimateAmount",
    ]
    assert row["EstimateSummaryKey"].endswith("-0")
    assert (row["EstimateMinutes"], row["HourlyRate"], row["EstimateAmount"], row["ActualMinutes"]) == (
        15,
        150.0,
        37.5,
        0,
    )


def test_time_counts_in_the_row_that_says_most_about_it(firm):
    """Once; and time that no row speaks of counts nowhere."""
    budget = firm.screens.set_budget
    budget(firm.keys.tax, 600, role="Director")
    budget(firm.keys.tax, 300, role="Director", task_type="Review")
    budget(firm.keys.tax, 100, email=BOB)
    add = firm.screens.add_time
    add(ANN, "2026-03-03", 10, firm.keys.tax, role="Director")
    add(ANN, "2026-03-03", 20, firm.keys.tax, role="Director", task_type="Review")
    add(BOB, "2026-03-03", 40, firm.keys.tax, role="Manager")
    add(ANN, "2026-03-03", 80, firm.keys.tax, role="Manager")
    add(ANN, "2026-03-03", 160, firm.keys.audit, role="Director")

    found = {key: row["ActualMinutes"] for key, row in rows(firm).items()}

    assert found == {
        (None, "Director", None): 10,
        (None, "Director", "Review"): 20,
        (firm.keys.bob, None, None): 40,
    }


def test_deleted_time_no_longer_counts(firm):
    """Nor does changed time count twice."""
    firm.screens.set_budget(firm.keys.tax, 600)
    first = firm.screens.add_time(ANN, "2026-03-03", 10, firm.keys.tax)
    second = firm.screens.add_time(ANN, "2026-03-03", 20, firm.keys.tax)
    firm.screens.edit_time(first, minutes=15)
    firm.screens.delete_time(second)

    assert rows(firm)[None, None, None]["ActualMinutes"] == 15


def test_a_budget_has_no_count_and_no_pages(firm):
    """The envelope has its context and its rows."""
    answer = firm.get(f"EstimateSummaries/{firm.keys.tax}").json()

    assert list(answer) == ["@odata.context", "value"]
    assert answer["@odata.context"].endswith("/v3/$metadata#EstimateSummaries")
    assert answer["value"] == []


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_no_api_writes_a_budget(firm, method):
    """Estimates are read."""
    firm.screens.set_budget(firm.keys.tax, 600)

    assert (
        firm.call(method, f"EstimateSummaries/{firm.keys.tax}", json={"EstimateMinutes": 1}).status_code
        == 404
    )
    assert rows(firm)[None, None, None]["EstimateMinutes"] == 600


@pytest.mark.parametrize("resource", ["Tasks", "TaskTypes", "TimeEntries", "Estimates"])
def test_what_nobody_can_ask_for(firm, resource):
    """Neither tasks and their types nor entries under another name."""
    assert firm.get(resource).status_code == 404


def test_work_that_is_not_there(firm):
    """The framework's 404; a list of all budgets does not exist either."""
    assert firm.refusal("EstimateSummaries/nothing")[:2] == (404, "4002")
    assert firm.get("EstimateSummaries").status_code == 404
