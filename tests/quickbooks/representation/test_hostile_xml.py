"""Whatever XML is sent, the answer is a fault of the parser and the fake neither breaks nor stalls."""

import gzip
import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.quickbooks.entities import ENTITIES
from sim.quickbooks.representation.from_xml import DEPTH_MAX
from tests.quickbooks.conftest import Company
from tests.quickbooks.representation.conftest import XML, Speaker

BOMB = """<?xml version="1.0"?><!DOCTYPE c [<!ENTITY a "lol">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY d "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>
<Customer><DisplayName>&d;</DisplayName></Customer>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE c [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<Customer><DisplayName>&x;</DisplayName></Customer>"""
PARAMETER = """<?xml version="1.0"?><!DOCTYPE c [<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;]>
<Customer><DisplayName>x</DisplayName></Customer>"""
FUZZ = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
SCRAPS = re.findall(
    r"\S+",
    "<Customer> </Customer> <Customer/> <DisplayName> </DisplayName> <Job/> <Id> </Id> & &amp; &x; &#0; &#65; ]]> "
    "<![CDATA[ <!-- --> <?x ?> <!DOCTYPE a='b' xmlns='u' xmlns:p='u' <p:Job/> <Line> </Line> 1 true \x01 é",
)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"<",
        b"<Customer>",
        b"<Customer><DisplayName>x</Customer>",
        b"<Customer/><Customer/>",
        b"plain",
        b"<Customer>&nbsp;</Customer>",
        b"<Customer>\x00</Customer>",
        b"<Customer>&#0;</Customer>",
        b"<p:Customer/>",
        BOMB.encode(),
        OUTSIDE.encode(),
        PARAMETER.encode(),
        b'<!DOCTYPE Customer SYSTEM "http://127.0.0.1:9/x.dtd"><Customer/>',
        b"<!DOCTYPE Customer><Customer><DisplayName>x</DisplayName></Customer>",
        b'<?xml version="1.0" encoding="UTF-8"?>' * 2 + b"<Customer/>",
        '<?xml version="1.0" encoding="UTF-16"?><Customer/>'.encode("utf-16"),
        b"<Customer>" * (DEPTH_MAX + 1),
        b"<Customer>" * 300_000,
        b"<Customer>" + b"<a>" * DEPTH_MAX + b"</a>" * DEPTH_MAX + b"</Customer>",
        b"<Customer " + b" ".join(b"a%d='1'" % number for number in range(20_000)) + b"/>",
    ],
)
def test_what_cannot_be_read(company: Company, body: bytes) -> None:
    """2010 in the representation that was asked for, and nothing is kept."""
    headers = {"Content-Type": "application/xml"}
    response = company.call("POST", "customer", data=body, headers=headers)

    assert company.refusal(response)["code"] in {"2010", "500"}
    assert company.rows("select * from Customer") == []


@pytest.mark.parametrize("body", [BOMB, OUTSIDE, PARAMETER])
def test_entities_are_named_in_the_refusal_and_not_expanded(xml: Speaker, body: str) -> None:
    """No document type is read at all."""
    refused = xml.post("customer", body.encode())

    assert '<Error code="2010">' in refused.text
    assert "DTDForbidden in the XML" in refused.text


def test_the_deepest_that_is_read(xml: Speaker) -> None:
    """One level less than is refused as too deep is refused for its names."""
    inside = DEPTH_MAX - 1
    deep = "<Customer>" + "<a>" * inside + "</a>" * inside + "</Customer>"
    deeper = "<Customer>" + "<a>" * (inside + 1) + "</a>" * (inside + 1) + "</Customer>"

    assert "Unrecognized field" in xml.post("customer", deep).text
    assert "elements are nested too deep" in xml.post("customer", deeper).text


def test_a_packed_bomb(company: Company) -> None:
    """Ten megabytes of blanks in ten kilobytes."""
    headers = {**XML, "Accept": "application/json", "Content-Encoding": "gzip"}
    body = gzip.compress(b"<Customer>" + b" " * 10_000_000 + b"</Customer>")

    assert company.refusal(company.call("POST", "customer", data=body, headers=headers))["code"] == "2010"


def test_a_packed_body(company: Company) -> None:
    """Is unpacked before it is read."""
    headers = {**XML, "Content-Encoding": "gzip"}
    body = gzip.compress(b"<Customer><DisplayName>Acme</DisplayName></Customer>")
    company.call("POST", "customer", data=body, headers=headers)

    assert company.names("select * from Customer") == ["Acme"]


@FUZZ
@given(scraps=st.lists(st.sampled_from(SCRAPS), max_size=12))
def test_scraps_of_xml(company: Company, scraps: list[str]) -> None:
    """Well formed or not, known or not."""
    response = company.call("POST", "customer", data="".join(scraps).encode(), headers=XML)

    assert response.status_code in {200, 400}, response.text


@pytest.mark.parametrize("entity", ["customer", "employee", "timeactivity"])
@FUZZ
@given(data=st.data())
def test_any_text_in_any_element(company: Company, entity: str, data: st.DataObject) -> None:
    """Right names, wrong insides."""
    names = st.sampled_from(sorted({"Id", "SyncToken", *ENTITIES[entity].fields}))
    words = st.sampled_from(
        ["", "x", "1", "true", "2026-01-01", "08:00", "1e999999", "<a/>", "<value>1</value>"]
    )
    found = data.draw(st.lists(st.tuples(names, words), max_size=6))
    name = ENTITIES[entity].name
    inside = "".join(f"<{field}>{word}</{field}>" for field, word in found)
    response = company.call("POST", entity, data=f"<{name}>{inside}</{name}>".encode(), headers=XML)

    assert response.status_code in {200, 400}, response.text
