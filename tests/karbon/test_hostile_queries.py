"""Queries that mean harm: whatever they are, the answer is 400 in Karbon's shape, and soon."""

import pytest

HOSTILE = [
    "FullName",
    "FullName eq",
    "eq 'x'",
    "FullName eq 'x",
    "FullName eq 'x''",
    "FullName eq ''x''",
    "FullName = 'x'",
    "'a' eq 'a'",
    "1 eq 1",
    "true",
    "null",
    "()",
    "(" * 2000,
    "(" * 2000 + "FullName eq 'x'" + ")" * 1999,
    "not " * 1500 + "FullName eq 'x'",
    "-" * 4000,
    "FullName eq 1" + " add 1" * 1000,
    " and ".join(["FullName eq 'x'"] * 60),
    " or ".join(["FullName eq 'x'"] * 500),
    "FullName eq '" + "x" * 10_000 + "'",
    "contains(FullName)",
    "contains(FullName,'a','b')",
    "contains('a',FullName)",
    "contains(contains(FullName,'a'),'b')",
    "contains(FullName,'a') eq false",
    "contains(FullName,'a') eq 'true'",
    "FullName/Length eq 1",
    "FullName eq EmailAddress",
    "nonsense(FullName)",
    "geo.distance(FullName, FullName) lt 1",
    "FullName eq 'x'; drop table clients",
    "FullName eq \x00",
    "FullName eq 'x' and",
    "FullName eq duration'P1D'",
    "FullName eq ('x')(",
    "FullName in ()",
    "a" * 8000,
    "$filter",
    "FullName eq 9" + "9" * 4000,
    "FullName eq 2026-02-31",
    "FullName" + "/a" * 400 + " eq 'x'",
    "FullName" + "/a" * 4000 + " eq 'x'",
    "a/b/c/any(x: x eq 'y')",
    "nonsense(a=1,b=2,c=3)",
    "FullName in (" + ",".join(["'x'"] * 2000) + ")",
    "FullName/any(x: " * 200 + "x eq 'y'" + ")" * 200,
    "contains(" * 500 + "FullName" + ",'a')" * 500,
    "FullName eq 'x'" + " and FullName eq 'x'" * 400,
    "(FullName eq 'x')" + " and (FullName eq 'x')" * 200,
    "FullName eq '" + "'" * 8000,
    "\u202eFullName eq 'x'",
    "FullName ëq 'x'",
    "FullName eq \u2018x\u2019",
    "٣ eq FullName",
    "FullName eq 1e999999999",
    "day(FullName) eq " + "9" * 5000,
    "in in in",
    "any(x: x)",
    "all",
    "FullName eq all",
    "FullName in ('x'",
    "FullName in 'x')",
]

HOSTILE_TO_TIME = [
    "Date eq 0000-00-00",
    "Date gt 9999-99-99",
    "Date ge 2026-03-08T25:00:00Z",
    "Date ge 2026-03-08T00:00:00+99:00",
    "Date ge 9999-12-31T23:59:59-12:00",
    "year(Date) eq null and nothing",
    "year(Date) eq 2026-01-01",
    "year(year(Date)) eq 2026",
    "year() eq 2026",
    "year(Date, Date) eq 2026",
    "day(Date) eq day(Date)",
    "Date eq Date",
    "Date eq true",
    "not Date",
    "-Date",
    "Date add 1 gt 2026-01-01",
    "Date ge 2026-01-01" + " and Date ge 2026-01-01" * 60,
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_a_hostile_filter_is_refused(karbon, text):
    """Never a 500."""
    karbon.screens.add_person("Ada", "Byron")

    status, code, message = karbon.refusal("Contacts", filter=text)

    assert (status, code) == (400, "4002")
    assert message


@pytest.mark.parametrize("text", HOSTILE_TO_TIME)
def test_a_filter_hostile_to_time_is_refused(karbon, text):
    """Days, their parts and their limits."""
    assert karbon.refusal("IndividualTimeEntries", filter=text)[:2] == (400, "4002")


@pytest.mark.parametrize(
    "text",
    [
        "year(Date) eq 99999",
        "year(Date) eq -1",
        "year(Date) ge 2026.5",
        "year(Date) eq 1e300",
        "year(Date) gt 0 and month(Date) eq 13",
        "day(Date) eq null",
        "Date lt 0001-01-01T00:00:00Z",
        "Date le 1000-01-01 and Date ge 9999-12-31",
    ],
)
def test_a_day_that_never_comes_is_only_never_found(karbon, text):
    """Numbers beyond any calendar compare like others."""
    karbon.screens.add_user("Ann Lee", "ann@firm.example")
    client = karbon.screens.add_organization("Engines")
    karbon.screens.add_time("ann@firm.example", "2026-03-03", 30, client_key=client)

    assert karbon.get("IndividualTimeEntries", filter=text).status_code in {200, 400}
    assert karbon.get("IndividualTimeEntries", filter=text).json().get("value", []) == []


@pytest.mark.parametrize("text", ["StartDate ge 2026-02-31", "StartDate ge 9999-12-31T23:59:59-12:00"])
def test_a_date_that_is_none_is_refused(karbon, text):
    """Not every run of digits is a day."""
    assert karbon.refusal("WorkItems", filter=text)[:2] == (400, "4002")


@pytest.mark.parametrize(
    "text",
    [
        "FullName eq '''; --'",
        "FullName eq 'x' and FullName eq '" + "y" * 500 + "'",
        "FullName eq '😀\n\t'",
        "   ",
    ],
)
def test_strange_text_is_only_text(karbon, text):
    """What is in quotation marks is compared and nothing else."""
    assert karbon.rows("Contacts", filter=text) == []


def test_a_long_filter_of_few_comparisons_passes(karbon):
    """The limit is on expressions, a hundred of them."""
    fifty = " and ".join(["contains(FullName,'a')"] * 50)

    assert karbon.get("Contacts", filter=fifty).status_code == 200
    assert "node count limit of '100'" in karbon.refusal("Contacts", filter=f"{fifty} and FullName eq 'x'")[2]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("EmailAddress", "The property 'EmailAddress' cannot be used in the $orderby query option."),
        ("ContactKey", "The property 'ContactKey' cannot be used in the $orderby query option."),
        ("Nope", "Could not find a property named 'Nope' on type 'KarbonService.ContactSummaryDTO'."),
        ("FullName sideways", "Syntax error in 'FullName sideways'."),
    ],
)
def test_an_order_that_does_not_exist_is_refused(karbon, text, message):
    """Two orders are taken on clients."""
    assert karbon.refusal("Contacts", orderby=text) == (400, "4002", message)


def test_one_order_at_a_time(karbon):
    """A list of orders is refused, not half followed."""
    assert karbon.refusal("Contacts", orderby="FullName,LastModifiedDateTime")[0] == 400
