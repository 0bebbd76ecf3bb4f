"""Time that an integration brings in: whether the API shows it is documented nowhere, so it is a switch."""

import pytest

from tests.karbon.time.conftest import ANN


@pytest.fixture
def brought(firm):
    """An hour brought in, half an hour tracked here, both of one week and on work with a budget."""
    firm.screens.set_budget(firm.keys.tax, 600)
    firm.brought = firm.screens.bring_in_time(ANN, "2026-03-03", 60, firm.keys.tax)
    firm.screens.add_time(ANN, "2026-03-03", 30, firm.keys.tax)
    return firm


def minutes(caller, **options):
    return sorted(row["Minutes"] for row in caller.rows("IndividualTimeEntries", **options))


def actual(caller):
    return caller.rows(f"EstimateSummaries/{caller.keys.tax}")[0]["ActualMinutes"]


def test_it_is_not_shown(brought):
    """As nothing says that it would be."""
    expected = "No time entry found for provided key"

    assert minutes(brought) == minutes(brought, filter=f"UserKey eq '{brought.keys.ann}'") == [30]
    assert len(brought.rows("Timesheets")) == 1
    assert brought.refusal(f"IndividualTimeEntries/{brought.brought}")[2] == expected
    assert actual(brought) == 30


def test_it_is_shown_when_switched_on(brought):
    """On every list, in one order with the rest."""
    brought.state.set_behaviour(integration_time_in_api=True)
    work = brought.keys.tax

    assert minutes(brought) == minutes(brought, filter="RoleName eq null") == [30, 60]
    assert len(brought.rows("Timesheets", filter=f"WorkItemKeys/any(x: x eq '{work}')")) == 2
    assert brought.get(f"IndividualTimeEntries/{brought.brought}").status_code == 200
    assert actual(brought) == 90


def test_two_origins_make_one_order(firm):
    """Days of both, one after another, either way."""
    firm.state.set_behaviour(integration_time_in_api=True)
    for day in range(1, 29, 2):
        firm.screens.bring_in_time(ANN, f"2026-02-{day:02}", day, firm.keys.tax)
        firm.screens.add_time(ANN, f"2026-02-{day + 1:02}", day + 1, firm.keys.tax)

    def seen(**options):
        return [row["Minutes"] for row in firm.rows("IndividualTimeEntries", **options)]

    assert seen() == list(range(1, 29))
    assert seen(orderby="Date desc", skip="3", top="5") == [25, 24, 23, 22, 21]
    assert seen(filter="Date ge 2026-02-10 and Date lt 2026-02-13") == [10, 11, 12]
