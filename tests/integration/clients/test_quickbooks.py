"""What we ask QuickBooks and write there, and that a write sent again does nothing twice."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given as drawn
from hypothesis import strategies as st

from integration.clients.errors import Broken, CredentialRefused
from integration.clients.quickbooks import literal
from integration.model import BooksCustomer, BooksPerson


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


def test_customers_are_found_by_their_paths(firm):
    """Names are compared without case, so more may come than were asked for."""
    rows = [{"Id": "1", "FullyQualifiedName": "ACME"}, {"Id": "2", "FullyQualifiedName": "Acme"}]
    firm.vendor.says(answer("Customer", rows))

    assert [one.id for one in firm.books.customers_at(["Acme", "Birch"])] == ["1", "2"]
    assert asked(firm)["query"].startswith(
        "SELECT * FROM Customer WHERE FullyQualifiedName IN ('Acme', 'Birch') AND Active IN (true, false) ORDERBY Id"
    )


def test_more_names_than_an_address_holds(firm):
    """They are asked for in several queries, none of which is too long for a web server."""
    names = [f"Zoë & Söhne {number}" * 5 for number in range(50)]
    for _ in range(10):
        firm.vendor.says(answer("Customer", []))

    firm.books.customers_at(names)

    assert 1 < len(firm.vendor.urls) < 10
    assert max(map(len, firm.vendor.urls)) < 8_000
    assert (
        "".join(asked(firm, number)["query"] for number in range(len(firm.vendor.urls))).count("Zoë") == 250
    )


def test_nobody_is_asked_about_nothing(firm):
    """No names, no query."""
    assert firm.books.customers_at([]) == firm.books.customers_with([]) == []
    assert firm.vendor.urls == []


@pytest.mark.parametrize(
    "name", ["O'Brien", "\\", "\\'", "100% & Sons + Co #1", "' OR Active = false", "Zoë\n:x", "%27"]
)
def test_a_hostile_name_stays_a_name(firm, name):
    """Whatever a client is called, it is the literal of a query and nothing else."""
    firm.vendor.says(answer("Customer", []))

    firm.books.customers_at([name])

    statement = asked(firm)["query"]
    assert statement == unquote(firm.vendor.urls[0].split("query=")[1].split("&")[0])
    inner = statement.removeprefix("SELECT * FROM Customer WHERE FullyQualifiedName IN (")
    assert inner == f"{literal(name)}) AND Active IN (true, false) ORDERBY Id STARTPOSITION 1 MAXRESULTS 1000"


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
        BooksPerson(role="Employee", id="54", display_name="Ann Lee", email="ann@x.test"),
        BooksPerson(role="Employee", id="55", display_name=""),
    ]


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
