"""The work that schedules start, when its time has come."""

import pytest

from sim.karbon.screens import ScreenRefused

DAY_S = 86_400


@pytest.fixture
def monthly(karbon, firm):
    """A schedule from 2026-04-01 on, that a person made."""
    karbon.screens.set_budget(firm.work, 90, "Accountant", "Admin")
    return karbon.screens.repeat_work(firm.work, "Month", "2026-04-01", days_until_due=10)


def until(caller, day):
    clock = caller.state.universe.clock
    while clock.now().date().isoformat() < day:
        clock.advance(DAY_S)


def test_work_starts_once_a_period(karbon, monthly):
    """Not before its day, and not again on the next."""
    until(karbon, "2026-03-31")
    early = karbon.screens.start_scheduled_work()
    until(karbon, "2026-05-02")
    made = karbon.screens.start_scheduled_work()

    assert early == []
    assert len(made) == 2
    assert karbon.screens.start_scheduled_work() == []
    assert karbon.screens.schedules()[0]["started"] == 2


def test_it_is_like_the_work_that_it_repeats(karbon, firm, monthly):
    """Client, assignee, title and budget; planned, with its own dates."""
    until(karbon, "2026-04-01")
    key = karbon.screens.start_scheduled_work()[0]

    made = karbon.get(f"WorkItems/{key}").json()

    assert (made["Title"], made["ClientKey"], made["AssigneeKey"]) == ("Payroll", firm.client, firm.ann)
    assert (made["StartDate"], made["DueDate"]) == ("2026-04-01T00:00:00Z", "2026-04-11T00:00:00Z")
    assert (made["PrimaryStatus"], made["WorkScheduleKey"]) == ("Planned", monthly)
    assert [row["minutes"] for row in karbon.screens.budget(key)] == [90]


def test_fees_and_roles_come_along(karbon, firm, schedule):
    """Those of the work that the schedule was made from."""
    template = karbon.screens.add_template("Monthly", "Payroll")
    part = karbon.screens.add_template_role(template, "Reviewer")
    roles = [{"RoleKey": part, "UserProfileKey": firm.ann}]
    fees = {"FeeType": "FixedFee", "FeeValue": 100}
    before = karbon.get(f"WorkItems/{firm.work}").json()
    body = {**before, "FeeSettings": fees, "UserRoleAssignments": roles, "WorkTemplateKey": template}
    assert karbon.call("PUT", f"WorkItems/{firm.work}", json=body).status_code == 204
    until(karbon, "2026-04-01")

    made = karbon.get(f"WorkItems/{karbon.screens.start_scheduled_work()[0]}").json()

    assert (made["FeeSettings"], made["UserRoleAssignments"]) == (fees, roles)
    assert (made["WorkTemplateKey"], made["WorkType"]) == (template, "Payroll")
    assert made["Title"] == "Payroll 01 Apr, 2026 - 30 Apr, 2026"


def test_a_schedule_outlives_the_work_that_it_repeats(karbon, firm, schedule):
    """With what it remembers."""
    karbon.screens.delete_work(firm.work)
    until(karbon, "2026-04-01")

    made = karbon.get(f"WorkItems/{karbon.screens.start_scheduled_work()[0]}").json()

    assert (made["ClientKey"], made["AssigneeKey"]) == (firm.client, firm.ann)


def test_work_of_restricted_clients_is_restricted(karbon, firm, monthly):
    """It follows its client like any."""
    karbon.screens.set_restriction(firm.client, "Private")
    until(karbon, "2026-04-01")
    key = karbon.screens.start_scheduled_work()[0]

    assert karbon.get(f"WorkItems/{key}").status_code == 404


def test_an_end_ends_it(karbon, monthly):
    """The last day counts."""
    karbon.screens.end_schedule(monthly, "2026-04-01")
    until(karbon, "2026-06-02")

    assert len(karbon.screens.start_scheduled_work()) == 1


def test_clients_that_are_gone_get_no_work(karbon, firm, monthly):
    """The schedule stays behind."""
    karbon.screens.delete_client(firm.client)
    until(karbon, "2026-04-02")

    assert karbon.screens.start_scheduled_work() == []


def test_too_much_at_once_is_refused(karbon, firm):
    """Nothing starts then."""
    karbon.screens.repeat_work(firm.work, "Day", "2020-01-01")

    with pytest.raises(ScreenRefused, match="1001 work items would start at once"):
        karbon.screens.start_scheduled_work()

    assert len(karbon.rows("WorkItems")) == 1


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("Monthly", "2026-04-01"), "a frequency cannot be 'Monthly'; did you mean 'Month'"),
        (("Month", "April"), "'April' is no date"),
        (("Month", "2026-04-01", "", 0), "work repeats every 1 to 1000 times, not 0"),
        (("Custom", "2026-04-01", "", 2, "Day"), "a unit cannot be 'Day'; did you mean 'Days'"),
    ],
)
def test_people_are_told_what_cannot_be(karbon, firm, arguments, sentence):
    """In a sentence."""
    with pytest.raises(ScreenRefused, match=sentence):
        karbon.screens.repeat_work(firm.work, *arguments)


def test_a_custom_frequency_has_units(karbon, firm):
    """Three weeks apart."""
    karbon.screens.repeat_work(firm.work, "Custom", "2026-04-01", "2026-12-31", 3, "Weeks")

    row = karbon.screens.schedules()[0]

    assert (row["every"], row["from"], row["until"]) == ("Every 3 Weeks", "2026-04-01", "2026-12-31")


def test_a_schedule_that_is_none_cannot_end(karbon):
    """The sentence says where to look."""
    with pytest.raises(ScreenRefused, match=r"schedules\(\) lists them"):
        karbon.screens.end_schedule("nothing", "2026-04-01")
