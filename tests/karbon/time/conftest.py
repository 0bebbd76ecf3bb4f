"""A firm whose people track their time in Karbon."""

from types import SimpleNamespace

import pytest

ANN, BOB = "ann@firm.example", "bob@firm.example"


@pytest.fixture
def firm(karbon):
    """Ann and Bob, a client with work, and a person without; what they are called is in `keys`."""
    screens = karbon.screens
    karbon.keys = SimpleNamespace(
        ann=screens.add_user("Ann Lee", ANN),
        bob=screens.add_user("Bob Ray", BOB),
        engines=screens.add_organization("Engines"),
        ada=screens.add_person("Ada", "Byron"),
    )
    karbon.keys.tax = screens.add_work("Tax", karbon.keys.engines, "2026-03-01")
    karbon.keys.audit = screens.add_work("Audit", karbon.keys.engines, "2026-03-01")
    screens.set_billable_rate(ANN, 250)
    screens.set_billable_rate(BOB, 86)
    return karbon
