"""What QuickBooks Time's records mean to us, in all the ways PHP writes them."""

from datetime import UTC, date, datetime, timedelta, timezone
from urllib.parse import parse_qs, urlsplit

import pytest

from integration.clients.errors import Broken
from integration.model import Jobcode, TimeField, Timesheet

SINCE = datetime(2026, 3, 2, 9, 0, 0, 123456, tzinfo=timezone(timedelta(hours=-7)))


def page(resource, rows, more=False):
    return {"results": {resource: {str(row["id"]): row for row in rows} or []}, "more": more}


def asked(firm, number=-1):
    return {key: values[0] for key, values in parse_qs(urlsplit(firm.vendor.urls[number]).query).items()}


def test_pages_are_read_until_there_is_no_more(firm):
    """Two hundred rows a page, without the records that come along unasked."""
    firm.vendor.says(page("jobcodes", [{"id": n, "name": f"J{n}"} for n in range(1, 201)], more=True))
    firm.vendor.says(page("jobcodes", [{"id": 201, "name": "J201", "parent_id": 7, "active": False}]))

    found = firm.time.jobcodes()

    assert len(found) == 201
    assert found[-1] == Jobcode(id=201, parent_id=7, name="J201", active=False)
    assert asked(firm) == {
        "type": "regular",
        "active": "both",
        "supplemental_data": "no",
        "limit": "200",
        "page": "2",
    }


def test_nothing_is_an_empty_list_where_a_map_belongs(firm):
    """PHP writes an empty map as a list."""
    for resource in ("jobcodes", "users", "timesheets", "timesheets_deleted", "customfields"):
        firm.vendor.says(page(resource, []))

    assert firm.time.jobcodes() == []
    assert firm.time.users() == []
    assert firm.time.timesheets(start_date=date(2026, 1, 1)) == []
    assert firm.time.timesheets_deleted(SINCE) == []
    assert firm.time.fields() == []


def test_an_instant_is_sent_in_seconds_with_its_offset(firm):
    """The vendor takes no fractions."""
    firm.vendor.says(page("jobcodes", []))

    firm.time.jobcodes(modified_since=SINCE)

    assert asked(firm)["modified_since"] == "2026-03-02T16:00:00+00:00"
    assert "%2B00:00" in firm.vendor.urls[0]


def test_many_ids_are_asked_for_in_parts(firm):
    """A URL has its limits."""
    firm.vendor.says(page("timesheets", [])).says(page("timesheets", [])).says(page("timesheets", []))

    firm.time.timesheets(jobcode_ids=range(1_000_000_000, 1_000_001_001), start_date=date(2026, 1, 1))

    assert [len(asked(firm, number)["jobcode_ids"].split(",")) for number in range(3)] == [500, 500, 1]
    assert max(map(len, firm.vendor.urls)) < 8000


def test_time_that_two_parts_bring_counts_once(firm):
    """A code brings the time of its children, which may be asked for themselves."""
    row = {"id": 9, "user_id": 1, "jobcode_id": 2, "date": "2026-03-02"}
    firm.vendor.says(page("timesheets", [row])).says(page("timesheets", [row]))

    assert len(firm.time.timesheets(jobcode_ids=range(501), start_date=date(2026, 1, 1))) == 1


def test_none_wanted_is_none_found(firm):
    """An empty filter would mean all of them."""
    assert firm.time.jobcodes(ids=[]) == []
    assert firm.time.timesheets(jobcode_ids=[], start_date=date(2026, 1, 1)) == []
    assert firm.time.timesheets(ids=[]) == []
    assert firm.vendor.asked == []


def test_time_wants_a_beginning(firm):
    """The vendor refuses to list all time there ever was."""
    with pytest.raises(ValueError, match="start_date, modified_since or ids"):
        firm.time.timesheets(jobcode_ids=[1])
    with pytest.raises(ValueError, match="jobcode_ids or by ids"):
        firm.time.timesheets(jobcode_ids=[1], ids=[2])


def test_a_timesheet_as_it_comes(firm):
    """Numbers as texts, a map of fields of which some are unset."""
    row = {
        "id": "70001",
        "user_id": "501",
        "jobcode_id": 9001,
        "start": "",
        "end": "",
        "duration": "3600",
        "date": "2026-03-01",
        "tz": -7,
        "type": "regular",
        "on_the_clock": "1",
        "locked": "3",
        "notes": None,
        "customfields": {"19142": "Item 1", "19144": ""},
        "last_modified": "2026-03-01T23:00:00+00:00",
        "attached_files": [],
    }
    firm.vendor.says(page("timesheets", [row]))

    assert firm.time.timesheets(ids=[70001]) == [
        Timesheet(
            id=70001,
            user_id=501,
            jobcode_id=9001,
            date=date(2026, 3, 1),
            seconds=3600,
            type="regular",
            locked=3,
            on_the_clock=True,
            fields=(("19142", "Item 1"),),
            last_modified=datetime(2026, 3, 1, 23, tzinfo=UTC),
        )
    ]
    assert asked(firm)["on_the_clock"] == "both"


@pytest.mark.parametrize("unset", ["", [], None])
def test_a_timesheet_without_fields(firm, unset):
    """Unset fields are an empty text, or a list, or nothing."""
    row = {"id": 1, "user_id": 1, "jobcode_id": 0, "date": "2026-03-01", "customfields": unset}
    firm.vendor.says(page("timesheets", [row]))

    assert firm.time.timesheets(ids=[1])[0].fields == ()


def test_a_day_that_is_none_is_told(firm):
    """Time without a day is not quietly put on another."""
    firm.vendor.says(page("timesheets", [{"id": 1, "user_id": 1, "jobcode_id": 0, "date": "0000-00-00"}]))

    with pytest.raises(Broken, match="reading timesheets"):
        firm.time.timesheets(ids=[1])


@pytest.mark.parametrize(
    ("stamp", "expected"),
    [("2000-01-01", None), ("", None), (None, None), ("0000-00-00", None), ("2026-02-28", date(2026, 2, 28))],
)
def test_time_approved_up_to_a_day(firm, stamp, expected):
    """A user whose time was never approved has a day long ago."""
    firm.vendor.says(
        page("users", [{"id": 1, "first_name": "Ann", "last_name": "Lee", "approved_to": stamp}])
    )

    assert firm.time.users()[0].approved_to == expected


def test_permissions_are_those_held(firm):
    """Whoever may not see them is shown none."""
    held = {"admin": True, "mobile": True, "reports": False, "time_tracking": 1}
    firm.vendor.says(page("users", [{"id": 1, "permissions": held}, {"id": 2, "display_name": None}]))

    first, second = firm.time.users()

    assert first.admin
    assert first.permissions == ("admin", "mobile", "time_tracking")
    assert not second.admin


def test_whose_account_it_is(firm):
    """The owner of the token stands under users, with the account's name."""
    row = {"id": 1, "first_name": "Priya", "last_name": "Patel", "client_url": "acme", "company_name": "Acme"}
    firm.vendor.says(page("users", [row]))

    found = firm.time.account()

    assert (found.user.name, found.client_url, found.company_name) == ("Priya Patel", "acme", "Acme")


def test_an_account_without_an_owner_is_told(firm):
    """An answer with nobody in it is no answer."""
    firm.vendor.says(page("users", []))

    with pytest.raises(Broken):
        firm.time.account()


def test_fields_bring_the_options_they_offer(firm):
    """Every active field is asked for its options, of which one of free form has what was typed."""
    role = {"id": 1, "name": "Role", "type": "managed-list", "required": True, "active": True}
    note = {"id": 2, "name": "Note", "type": "free-form", "active": True}
    old = {"id": 3, "name": "Old", "type": "managed-list", "active": False}
    firm.vendor.says(page("customfields", [role, note, old]))
    firm.vendor.says(page("customfielditems", [{"id": 7, "name": "Manager"}]))
    firm.vendor.says(page("customfielditems", [{"id": 8, "name": "by phone"}]))

    assert firm.time.fields() == [
        TimeField(id=1, name="Role", type="managed-list", required=True, items=((7, "Manager"),)),
        TimeField(id=2, name="Note", type="free-form", items=((8, "by phone"),)),
        TimeField(id=3, name="Old", type="managed-list", active=False),
    ]
    assert asked(firm)["customfield_id"] == "2"


def test_settings_by_section(firm):
    """What is switched on, section by section."""
    sections = {"customfields": {"settings": {"installed": 0}, "last_modified": "x"}, "sms": {"settings": []}}
    firm.vendor.says({"results": {"effective_settings": sections}})

    assert firm.time.effective_settings() == {"customfields": {"installed": 0}, "sms": {}}


def test_what_changed_when(firm):
    """One call tells it for every resource; a page is not sent, which the vendor once choked on."""
    stamps = {"jobcodes": "2026-03-02T09:00:00+00:00", "users": "2026-03-01T09:00:00+00:00"}
    firm.vendor.says({"results": {"last_modified_timestamps": stamps}})

    found = firm.time.last_modified(["jobcodes", "users"])

    assert found["jobcodes"] == datetime(2026, 3, 2, 9, tzinfo=UTC)
    assert asked(firm) == {"endpoints": "jobcodes,users"}
