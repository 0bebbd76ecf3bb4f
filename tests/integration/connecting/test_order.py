"""Connecting Karbon before QuickBooks is allowed, with a warning (ORDER-02)."""

from __future__ import annotations

import pytest

from integration.messages import Code
from tests.integration.firm import ADMIN, Firm


@pytest.fixture
def other_order(baseline: Firm) -> Firm:
    """QuickBooks has two customers, of which QuickBooks Time has heard nothing."""
    baseline.books.add_customer("Acme")
    baseline.books.add_customer("Birch")
    return baseline


def test_the_other_order(other_order: Firm) -> None:
    """It is connected, and the warning counts what would not be linked."""
    found = other_order.bridge.connect(ADMIN)

    assert found.connected
    assert found.message is not None
    assert found.message.code is Code.QUICKBOOKS_FIRST
    assert "2 customers" in found.message.sentence


def test_the_recommended_order(other_order: Firm) -> None:
    """Codes that are there already were brought from QuickBooks."""
    other_order.time.add_job("Acme")

    assert other_order.bridge.connect(ADMIN).message is None


def test_a_quickbooks_without_customers(baseline: Firm) -> None:
    """There is nothing to be doubled."""
    assert baseline.bridge.connect(ADMIN).message is None


def test_no_quickbooks(found) -> None:
    """It is optional, and then there is no order."""
    firm = found(with_books=False)
    firm.books.add_customer("Acme")

    assert firm.bridge.connect(ADMIN).message is None


def test_quickbooks_is_down(other_order: Firm) -> None:
    """Karbon and QuickBooks Time are connected without it (FLOW-03)."""
    other_order.arm("refused", service="quickbooks", times=5)
    found = other_order.bridge.connect(ADMIN)
    other_order.disarm()

    assert (found.connected, found.message) == (True, None)


def test_connecting_again(other_order: Firm) -> None:
    """Whoever was connected before has made the choice."""
    other_order.bridge.connect(ADMIN)
    other_order.bridge.disconnect(ADMIN)

    assert other_order.bridge.connect(ADMIN).message is None
