"""Whatever is sent, the answer is a documented one and the fake does not break."""

import gzip
import json
import re
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.quickbooks.entities import ENTITIES
from tests.quickbooks.conftest import Company

LANGUAGE = """
SELECT|*|FROM|Customer|TimeActivity|WHERE|Id|=|'1'|IN|(|)|,|LIKE|'%a%'|AND|OR|ORDERBY|ORDER BY|DESC|STARTPOSITION
MAXRESULTS|5|-1|1.5|COUNT(*)|true|Active|MetaData.CreateTime|TxnDate|'2026-01-01'|''|'\\''|MetaData|Balance
999999999999999999999999999999
"""
WORDS = st.sampled_from(re.split(r"[|\n]", LANGUAGE.strip()))
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=20)
    | st.sampled_from(
        ["1", "2026-01-01", "08:00", "Employee", "Billable", "0001-01-01T00:00:00+14:00", "1e999999"]
    ),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["value", "Line1", "Address", "FreeFormNumber", "URI", "x"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)
FUZZ = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


@FUZZ
@given(words=st.lists(WORDS, max_size=14))
def test_shuffled_words_of_the_language(company: Company, words: list[str]) -> None:
    """A sentence or a fault."""
    assert company.query(" ".join(words)).status_code in {200, 400}


@FUZZ
@given(text=st.text(max_size=60))
def test_any_text_as_a_query(company: Company, text: str) -> None:
    """By GET and by POST."""
    posted = company.call("POST", "query", data=text.encode(), headers={"Content-Type": "application/text"})

    assert {company.query(text).status_code, posted.status_code} <= {200, 400}


@FUZZ
@given(value=st.text(max_size=60))
def test_any_text_as_a_name(company: Company, value: str) -> None:
    """What was accepted is found under that name, quotes escaped."""
    response = company.post("customer", {"DisplayName": value})
    assert response.status_code in {200, 400}
    if response.status_code == 200:
        name = response.json()["Customer"]["DisplayName"]
        escaped = name.replace("\\", "\\\\").replace("'", "\\'")

        assert name in company.names(f"select * from Customer where DisplayName = '{escaped}'")


@pytest.mark.parametrize(
    "entity",
    [
        *("customer", "employee", "vendor", "timeactivity", "item", "class", "department", "account"),
        *("preferences", "companyinfo", "invoice", "payment", "term", "attachable"),
    ],
)
@FUZZ
@given(data=st.data())
def test_any_values_in_any_fields(company: Company, entity: str, data: st.DataObject) -> None:
    """Right names, wrong values."""
    names = st.sampled_from(sorted({"Id", "SyncToken", "sparse", *ENTITIES[entity].fields}))
    body = data.draw(st.dictionaries(names, JSON, max_size=6))
    named = (
        {"DisplayName": "Acme", "GivenName": "Amy"} if entity in {"customer", "employee", "vendor"} else {}
    )
    response = company.post(entity, {**named, **body})
    rows = company.query(f"select * from {entity}")

    assert response.status_code in {200, 400}, response.text
    assert rows.status_code == 200, rows.text


@FUZZ
@given(
    items=st.lists(st.dictionaries(st.sampled_from(["bId", "operation", "Vendor", "Query", "Invoice"]), JSON))
)
def test_any_values_in_a_batch(company: Company, items: list[Any]) -> None:
    """A fault an item, or one for all."""
    assert company.post("batch", {"BatchItemRequest": items}).status_code in {200, 400}


@FUZZ
@given(entities=st.text(max_size=20), since=st.text(max_size=30))
def test_any_values_in_change_data(company: Company, entities: str, since: str) -> None:
    """Changes or a fault."""
    params = {"entities": entities, "changedSince": since}

    assert company.get("cdc", params=params).status_code in {200, 400}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'"text"',
        b"null",
        b"1e400",
        b'{"DisplayName": "\xff"}',
        b'{"DisplayName": "\\ud800"}',
        b"[" * 50_000,
        b'{"DisplayName":' * 5_000,
        b'<Customer xmlns="http://schema.intuit.com/finance/v3"/>',
    ],
)
def test_bodies_that_are_no_object(company: Company, body: bytes) -> None:
    """2010."""
    response = company.call("POST", "customer", data=body, headers={"Content-Type": "application/json"})

    assert company.refusal(response)["code"] == "2010"


def test_packed_bodies(company: Company) -> None:
    """The Java SDK packs every request; what only pretends to be packed is 2010, and so is a bomb."""
    headers = {"Content-Type": "application/json", "Content-Encoding": "gzip"}

    def post(body: bytes) -> Any:
        return company.call("POST", "customer", data=body, headers=headers)

    assert post(gzip.compress(json.dumps({"DisplayName": "Acme"}).encode())).status_code == 200
    assert company.refusal(post(b"not packed"))["code"] == "2010"
    assert company.refusal(post(gzip.compress(b'{"DisplayName": "Birch"}')[:-4]))["code"] == "2010"
    assert company.refusal(post(gzip.compress(b" " * 10_000_000)))["code"] == "2010"


def test_a_reference_as_a_text(company: Company) -> None:
    """What JavaScript clients send by mistake (intuit/quickbooks-online-mcp-server PR 81)."""
    refused = company.refused("TimeActivity", NameOf="Employee", EmployeeRef="[object Object]", Hours=1)

    assert refused["code"] == "2010"


def test_a_pattern_that_backtracks(company: Company) -> None:
    """Many per cent signs cost no more than one."""
    company.screens.add_customer("a" * 400)
    pattern = "%a" * 200 + "%b"

    assert company.rows(f"select * from Customer where DisplayName like '{pattern}'") == []


def test_a_very_long_query(company: Company) -> None:
    """A thousand ids fit; a megabyte does not."""
    ids = ",".join(f"'{number}'" for number in range(1000))

    assert (
        company.call("POST", "query", data=f"select * from Customer where Id in ({ids})").status_code == 200
    )
    assert company.refusal(company.call("POST", "query", data="x" * 1_000_000))["code"] == "4000"


@pytest.mark.parametrize("method", ["PUT", "PATCH", "DELETE"])
def test_methods_that_the_api_does_not_have(company: Company, method: str) -> None:
    """Unsupported, not broken."""
    assert company.refusal(company.call(method, "customer/1"))["code"] == "500"


def test_bodies_longer_than_four_mebibytes(company: Company) -> None:
    """Refused, in one piece and in chunks, and nothing is kept."""
    body = b'{"DisplayName": "Acme"}' + b" " * 4 * 1024 * 1024
    whole, chunks = (company.call("POST", "customer", data=data) for data in (body, iter([body])))

    for response in (whole, chunks):
        assert company.refusal(response)["Detail"].startswith("Property Name:Body is longer than")
    assert company.names("select * from Customer") == []


def test_forms_longer_than_any(company: Company) -> None:
    """What stands behind the first 64 KiB is not passed over: the whole form is refused."""
    tokens = "https://oauth.platform.intuit.com/oauth2/v1/tokens/bearer"
    fields = {
        "grant_type": "refresh_token",
        "refresh_token": company.access["refresh_token"],
        "client_id": company.access["client_id"],
        "client_secret": company.access["client_secret"],
    }
    refused = company.call("POST", tokens, data={**fields, "more": "x" * 65_536})

    assert (refused.status_code, refused.json()) == (400, {"error": "invalid_request"})
    assert company.call("POST", tokens, data=fields).status_code == 200


def test_revoking_by_a_body_longer_than_any(company: Company) -> None:
    """Nothing is revoked by what stands in front."""
    revoke = "https://developer.api.intuit.com/v2/oauth2/tokens/revoke"
    auth = (company.access["client_id"], company.access["client_secret"])
    body = json.dumps({"token": company.access["refresh_token"]}) + " " * 65_536
    headers = {"Content-Type": "application/json"}
    refused = company.call("POST", revoke, data=body, auth=auth, headers=headers)

    assert (refused.status_code, refused.json()) == (400, {"error": "invalid_request"})
    assert company.call("POST", revoke, data=body.strip(), auth=auth, headers=headers).status_code == 200
