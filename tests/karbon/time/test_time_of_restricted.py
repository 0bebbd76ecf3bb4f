"""Time on clients that the application may not see: shown, or hidden like the clients and their work. A switch."""

import pytest

from tests.karbon.time.conftest import ANN


@pytest.fixture
def tracked(firm):
    """Time on a public client's work, and on a private person and a hidden organization's work."""
    screens, keys = firm.screens, firm.keys
    hidden = screens.add_organization("Secret", restriction="Hidden")
    keys.secret = screens.add_work("Merger", hidden, "2026-03-01")
    screens.set_restriction(keys.ada, "Private")
    keys.open = screens.add_time(ANN, "2026-03-02", 30, keys.tax)
    keys.private = screens.add_time(ANN, "2026-03-03", 20, client_key=keys.ada)
    keys.hidden = screens.add_time(ANN, "2026-03-04", 10, keys.secret)
    return firm


def minutes(firm, **options):
    return [row["Minutes"] for row in firm.rows("IndividualTimeEntries", **options)]


@pytest.fixture
def hiding(tracked):
    tracked.state.set_behaviour(time_of_restricted="hidden")
    return tracked


def test_it_is_shown(tracked):
    """Nobody says that it is not, so the entries, their keys and the rows of the timesheet are all there."""
    (sheet,) = tracked.rows("Timesheets", expand="TimeEntries")

    assert minutes(tracked) == [30, 20, 10]
    assert tracked.get(f"IndividualTimeEntries/{tracked.keys.hidden}").status_code == 200
    assert sorted(sheet["WorkItemKeys"]) == sorted([tracked.keys.tax, tracked.keys.secret])
    assert sum(row["Minutes"] for row in sheet["TimeEntries"]) == 60


def test_it_is_hidden(hiding):
    """On lists, and alone in the words for an entry that is not there."""
    assert minutes(hiding) == [30]
    assert minutes(hiding, orderby="Date desc", top=1) == [30]
    assert hiding.get("IndividualTimeEntries", count="true").json()["@odata.count"] == 1
    assert hiding.get(f"IndividualTimeEntries/{hiding.keys.open}").status_code == 200
    for key in (hiding.keys.private, hiding.keys.hidden):
        assert hiding.refusal(f"IndividualTimeEntries/{key}")[2] == "No time entry found for provided key"


def test_filters_find_no_more(hiding):
    """Whoever knows the keys learns nothing."""
    keys = hiding.keys

    assert minutes(hiding, filter=f"ClientKey eq '{keys.ada}'") == []
    assert minutes(hiding, filter=f"WorkItemKey eq '{keys.secret}'") == []
    assert minutes(hiding, filter="Date ge 2026-03-02") == [30]
    assert hiding.rows("Timesheets", filter=f"WorkItemKeys/any(x: x eq '{keys.secret}')") == []


def test_a_timesheet_has_the_rest(hiding):
    """It is its colleague's, and stays."""
    (sheet,) = hiding.rows("Timesheets", expand="TimeEntries")

    assert sheet["WorkItemKeys"] == [hiding.keys.tax]
    assert [row["Minutes"] for row in sheet["TimeEntries"]] == [30]


def test_with_permission_it_is_there(hiding):
    """Level by level, also for who asked before."""
    found = [minutes(hiding)]
    hiding.state.permit(include_private=True, include_hidden=False)
    found.append(minutes(hiding))
    hiding.state.permit(include_private=True, include_hidden=True)

    assert [*found, minutes(hiding)] == [[30], [30, 20], [30, 20, 10]]


def test_a_client_that_becomes_public_shows_its_time(hiding):
    """At once."""
    before = minutes(hiding)
    hiding.screens.set_restriction(hiding.keys.ada, "Public")

    assert (before, minutes(hiding)) == ([30], [30, 20])


def test_time_on_what_is_gone_is_nobodys_secret(hiding):
    """The work was deleted, and so was the client."""
    hiding.screens.delete_client(hiding.keys.ada)

    assert minutes(hiding) == [30, 20]


def test_people_see_all(hiding):
    """The switch is about the application."""
    assert [row["minutes"] for row in hiding.screens.time()] == [30, 20, 10]
    assert hiding.screens.timesheets()[0]["minutes"] == 60
