"""XML for everybody who does not say JSON, and a body is what its type says (contract 1.3)."""

import pytest

from tests.quickbooks.conftest import Company
from tests.quickbooks.representation.conftest import NAMESPACE

NAMED = f'<Customer xmlns="{NAMESPACE}"><DisplayName>Acme</DisplayName></Customer>'


@pytest.mark.parametrize(
    ("accept", "form", "spoken"),
    [
        ("application/json", "", "application/json;charset=utf-8"),
        ("application/json, text/plain, */*", "", "application/json;charset=utf-8"),
        ("application/xml", "", "application/xml;charset=UTF-8"),
        ("*/*", "", "application/xml;charset=UTF-8"),
        (None, "", "application/xml;charset=UTF-8"),
        ("*/*", "json", "application/json;charset=utf-8"),
        ("*/*", "xml", "application/xml;charset=UTF-8"),
    ],
)
def test_what_is_accepted_chooses(company: Company, accept: str | None, form: str, spoken: str) -> None:
    """And `format=json`, which node-quickbooks sends."""
    response = company.get("companyinfo/1", headers={"Accept": accept}, params={"format": form})

    assert response.headers["Content-Type"] == spoken
    assert response.text.startswith("{" if "json" in spoken else "<?xml")


@pytest.mark.parametrize("accept", ["application/json", "application/xml"])
@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/json", '{"DisplayName": "Acme"}'),
        ("application/json;charset=UTF-8", '{"DisplayName": "Acme"}'),
        ("application/xml", NAMED),
        ("text/xml; charset=utf-8", NAMED),
        (None, '{"DisplayName": "Acme"}'),
        (None, f"\n{NAMED}"),
    ],
)
def test_what_is_sent_is_what_its_type_says(
    company: Company, kind: str | None, body: str, accept: str
) -> None:
    """Whatever is wanted back; without a type its first character tells."""
    headers = {"Content-Type": kind, "Accept": accept}
    response = company.call("POST", "customer", data=body.encode(), headers=headers)

    assert response.status_code == 200, response.text
    assert company.names("select * from Customer") == ["Acme"]


@pytest.mark.parametrize(
    ("kind", "body"), [("application/json", NAMED), ("application/xml", '{"DisplayName": "Acme"}')]
)
def test_a_body_of_the_other_kind(company: Company, kind: str, body: str) -> None:
    """2010: the parser of one cannot read the other."""
    response = company.call("POST", "customer", data=body.encode(), headers={"Content-Type": kind})

    assert company.refusal(response)["code"] == "2010"


@pytest.mark.parametrize("kind", ["application/x-www-form-urlencoded", "application/octet-stream"])
def test_a_body_of_a_kind_that_nobody_reads(company: Company, kind: str) -> None:
    """gomodule/oauth1 issue 25, to the letter."""
    response = company.call("POST", "customer", data=b"DisplayName=Acme", headers={"Content-Type": kind})

    assert company.refusal(response) == {
        "Message": "Unsupported Operation",
        "Detail": "Operation Cannot consume content type is not supported.",
        "code": "500",
    }


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("application/text", "select * from Customer"),
        ("text/plain", "select * from Customer"),
        (None, "select * from Customer"),
        ("application/x-www-form-urlencoded", "query=select+*+from+Customer&minorversion=75"),
    ],
)
def test_a_statement_is_posted_as_text_or_in_a_form(company: Company, kind: str | None, body: str) -> None:
    """As py and PHP do, and as the docs have it."""
    company.screens.add_customer("Acme")
    response = company.call("POST", "query", data=body.encode(), headers={"Content-Type": kind})

    assert [row["DisplayName"] for row in response.json()["QueryResponse"]["Customer"]] == ["Acme"]


@pytest.mark.parametrize("kind", ["application/json", "application/xml"])
def test_a_statement_is_not_posted_as_anything_else(company: Company, kind: str) -> None:
    """Not even if it is one."""
    response = company.call("POST", "query", data=b"select * from Customer", headers={"Content-Type": kind})

    assert company.refusal(response)["Detail"] == "Operation Cannot consume content type is not supported."


def test_a_replayed_answer_keeps_its_representation(company: Company) -> None:
    """It is the stored answer, whoever asks for it."""
    first = company.post("customer", {"DisplayName": "Acme"}, requestid="r1")
    headers = {"Accept": "application/xml", "Content-Type": "application/xml"}
    again = company.call("POST", "customer", data=b"<x/>", headers=headers, params={"requestid": "r1"})

    assert (again.content, again.headers["Content-Type"]) == (first.content, first.headers["Content-Type"])
