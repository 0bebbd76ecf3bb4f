"""A firm in step, whose QuickBooks Time answers by heart."""

import pytest

from tests.integration.firm import Firm

from .scripted import Scripted


@pytest.fixture
def firm(in_step: Firm, monkeypatch: pytest.MonkeyPatch) -> Scripted:
    return Scripted(in_step, monkeypatch)
