"""Contract 5: what people do in the product, and what its screens refuse."""

import pytest

from sim.quickbooks_time.screens import ScreenRefused


def test_jobs_show_their_path(screens, acme):
    """From the client down to the task."""
    tax = screens.add_job("2026 Tax", acme, assigned_to_all=False)

    assert screens.jobs() == [
        {
            "id": tax,
            "name": "2026 Tax",
            "path": "Acme Ltd › 2026 Tax",
            "parent_id": acme,
            "active": True,
            "assigned_to_all": False,
            "has_children": False,
        },
        {
            "id": acme,
            "name": "Acme Ltd",
            "path": "Acme Ltd",
            "parent_id": 0,
            "active": True,
            "assigned_to_all": True,
            "has_children": True,
        },
    ]


def test_the_screen_takes_no_time_on_a_job_with_children(screens, ada, acme):
    """Though the API does."""
    screens.add_job("Tax", acme)

    with pytest.raises(ScreenRefused, match="has children"):
        screens.enter_time("ada@example.test", acme, "2026-03-02", 60)


def test_the_screen_takes_no_time_on_an_unassigned_job(screens, ada, acme):
    """Until the person, everyone, or a parent's people are assigned."""
    tax = screens.add_job("Tax", acme, assigned_to_all=False)
    below = screens.enter_time("ada@example.test", tax, "2026-03-02", 60)
    screens.unassign_job(acme)
    with pytest.raises(ScreenRefused, match="not assigned"):
        screens.enter_time("ada@example.test", tax, "2026-03-02", 60)
    screens.assign_job(tax, ["ada@example.test"])
    own = screens.enter_time("ada@example.test", tax, "2026-03-02", 60)
    screens.deselect_job(tax, ["ada@example.test"])
    with pytest.raises(ScreenRefused, match="not assigned"):
        screens.enter_time("ada@example.test", tax, "2026-03-02", 60)
    screens.assign_job_to_all(tax)

    assert below != own
    assert screens.enter_time("ada@example.test", tax, "2026-03-02", 60)


def test_a_report_adds_up_a_job_and_everything_below_it(screens, ada, acme):
    """Own minutes, total minutes, the rows."""
    early = screens.enter_time("ada@example.test", acme, "2026-02-28", 30)
    tax = screens.add_job("Tax", acme)
    late = screens.enter_time("ada@example.test", tax, "2026-03-02", 45, "Review")

    report = screens.time_report(acme, "2026-02-28", "2026-03-02")

    assert (report["own_minutes"], report["total_minutes"]) == (30, 75)
    assert [row["id"] for row in report["rows"]] == [early, late]
    assert screens.time_report(acme, "2026-03-01", "2026-03-02")["total_minutes"] == 45


def test_time_shows_with_its_fields_by_name(screens, ada, acme):
    """In a person's list and in all time."""
    screens.install_addon("Custom Fields")
    screens.add_field("Task", ["Prep"], required=True)
    with pytest.raises(ScreenRefused, match="required"):
        screens.enter_time("ada@example.test", acme, "2026-03-02", 60)
    sheet = screens.enter_time("ada@example.test", acme, "2026-03-02", 60, "x", {"task": "prep"})

    assert screens.time_of("ada@example.test") == screens.timesheets() == screens.timesheets(acme)
    assert screens.timesheets()[0] == {
        "id": sheet,
        "email": "ada@example.test",
        "job_id": acme,
        "date": "2026-03-02",
        "minutes": 60,
        "notes": "x",
        "fields": {"Task": "Prep"},
        "approved": False,
        "locked": False,
    }


def test_approved_time_is_not_edited_and_exported_time_not_deleted(screens, ada, acme):
    """Unapprove, unlock, then it can be."""
    sheet = screens.enter_time("ada@example.test", acme, "2026-03-02", 60)
    screens.approve_time("ada@example.test", "2026-03-02")
    with pytest.raises(ScreenRefused, match="approved"):
        screens.edit_time(sheet, minutes=30)
    screens.unapprove_time("ada@example.test")
    screens.lock_time(sheet)
    with pytest.raises(ScreenRefused, match="locked"):
        screens.delete_time(sheet)
    screens.unlock_time(sheet)
    screens.edit_time(sheet, minutes=30, notes="short", date="2026-03-01")
    shown = screens.timesheets()[0]
    screens.delete_time(sheet)

    assert (shown["minutes"], shown["notes"], shown["date"]) == (30, "short", "2026-03-01")
    assert screens.timesheets() == []


def test_time_of_more_than_ninety_days_ago_stays_locked(screens, ada, acme):
    """ "Unlock Exported Time" reaches that far."""
    sheet = screens.enter_time("ada@example.test", acme, "2025-12-01", 60)
    screens.lock_time(sheet)

    with pytest.raises(ScreenRefused, match="90 days"):
        screens.unlock_time(sheet)


def test_a_deleted_job_can_be_replaced_and_then_not_restored(screens, acme):
    """What the help warns of."""
    screens.delete_job(acme)
    again = screens.add_job("Acme Ltd")

    with pytest.raises(ScreenRefused, match="already in use"):
        screens.restore_job(acme)
    assert again != acme


def test_jobs_are_renamed_moved_and_given_codes(screens, acme):
    """And refused where the API would."""
    other = screens.add_job("Borealis")
    screens.rename_job(other, "Borealis Group")
    screens.move_job(other, acme)
    screens.set_job_short_code(other, "bor")
    screens.set_job_billable(other, billable=True, billable_rate=99.5)
    with pytest.raises(ScreenRefused, match="below itself"):
        screens.move_job(acme, other)
    with pytest.raises(ScreenRefused, match="called 'Acme Ltd' there already"):
        screens.add_job("ACME LTD")

    assert [job["path"] for job in screens.jobs()] == ["Acme Ltd", "Acme Ltd › Borealis Group"]


def test_the_team_comes_and_goes(screens, ada):
    """Addresses, permissions, archiving, restoring."""
    screens.change_user_email("ada@example.test", "ada.byrne@example.test")
    screens.set_permission("ada.byrne@example.test", "manage_timesheets", True)
    screens.archive_user("ada.byrne@example.test")
    gone = screens.team()[1]["active"]
    screens.restore_user(ada)

    assert gone is False
    assert screens.team()[1] == {
        "id": ada,
        "first_name": "Ada",
        "last_name": "Byrne",
        "email": "ada.byrne@example.test",
        "username": "ada@example.test",
        "active": True,
        "admin": False,
        "time_tracking": True,
        "approved_to": "2000-01-01",
    }


def test_fields_and_their_options_are_kept(screens):
    """Added, renamed, required, archived, restored."""
    screens.install_addon("Custom Fields")
    field = screens.add_field("Task", ["Prep", "prep", "Review"])
    screens.add_field_option("Task", "Admin")
    screens.archive_field_option("Task", "Prep")
    screens.rename_field("Task", "Service")
    screens.require_field("Service", required=True)
    screens.archive_field("Service")
    archived = screens.fields()[0]["active"]
    screens.restore_field("Service")

    assert archived is False
    assert screens.fields() == [
        {
            "id": field,
            "name": "Service",
            "type": "managed-list",
            "active": True,
            "required": True,
            "show_to_all": True,
            "regex_filter": "",
            "options": ["Admin", "Review"],
        }
    ]


@pytest.mark.parametrize(
    ("act", "sentence"),
    [
        (lambda s: s.archive_user("ada@exmple.test"), "did you mean 'ada@example.test'"),
        (lambda s: s.rename_job(42, "X"), "there is no job 42"),
        (lambda s: s.delete_time(42), "there is no timesheet 42"),
        (lambda s: s.install_addon("Custom Field"), "did you mean 'Custom Fields'"),
        (lambda s: s.archive_field("Task"), "no custom field called 'Task'"),
        (lambda s: s.add_field("Task", [], type="list"), "'managed-list' or 'free-form'"),
        (lambda s: s.add_field("Task", []), "add-on is not installed"),
        (
            lambda s: s.set_permission("ada@example.test", "time_traking", True),
            "did you mean 'time_tracking'",
        ),
        (lambda s: s.approve_time("ada@example.test", "2 March"), "YYYY-MM-DD"),
        (lambda s: s.enter_time("ada@example.test", 9001, "2026-03-02", -5), "duration is not valid"),
        (lambda s: s.add_user("A", "B", "ada@example.test"), "already in use"),
        (lambda s: s.add_job("x" * 65), "64 characters or less"),
    ],
)
def test_a_screen_refuses_in_a_sentence(screens, ada, acme, act, sentence):
    """What, where, what was near."""
    with pytest.raises(ScreenRefused) as refused:
        act(screens)

    assert sentence in str(refused.value)
