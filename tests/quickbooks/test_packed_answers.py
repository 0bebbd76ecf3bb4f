"""Long answers are packed for whoever takes gzip, in both representations, and nothing else about them changes."""

import pytest

from tests.quickbooks.conftest import Company

PACKED, PLAIN = {"Accept-Encoding": "gzip, deflate"}, {"Accept-Encoding": "identity"}


@pytest.mark.parametrize("accept", ["application/json", "application/xml"])
def test_a_long_answer_is_the_same_packed_and_plain(company: Company, accept: str) -> None:
    """As the Java SDK asks for it."""
    for number in range(10):
        company.screens.add_customer(f"Client {number}")
    url = "query?query=select * from Customer"
    packed, plain = (company.get(url, headers={"Accept": accept, **asked}) for asked in (PACKED, PLAIN))

    assert packed.headers["Content-Encoding"] == "gzip"
    assert int(packed.headers["Content-Length"]) < int(plain.headers["Content-Length"])
    assert "Content-Encoding" not in plain.headers
    assert packed.content == plain.content
    assert packed.headers["Content-Type"] == plain.headers["Content-Type"]


def test_a_short_answer_is_never_packed(company: Company) -> None:
    """One record fits into a packet."""
    assert "Content-Encoding" not in company.get("companyinfo/1", headers=PACKED).headers


def test_a_replayed_answer_is_packed_anew(company: Company) -> None:
    """The stored one is plain, so that both kinds of caller can have it."""
    body = {"DisplayName": "Acme", "Notes": "x" * 1999}
    first = company.post("customer", body, requestid="r1")
    again = company.call(
        "POST", "customer", json=body, params={"requestid": "r1"}, headers={"Accept-Encoding": "identity"}
    )

    assert first.headers["Content-Encoding"] == "gzip"
    assert again.content == first.content
