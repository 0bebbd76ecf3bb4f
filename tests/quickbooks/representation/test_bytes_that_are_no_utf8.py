"""UTF-8 is the only encoding, and each parser says so in its own words (contract 1.3)."""

import pytest

from tests.quickbooks.conftest import Company
from tests.quickbooks.representation.conftest import Speaker

ENDING = "\n specified is unsupported or invalid"


@pytest.mark.parametrize(
    ("name", "problem"),
    [
        (b"R\xe9mi", "Invalid UTF-8 middle byte 0x6d"),  # Java SDK issue 181
        (b"\xff", "Invalid UTF-8 start byte 0xff"),
    ],
)
def test_in_json(company: Company, name: bytes, problem: str) -> None:
    """2010 names the byte that broke the sequence, whatever the type says of the encoding."""
    headers = {"Content-Type": "application/json;charset=ISO-8859-1"}
    response = company.call("POST", "customer", data=b'{"DisplayName":"%s"}' % name, headers=headers)

    assert company.refusal(response) == {
        "Message": "Request has invalid or unsupported property",
        "Detail": f"Property Name:{problem}{ENDING}",
        "code": "2010",
    }


def test_that_end_in_the_middle_of_a_letter(company: Company) -> None:
    """No byte to name."""
    headers = {"Content-Type": "application/json"}
    refused = company.refusal(company.call("POST", "customer", data=b'"\xc3', headers=headers))

    assert refused["Detail"] == f"Property Name:Unexpected end-of-input within UTF-8 sequence{ENDING}"


@pytest.mark.parametrize(
    ("name", "which"),
    [(b"\x80", "1 of 1"), (b"R\xe9mi", "2 of 3"), (b"\xc3(", "2 of 2"), (b"\xf0\x9f\x98x", "4 of 4")],
)
def test_in_xml(xml: Speaker, name: bytes, which: str) -> None:
    """Unsupported Operation, as Intuit's page on common errors has it."""
    body = b'<?xml version="1.0" encoding="ISO-8859-1"?><Customer><DisplayName>%s</DisplayName></Customer>'
    refused = xml.post("customer", body % name)

    assert refused.status_code == 400
    assert (
        '<Error code="500"><Message>Unsupported Operation</Message><Detail>Operation '
        "com.sun.org.apache.xerces.internal.impl.io.MalformedByteSequenceException: "
        f"Invalid byte {which}-byte UTF-8 sequence is not supported.</Detail></Error>"
    ) in refused.text


def test_in_a_statement(company: Company) -> None:
    """As in JSON."""
    headers = {"Content-Type": "application/text"}
    refused = company.refusal(company.call("POST", "query", data=b"select \xe9m", headers=headers))

    assert refused["Detail"] == f"Property Name:Invalid UTF-8 middle byte 0x6d{ENDING}"


def test_a_byte_order_mark_is_no_letter(company: Company, xml: Speaker) -> None:
    """In either representation."""
    headers = {"Content-Type": "application/json"}
    company.call("POST", "customer", data=b'\xef\xbb\xbf{"DisplayName":"Acme"}', headers=headers)
    xml.post("customer", b"\xef\xbb\xbf<Customer><DisplayName>Birch</DisplayName></Customer>")

    assert company.names("select * from Customer") == ["Acme", "Birch"]
