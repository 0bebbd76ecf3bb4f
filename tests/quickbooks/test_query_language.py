"""What can be asked, in whatever spelling clients use, and what the parser says to the rest."""

import pytest

from sim.quickbooks.records import Customer
from tests.quickbooks.conftest import Company


@pytest.fixture
def firm(company: Company) -> Company:
    """Three customers, one of them with a job, and one retired."""
    company.state.load(
        [
            Customer(id="1", display_name="Amy's", given_name="Amy", company_name="Amy's Birds"),
            Customer(id="2", display_name="PG&E", primary_email_addr="pay@pge.com"),
            Customer(id="3", display_name="Pam Seitz", family_name="Seitz"),
            Customer(id="4", display_name="2026 Tax", parent_id="2"),
            Customer(id="5", display_name="Old (deleted)", active=False),
        ]
    )
    return company


@pytest.mark.parametrize(
    ("statement", "ids"),
    [
        ("SELECT * FROM Customer", "1 2 4 3"),
        ("select  *\n from customer  ", "1 2 4 3"),
        ("Select *, DisplayName From CUSTOMER", "1 2 4 3"),
        ("SELECT * FROM Customer STARTPOSITION 2 MAXRESULTS 2", "2 4"),
        ("SELECT * FROM Customer MAXRESULTS 2 STARTPOSITION 2", "2 4"),
        ("select * from customer startposition 4 maxresults 1000", "3"),
        ("SELECT * FROM Customer STARTPOSITION 99", ""),
        ("SELECT * FROM Customer WHERE DisplayName = 'Amy\\'s'", "1"),
        ("SELECT * FROM Customer WHERE DisplayName = 'pam SEITZ'", "3"),
        ("SELECT * FROM Customer WHERE DisplayName = 'PG&E'", "2"),
        ("SELECT * FROM Customer WHERE DisplayName LIKE 'p%'", "2 3"),
        ("SELECT * FROM Customer WHERE DisplayName LIKE '%A%'", "1 4 3"),
        ("SELECT * FROM Customer WHERE DisplayName LIKE '%m%s%z'", "3"),
        ("SELECT * FROM Customer WHERE DisplayName LIKE 'a_y%'", ""),
        ("SELECT * FROM Customer WHERE FullyQualifiedName = 'pg&e:2026 tax'", "4"),
        ("SELECT * FROM Customer WHERE Id IN ('1','3', '5')", "1 3"),
        ("SELECT * FROM Customer WHERE Id IN ('5') AND Active IN (true,false)", "5"),
        ("SELECT * FROM Customer WHERE Active = false", "5"),
        ("SELECT * FROM Customer WHERE Active = 'true'", "1 2 4 3"),
        ("SELECT * FROM Customer WHERE Active IN (true, false)", "1 5 2 4 3"),
        ("SELECT * FROM Customer WHERE Active IN (false)", "5"),
        ("SELECT * FROM Customer WHERE Id > '2'", "4 3"),
        ("SELECT * FROM Customer WHERE Id >= '2' AND Id <= '3'", "2 3"),
        ("SELECT * FROM Customer WHERE Level = 1", "4"),
        ("SELECT * FROM Customer WHERE Level < '1'", "1 2 3"),
        ("SELECT * FROM Customer WHERE Balance = 0 AND GivenName = 'amy'", "1"),
        ("SELECT * FROM Customer WHERE PrimaryEmailAddr = 'PAY@pge.com'", "2"),
        ("SELECT * FROM Customer WHERE PrimaryEmailAddr.Address LIKE '%pge%'", "2"),
        ("SELECT * FROM Customer WHERE DisplayName = 'Amy\\'s' AND Id = '2'", ""),
        ("SELECT * FROM Customer ORDERBY DisplayName", "4 1 2 3"),
        ("SELECT * FROM Customer ORDER BY DisplayName DESC", "3 2 1 4"),
        ("SELECT * FROM Customer  ORDER BY Id desc MAXRESULTS 2", "4 3"),
        ("SELECT * FROM Customer ORDERBY Level DESC, FamilyName DESC, Id ASC", "4 3 1 2"),
        ("SELECT * FROM Customer WHERE MetaData.CreateTime > '2026-03-01T00:00:00-08:00'", "1 2 4 3"),
        ("SELECT * FROM Customer WHERE MetaData.CreateTime >= '2026-03-02T09:00:00+0000'", "1 2 4 3"),
        ("SELECT * FROM Customer WHERE MetaData.LastUpdatedTime > '2026-03-02T01:00:00-08:00'", ""),
        ("SELECT * FROM Customer WHERE MetaData.LastUpdatedTime <= '2026-03-02'", ""),
        ("SELECT * FROM Customer WHERE MetaData.LastUpdatedTime < '2026-03-03' ORDERBY Id", "1 2 3 4"),
    ],
)
def test_what_can_be_asked(firm: Company, statement: str, ids: str) -> None:
    """Rows come by path unless told otherwise, and only active ones unless asked."""
    assert " ".join(row["Id"] for row in firm.rows(statement)) == ids


@pytest.mark.parametrize(
    ("statement", "count"),
    [
        ("SELECT COUNT(*) FROM Customer ", 4),
        ("select count(*) from customer startposition 1 maxresults 1000", 4),
        ("select Count ( * ) from Customer where Active in (true,false)", 5),
        ("SELECT COUNT(*) FROM Customer WHERE DisplayName LIKE 'zzz%'", 0),
    ],
)
def test_counting(firm: Company, statement: str, count: int) -> None:
    """Honours WHERE and hides inactive ones like a list does."""
    assert firm.query(statement).json()["QueryResponse"] == {"totalCount": count}


@pytest.mark.parametrize(
    ("statement", "code", "detail"),
    [
        ("SELECT * FROM Custmoer", "4001", "QueryValidationError: invalid context declaration: Custmoer"),
        (
            "SELECT * FROM Customer WHERE NoSuchField = '1'",
            "4001",
            "QueryValidationError: Property NoSuchField not found for Entity Customer",
        ),
        (
            "SELECT NoSuchField FROM Customer",
            "4001",
            "QueryValidationError: Property NoSuchField not found for Entity Customer",
        ),
        (
            "SELECT * FROM Customer WHERE CustomerTypeRef = '1'",
            "4001",
            "QueryValidationError: property 'CustomerTypeRef' is not queryable",
        ),
        (
            "SELECT * FROM TimeActivity WHERE Description = 'x'",
            "4001",
            "QueryValidationError: property 'Description' is not queryable",
        ),
        (
            "SELECT * FROM Customer STARTPOSITION 0",
            "4001",
            "QueryValidationError: value 0 is too small. Min allowed value is 1",
        ),
        (
            "SELECT * FROM Customer MAXRESULTS 1001",
            "4001",
            "QueryValidationError: value 1001 is too large. Max allowed value is 1000",
        ),
        (
            "SELECT * FROM Customer WHERE DisplayName = ‘x’",
            "4000",
            (
                "QueryParserError: Invalid content. Lexical error at line 1, column 44.  "
                'Encountered: "\\u2018" (8216), after : ""'
            ),
        ),
        (
            "SELECT * FROM Customer WHERE DisplayName = 'x\\'",
            "4000",
            (
                "QueryParserError: Invalid content. Lexical error at line 1, column 48.  "
                "Encountered: <EOF> after : \"\\'x\\\\\\'\""
            ),
        ),
    ],
)
def test_what_cannot_be_asked(firm: Company, statement: str, code: str, detail: str) -> None:
    """4000 for the parser, 4001 for the company's data; neither has an element."""
    refused = firm.refusal(firm.query(statement))

    assert (refused["code"], refused["Detail"]) == (code, detail)
    assert "element" not in refused


def test_an_unescaped_quote_ends_the_literal(firm: Company) -> None:
    """What is left of the name is a word where none fits, and the odd quote after it is never reached."""
    refused = firm.refusal(firm.query("SELECT * FROM Customer WHERE DisplayName = 'O'Reilly'"))

    assert refused["Message"] == "Error parsing query"
    assert refused["Detail"].startswith(
        'QueryParserError: Encountered " <IDENTIFIER> "Reilly "" at line 1, column 47.\nWas expecting one of:\n'
    )


def test_the_expectation_after_a_condition(firm: Company) -> None:
    """In the order of the recorded text."""
    refused = firm.refusal(firm.query("SELECT * FROM Customer WHERE DisplayName = 'O' R"))

    assert refused["Detail"] == (
        'QueryParserError: Encountered " <IDENTIFIER> "R "" at line 1, column 48.\n'
        "Was expecting one of:\n"
        "    <EOF> \n"
        "    <AND> ...\n"
        '    "iterator" ...\n'
        '    "maxresults" ...\n'
        "    <OR> ...\n"
        '    "order" ...\n'
        '    "orderby" ...\n'
        '    "startposition" ...'
    )


@pytest.mark.parametrize(
    "statement",
    [
        "",
        "SELECT",
        "SELECT * Customer",
        "SELECT * FROM Customer WHERE",
        "SELECT * FROM Customer WHERE ()",
        "SELECT * FROM Customer WHERE DisplayName = 'O''Brien'",
        "SELECT * FROM Customer WHERE DisplayName != 'x'",
        "SELECT * FROM Customer WHERE NOT Active = true",
        'SELECT * FROM Customer WHERE DisplayName = "x"',
        "SELECT * FROM Customer MAXRESULTS 1 MAXRESULTS 2",
        "SELECT * FROM Customer WHERE Id IN ()",
        "SELECT * FROM Customer; DROP",
        "DELETE FROM Customer",
        '{"query": "select * from Customer"}',
    ],
)
def test_no_sentence_of_the_language(firm: Company, statement: str) -> None:
    """4000."""
    assert firm.refusal(firm.query(statement))["code"] == "4000"


@pytest.mark.parametrize(
    "statement",
    [
        "SELECT * FROM Customer WHERE Id = '1' OR Id = '2'",
        "SELECT * FROM Customer WHERE MetaData.CreateTime > 'yesterday'",
        "SELECT * FROM Customer WHERE Active = 'maybe'",
        "SELECT * FROM TimeActivity WHERE TxnDate = '2026-99-99'",
        "SELECT * FROM Customer ORDERBY Notes",
        "SELECT * FROM Customer WHERE Notes = 'x'",
        "SELECT * FROM Customer MAXRESULTS -5",
    ],
)
def test_a_sentence_that_means_nothing_here(firm: Company, statement: str) -> None:
    """4001."""
    assert firm.refusal(firm.query(statement))["code"] == "4001"


def test_a_projection_holds_the_columns(firm: Company) -> None:
    """With domain, sparse and Id, whatever the order of asking; the form is a switch."""
    statement = "SELECT DisplayName, MetaData.CreateTime FROM Customer WHERE Id = '3'"
    (row,) = firm.rows(statement)
    firm.state.set_behaviour(projected_rows="plain")
    (bare,) = firm.rows(statement)

    assert row == {
        "domain": "QBO",
        "sparse": True,
        "Id": "3",
        "MetaData": {"CreateTime": "2026-03-02T01:00:00-08:00"},
        "DisplayName": "Pam Seitz",
    }
    assert (bare["sparse"], "Id" in bare) == (False, False)


def test_posted_statements(firm: Company) -> None:
    """As text, under whatever name, or in a form."""
    statement = "SELECT * FROM Customer WHERE DisplayName = 'Amy\\'s'"
    answers = [
        firm.call("POST", "query", data=statement, headers={"Content-Type": kind}).json()["QueryResponse"]
        for kind in ("application/text", "text/plain", "application/text;charset=utf-8")
    ]
    answers.append(firm.call("POST", "query", data={"query": statement}).json()["QueryResponse"])

    assert [answer["Customer"][0]["Id"] for answer in answers] == ["1"] * 4


def test_a_blank_for_a_plus(firm: Company) -> None:
    """ruby sends SELECT+*+FROM."""
    assert (
        firm.get("query?query=SELECT+*+FROM+Customer+MAXRESULTS+1&").json()["QueryResponse"]["maxResults"]
        == 1
    )


def test_a_full_last_page_is_followed_by_an_empty_one(firm: Company) -> None:
    """node stops when maxResults differs from what it asked for."""
    first = firm.query("select * from customer startposition 1 maxresults 4").json()["QueryResponse"]
    second = firm.query("select * from customer startposition 5 maxresults 4").json()["QueryResponse"]

    assert (first["startPosition"], first["maxResults"]) == (1, 4)
    assert second == {}


def test_a_hundred_rows_unless_more_are_asked_for(company: Company) -> None:
    """And a thousand at most."""
    company.state.load(Customer(id=str(number), display_name=f"C{number:04}") for number in range(1, 1102))

    assert len(company.rows("select * from Customer")) == 100
    assert len(company.rows("select * from Customer maxresults 1000")) == 1000
    assert company.names("select * from Customer startposition 1001 maxresults 1000")[0] == "C1001"


def test_references_of_time_are_queryable_by_a_switch(company: Company) -> None:
    """The docs leave them out; published integrations use them."""
    statement = "select * from TimeActivity where EmployeeRef = '7'"
    allowed = company.query(statement).status_code
    company.state.set_behaviour(time_references_queryable=False)

    assert allowed == 200
    assert company.refusal(company.query(statement))["Detail"].endswith(
        "property 'EmployeeRef' is not queryable"
    )


def test_company_info_answers_a_query(company: Company) -> None:
    """One row, and no startPosition (docs)."""
    found = company.query("select * from CompanyInfo").json()["QueryResponse"]

    assert found.keys() == {"CompanyInfo", "maxResults"}
