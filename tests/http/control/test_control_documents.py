"""The control API hands out the OpenAPI documents of the services."""

from sim.karbon.document.whole import document
from tests.http.control_client import ADDRESSES


def test_karbons(control):
    """Karbon's document names the address at which this server serves it."""
    found = control("GET", "/services/karbon/openapi.json")

    assert found == document(ADDRESSES["karbon"])


def test_one_that_there_is_not(control):
    """The refusal names those there are."""
    assert control.refusal("GET", "/services/xero/openapi.json", 404) == (
        "unknown_document",
        "there is no document 'xero'; there are karbon.",
    )
