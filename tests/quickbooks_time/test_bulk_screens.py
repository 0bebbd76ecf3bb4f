"""What admins do with many jobs in one go."""

import pytest

from sim.quickbooks_time.screens import ScreenRefused

ADA = "ada@example.test"
DAY = "2026-03-02"


@pytest.fixture
def two(screens):
    """Two jobs that nobody may book on."""
    return [screens.add_job(name, assigned_to_all=False) for name in ("Audit", "Tax")]


def state_of(screens, name):
    return next(job for job in screens.jobs() if job["name"] == name)


def test_people_are_selected_for_several_jobs(screens, ada, two):
    """And deselected."""
    screens.assign_jobs(two, [ADA])
    assert all(screens.enter_time(ADA, job, DAY, 60) for job in two)
    screens.deselect_jobs(two, [ADA])

    for job in two:
        with pytest.raises(ScreenRefused, match="not assigned"):
            screens.enter_time(ADA, job, DAY, 60)


def test_several_jobs_are_everyones(screens, ada, two):
    """And nobody's."""
    screens.assign_jobs_to_all(two)
    assert all(state_of(screens, name)["assigned_to_all"] for name in ("Audit", "Tax"))
    screens.unassign_jobs(two)
    assert not any(state_of(screens, name)["assigned_to_all"] for name in ("Audit", "Tax"))


def test_several_jobs_are_deleted_and_restored(screens, two):
    """One that lies below another of them goes with it."""
    below = screens.add_job("Copies", two[0])
    screens.delete_jobs([*two, below])
    assert not any(job["active"] for job in screens.jobs())
    screens.restore_jobs([below, two[1]])

    assert [job["name"] for job in screens.jobs() if job["active"]] == ["Audit", "Copies", "Tax"]


def test_one_that_is_archived_stops_them_all(screens, two):
    """Nothing has happened then."""
    screens.delete_job(two[1])
    with pytest.raises(ScreenRefused, match="archived"):
        screens.assign_jobs_to_all(two)

    assert not state_of(screens, "Audit")["assigned_to_all"]


def test_jobs_come_from_a_file(screens, acme):
    """A row a job, a column a level; what is there already is left alone."""
    found = screens.import_jobs('Acme Ltd,Tax\n\n"Byrne, Cole & Co",,\nAcme Ltd\n')

    assert found[2] == acme
    assert [job["path"] for job in screens.jobs()] == ["Acme Ltd", "Byrne, Cole & Co", "Acme Ltd › Tax"]


def test_exactly_the_same_name_restores_a_job(screens, ada, acme):
    """With time to be booked on it again; another letter case makes another job."""
    screens.delete_job(acme)
    other = screens.import_jobs("ACME LTD")
    screens.delete_job(other[0])

    assert screens.import_jobs("Acme Ltd") == [acme]
    assert screens.enter_time(ADA, acme, DAY, 60)


def test_a_connected_account_imports_from_quickbooks(screens):
    """Not from a file."""
    screens.connect_to_quickbooks()
    with pytest.raises(ScreenRefused, match="come from QuickBooks"):
        screens.import_jobs("Acme")


def test_a_file_that_is_none(screens):
    """It is refused in a sentence."""
    with pytest.raises(ScreenRefused, match="not a CSV file"):
        screens.import_jobs("x" * 200_000)
