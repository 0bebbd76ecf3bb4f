"""A caller that speaks XML."""

from collections.abc import Callable
from typing import Any

import pytest
import requests

from tests.quickbooks.conftest import Company

DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
NAMESPACE = "http://schema.intuit.com/finance/v3"
TIME = "2026-03-02T01:00:00.000-08:00"
XML = {"Accept": "application/xml", "Content-Type": "application/xml"}


def answer(inside: str) -> str:
    """An answer of the first instant with this inside."""
    return f'{DECLARATION}<IntuitResponse xmlns="{NAMESPACE}" time="{TIME}">{inside}</IntuitResponse>'


class Speaker:
    """Sends bodies in XML and asks for answers in XML."""

    def __init__(self, company: Company) -> None:
        self.company = company

    def get(self, path: str, **kwargs: Any) -> requests.Response:
        return self.company.get(path, headers={"Accept": "application/xml"}, **kwargs)

    def post(self, path: str, body: str | bytes, **params: str) -> requests.Response:
        """Post a body; one given as text needs no namespace."""
        if isinstance(body, str):
            body = body.replace(">", f' xmlns="{NAMESPACE}">', 1).encode()
        return self.company.call("POST", path, data=body, headers=XML, params=params)

    def query(self, statement: str) -> requests.Response:
        return self.get("query", params={"query": statement})


@pytest.fixture
def xml(company: Company) -> Speaker:
    return Speaker(company)


@pytest.fixture
def emily(company: Company) -> str:
    return company.screens.add_employee("Emily", "Platt")


@pytest.fixture
def code(company: Company) -> Callable[[requests.Response], str]:
    """The code of a refusal in XML."""

    def found(response: requests.Response) -> str:
        assert response.status_code == 400, response.text
        return response.text.partition('<Error code="')[2].partition('"')[0]

    return found
