"""The list of time entries: pages of a thousand in the order of days, counted when asked; and single ones."""

import pytest

from tests.karbon.time.conftest import ANN, BOB
from tests.karbon.time.loading import entries, sheets


def total(caller, text, **options):
    """The minutes of the entries that a filter finds, in the order of the answer."""
    return [row["Minutes"] for row in caller.rows("IndividualTimeEntries", filter=text, **options)]


@pytest.fixture
def tracked(firm):
    """Four entries whose minutes tell them apart."""
    add = firm.screens.add_time
    add(ANN, "2026-03-09", 1, firm.keys.tax, role="Director", task_type="Review", description="x")
    add(BOB, "2026-03-08", 2, firm.keys.tax, role="Manager", task_type="Review")
    add(ANN, "2025-03-08", 4, firm.keys.audit, role="Director")
    add(BOB, "2026-04-08", 8, client_key=firm.keys.ada)
    firm.keys.sheet = next(
        row["key"] for row in firm.screens.timesheets() if row["start_date"] == "2026-03-09"
    )
    return firm


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Date eq 2026-03-08", [2]),
        ("Date eq 2026-03-08T00:00:00Z", [2]),
        ("Date eq 2026-03-08T01:00:00%2B01:00", [2]),
        ("Date eq 2026-03-08T00:00:01Z", []),
        ("Date gt 2026-03-08", [1, 8]),
        ("Date gt 2026-03-08T12:00:00Z", [1, 8]),
        ("Date ge 2026-03-08", [2, 1, 8]),
        ("Date ge 2026-03-08T00:00:01Z", [1, 8]),
        ("Date lt 2026-03-09", [4, 2]),
        ("Date lt 2026-03-09T00:00:01Z", [4, 2, 1]),
        ("Date le 2026-03-08T23:59:59Z", [4, 2]),
        ("2026-03-09 lt Date", [8]),
        ("2026-03-09 ge Date", [4, 2, 1]),
        ("Date ge 2026-03-01 and Date lt 2026-04-01", [2, 1]),
        ("Date gt 2026-03-08 and Date lt 2026-03-09", []),
        ("Date ge 2027-01-01 and Date le 2026-01-01", []),
        ("Date gt 9999-12-31", []),
        ("Date eq null", []),
        ("Date ge null", []),
        ("year(Date) eq 2026", [2, 1, 8]),
        ("month(Date) eq 3 and year(Date) eq 2026", [2, 1]),
        ("day(Date) eq 8", [4, 2, 8]),
        ("8 eq day(Date)", [4, 2, 8]),
        ("day(Date) gt 8", [1]),
        ("month(Date) le 3 and day(Date) lt 9", [4, 2]),
        ("ClientKey eq '{engines}'", [4, 2, 1]),
        ("EntityKey eq '{ada}'", [8]),
        ("EntityKey eq '{tax}'", [2, 1]),
        ("WorkItemKey eq '{audit}'", [4]),
        ("WorkItemKey eq null", [8]),
        ("UserKey eq '{ann}'", [4, 1]),
        ("TimesheetKey eq '{sheet}'", [1]),
        ("RoleName eq 'Director'", [4, 1]),
        ("RoleName eq 'director'", []),
        ("RoleName eq null", [8]),
        ("TaskTypeName eq 'Review'", [2, 1]),
        ("((TaskTypeName eq 'Review')  and ( UserKey eq '{ann}' ))", [1]),
        ("ClientKey eq '{engines}' and Date ge 2026-01-01", [2, 1]),
        ("ClientKey eq '{engines}' and UserKey eq '{ann}' and Date ge 2026-01-01", [1]),
        ("UserKey eq 'O''Neill'", []),
    ],
)
def test_filters(tracked, text, found):
    """Eight properties; days take every comparison, and their parts."""
    text = text.format(**vars(tracked.keys))

    assert total(tracked, text.replace("%2B", "+")) == found
    assert total(tracked, text.replace("%2B", "+"), orderby="Date desc") == found[::-1]


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("%24filter=UserKey%20eq%20'{ann}'", [4, 1]),
        ("%24filter=UserKey+eq+'{ann}'", [4, 1]),
        ("$filter=UserKey eq '{ann}'&%24top=1", [4]),
        ("$filter=%0AUserKey%09eq%20%20'{ann}'%0A", [4, 1]),
        ("$filter=Date%20ge%202026-03-08T00%3A00%3A00%2B00%3A00", [2, 1, 8]),
    ],
)
def test_ways_to_write_a_query(tracked, written, found):
    """Dollar signs and blanks in any spelling of a URL."""
    written = written.format(**vars(tracked.keys))
    rows = tracked.call("GET", f"IndividualTimeEntries?{written}").json()["value"]

    assert [row["Minutes"] for row in rows] == found


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Date ne 2026-03-08", "Logical operator 'NotEqual' is not allowed."),
        ("Date in (2026-03-08,2026-03-09)", "Logical operator 'In' is not allowed."),
        ("UserKey in ('a','b')", "Logical operator 'In' is not allowed."),
        ("UserKey gt 'a'", "Logical operator 'GreaterThan' is not allowed."),
        ("UserKey eq 'a' or UserKey eq 'b'", "Logical operator 'Or' is not allowed."),
        ("hour(Date) eq 0", "Function 'hour' is not allowed."),
        ("day(UserKey) eq 0", "Function 'day' is not allowed."),
        ("day(Date) ne 8", "Logical operator 'NotEqual' is not allowed."),
        ("day(Date) eq 'x'", "A binary operator with incompatible types was detected"),
        ("contains(RoleName,'x')", "Function 'contains' is not allowed."),
        ("startswith(RoleName,'x') eq true", "Function 'startswith' is not allowed."),
        ("Minutes eq 30", "The property 'Minutes' cannot be used in the $filter query option."),
        ("Nope eq 30", "Could not find a property named 'Nope' on type 'KarbonService."),
        ("UserKey eq 2f7b6f0a-7c49-4a3c-9d3c-0a5a6c1d2e3f", "A binary operator with incompatible types"),
        ("Date eq '2026-03-08'", "A binary operator with incompatible types was detected"),
        ("Date eq 2026-02-30", "Syntax error in"),
    ],
)
def test_what_is_refused(firm, text, message):
    """Each in its words."""
    status, code, shown = firm.refusal("IndividualTimeEntries", filter=text)

    assert (status, code) == (400, "4002")
    assert shown.startswith(message)


def test_only_days_order_them(firm):
    """Not even the key."""
    assert firm.refusal("IndividualTimeEntries", orderby="Minutes")[2] == (
        "The property 'Minutes' cannot be used in the $orderby query option."
    )
    assert firm.refusal("IndividualTimeEntries", expand="Timesheet")[2].startswith("Query option 'Expand' is")


def test_a_page_has_a_thousand_rows_and_a_count_when_asked(firm):
    """The link carries what was asked, as in the reference's sample."""
    firm.state.load([*sheets(1), *entries(1001)])
    silent = firm.get("IndividualTimeEntries").json()
    counted = firm.get("IndividualTimeEntries", count="true").json()
    last = firm.call("GET", counted["@odata.nextLink"]).json()

    assert (len(silent["value"]), len(counted["value"]), len(last["value"])) == (1000, 1000, 1)
    assert "@odata.count" not in silent
    assert "@odata.count" not in firm.get("IndividualTimeEntries", count="false").json()
    assert counted["@odata.count"] == last["@odata.count"] == 1001
    assert counted["@odata.nextLink"].endswith("/v3/IndividualTimeEntries?$count=true&$skip=1000")
    assert counted["@odata.context"].endswith("/v3/$metadata#IndividualTimeEntries")
    assert "@odata.nextLink" not in last


def test_more_than_a_thousand_rows_are_refused(firm):
    """The documented refusal, with this list's number."""
    assert firm.refusal("IndividualTimeEntries", top="1001")[2] == (
        "The limit of '1000' for Top query has been exceeded. The value from the incoming request is '1001'."
    )
    assert firm.refusal("IndividualTimeEntries", count="maybe")[2].startswith(
        "Invalid value 'maybe' for $count"
    )


@pytest.mark.parametrize("spelling", [str, str.upper, "('{}')".format])
def test_one_entry_by_its_key(firm, spelling):
    """Thirty-two hexadecimal digits."""
    key = firm.screens.add_time(ANN, "2026-03-03", 30, firm.keys.tax)
    spelt = spelling(key)
    path = f"IndividualTimeEntries{spelt}" if spelt.startswith("(") else f"IndividualTimeEntries/{spelt}"
    answer = firm.get(path).json()

    assert answer.pop("@odata.context").endswith("#IndividualTimeEntries/$entity")
    assert answer == firm.rows("IndividualTimeEntries")[0]
    assert firm.refusal(f"{path}?$select=Minutes")[2].startswith("Query option 'Select' is not allowed.")


@pytest.mark.parametrize("key", ["3TxlnQ4Pd8zJ", "a" * 31, "a" * 33, "g" * 32])
def test_a_key_that_is_no_guid(firm, key):
    """400 before anybody looks."""
    expected = (400, "4002", "Provided key must be a valid GUID.")

    assert firm.refusal(f"IndividualTimeEntries/{key}") == expected


def test_the_fee_can_be_spelt_as_on_work(firm):
    """Row 12: each endpoint as printed, unless switched."""
    firm.screens.add_time(ANN, "2026-03-03", 30, firm.keys.tax)
    spaced = firm.rows("IndividualTimeEntries")[0]["FeeType"]
    firm.state.set_behaviour(spaced_fee_type_of_time=False)

    assert (spaced, firm.rows("IndividualTimeEntries")[0]["FeeType"]) == (
        "Time and Materials",
        "TimeAndMaterials",
    )


def test_a_role_is_shown_by_its_present_name(firm):
    """And found by it."""
    firm.screens.add_time(ANN, "2026-03-03", 30, firm.keys.tax, role="Director", task_type="Review")
    question = "RoleName eq '{}' and TaskTypeName eq 'Review'"
    before = total(firm, question.format("Director"))
    firm.screens.rename_role("Director", "Partner")

    assert before == total(firm, "RoleName eq 'Partner'") == total(firm, question.format("Partner")) == [30]
    assert total(firm, "RoleName eq 'Director'") == total(firm, question.format("Director")) == []


def test_billing_shows(firm):
    """As somebody in the firm says."""
    key = firm.screens.add_time(ANN, "2026-03-03", 30, firm.keys.tax)
    firm.screens.set_billed_status(key, "InterimBilled")

    assert firm.rows("IndividualTimeEntries")[0]["BilledStatus"] == "InterimBilled"
