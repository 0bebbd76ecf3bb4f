"""What we ask QuickBooks and write there, and that a write sent again does nothing twice."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from integration.clients.errors import Broken, CredentialRefused, Refused
from integration.clients.quickbooks import literal
from integration.model import BooksCustomer, BooksEmployee
from tests.integration.clients.quickbooks_fault import fault

COMPANY = "https://quickbooks.api.intuit.com/v3/company/9130"
ACTIVITY = {"Id": "5", "SyncToken": "0", "TxnDate": "2026-03-01", "NameOf": "Employee"}


def answer(entity, rows):
    return {"QueryResponse": {entity: rows, "startPosition": 1, "maxResults": len(rows)} if rows else {}}


def asked(firm, number=-1):
    return {key: values[0] for key, values in parse_qs(urlsplit(firm.vendor.urls[number]).query).items()}


def customers(start, stop):
    return [{"Id": str(n), "DisplayName": f"C{n}", "FullyQualifiedName": f"C{n}"} for n in range(start, stop)]


def test_customers_are_read_a_thousand_at_a_time(firm):
    """There is no sign of more; a page that is not full is the last."""
    firm.vendor.says(answer("Customer", customers(1, 1001))).says(answer("Customer", customers(1001, 1003)))

    assert len(firm.books.customers()) == 1002
    assert asked(firm) == {
        "query": "SELECT * FROM Customer WHERE Active IN (true, false) ORDERBY Id STARTPOSITION 1001 MAXRESULTS 1000",
        "minorversion": "75",
    }


def test_a_full_last_page_is_followed_by_an_empty_one(firm):
    """An empty answer has not even the entity's key."""
    firm.vendor.says(answer("Customer", customers(1, 1001))).says(answer("Customer", []))

    assert len(firm.books.customers()) == 1000


def test_a_job_has_its_customer_for_a_parent(firm):
    """The path tells where it is; the name alone does not."""
    row = {"Id": "64", "DisplayName": "2026 Tax", "FullyQualifiedName": "Acme:2026 Tax", "Job": True}
    firm.vendor.says(
        answer("Customer", [{**row, "ParentRef": {"value": "62"}, "Level": 1, "SyncToken": "3"}])
    )

    assert firm.books.customers() == [
        BooksCustomer(id="64", display_name="2026 Tax", path="Acme:2026 Tax", parent_id="62", sync_token="3")
    ]


def test_a_customer_is_found_by_its_path(firm):
    """Names are compared without case; the exact one is preferred."""
    rows = [{"Id": "1", "FullyQualifiedName": "ACME"}, {"Id": "2", "FullyQualifiedName": "Acme"}]
    firm.vendor.says(answer("Customer", rows)).says(answer("Customer", []))

    assert firm.books.customer_by_path("Acme").id == "2"
    assert firm.books.customer_by_path("Acme") is None


@pytest.mark.parametrize(
    "name", ["O'Brien", "\\", "\\'", "100% & Sons + Co #1", "' OR Active = false", "Zoë\n:x", "%27"]
)
def test_a_hostile_name_stays_a_name(firm, name):
    """Whatever a client is called, it is the literal of a query and nothing else."""
    firm.vendor.says(answer("Customer", []))

    firm.books.customer_by_path(name)

    statement = asked(firm)["query"]
    assert statement == unquote(firm.vendor.urls[0].split("query=")[1].split("&")[0])
    inner = statement.removeprefix("SELECT * FROM Customer WHERE FullyQualifiedName = ")
    assert inner == f"{literal(name)} ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000"


@drawn(st.text(max_size=30))
def test_a_literal_ends_where_it_should(text):
    """Read by QuickBooks' rule, the literal is the text again, and only its last quote closes it."""
    read, rest = "", literal(text)[1:]
    while rest[0] != "'":
        escaped = rest[0] == "\\"
        read, rest = read + rest[escaped], rest[1 + escaped :]

    assert (read, rest) == (text, "'")


def test_employees(firm):
    """An employee need not have an address."""
    rows = [
        {"Id": "54", "DisplayName": "Ann Lee", "PrimaryEmailAddr": {"Address": "ann@x.test"}},
        {"Id": "55"},
    ]
    firm.vendor.says(answer("Employee", rows))

    assert firm.books.employees() == [
        BooksEmployee(id="54", display_name="Ann Lee", email="ann@x.test"),
        BooksEmployee(id="55", display_name=""),
    ]


def test_a_request_id_travels_in_the_query(firm):
    """In a header or in the body it has no effect, and twins are the result."""
    firm.vendor.says({"Customer": {"Id": "70", "DisplayName": "Acme", "FullyQualifiedName": "Acme"}})

    assert firm.books.create_customer("Acme", "", "intent-1").id == "70"
    assert firm.vendor.urls == [f"{COMPANY}/customer?requestid=intent-1&minorversion=75"]
    assert firm.vendor.bodies == [{"DisplayName": "Acme"}]


def test_a_job_is_made_with_both_marks(firm):
    """Job without ParentRef, or the other way round, is refused."""
    firm.vendor.says({"Customer": {"Id": "71"}})

    firm.books.create_customer("2026 Tax", "70", "r")

    assert firm.vendor.bodies == [{"DisplayName": "2026 Tax", "Job": True, "ParentRef": {"value": "70"}}]


@pytest.mark.parametrize("request_id", ["", "x" * 51])
def test_a_request_id_of_a_wrong_length_is_not_sent(firm, request_id):
    """Too long a one would not protect."""
    with pytest.raises(ValueError, match="1 to 50 characters"):
        firm.books.create_customer("Acme", "", request_id)


def test_a_stale_token_is_refused_with_its_code(firm):
    """The caller reads again and decides."""
    firm.vendor.says(fault("5010", "Stale Object Error", "Stale Object Error : You and X"), 400)

    with pytest.raises(Refused) as caught:
        firm.books.update_time_activity("5", "0", "r", minutes=1)

    assert caught.value.code == "5010"
    assert not caught.value.outcome_unknown


def test_the_token_in_a_gateways_detail_is_not_repeated(firm):
    """The gateway quotes the token that it did not like."""
    error = {
        "message": "message=AuthenticationFailed; statusCode=401",
        "detail": "Token expired: AB0160",
        "code": "3200",
    }
    dialect = {"warnings": None, "fault": {"error": [error], "type": "AUTHENTICATION"}, "time": 1}
    firm.vendor.says(dialect, 401).says({"access_token": "a", "refresh_token": "b"}).says(dialect, 401)

    with pytest.raises(CredentialRefused, match="AuthenticationFailed") as caught:
        firm.books.company()

    assert "AB0160" not in str(caught.value)


@pytest.mark.parametrize("activity_id", ["", "5/../6", "x"])
def test_an_id_is_a_number(firm, activity_id):
    """It becomes part of a path."""
    with pytest.raises(ValueError, match="is no id of QuickBooks"):
        firm.books.time_activity(activity_id)


def test_an_answer_of_another_shape_is_told(firm):
    """XML, for one."""
    for _ in range(3):
        firm.vendor.says(b'<?xml version="1.0"?><IntuitResponse/>')

    with pytest.raises(Broken, match="cannot be read"):
        firm.books.customers()
