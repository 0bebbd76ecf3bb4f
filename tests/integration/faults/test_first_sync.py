"""A first sync in which any one call fails, in any way: afterwards a clean run leaves one code an entity."""

from __future__ import annotations

from contextlib import suppress
from itertools import count
from typing import Any

import pytest

from integration.clients.errors import VendorError
from tests.integration.conftest import Found
from tests.integration.firm import ADMIN, Firm

from . import AT_ANY_CALL

CODES = ["Acme", "Acme › 2026 Tax", "Acme › Payroll", "Jo Doe", "Smiths", "Smiths › Advice"]


def furnish(firm: Firm) -> None:
    """A person, an organization and a group, two of them with work."""
    person = firm.karbon.add_person("Jo", "Doe")
    group = firm.karbon.add_client_group("Smiths", [person])
    firm.karbon.add_work("Payroll", firm.key("Acme"), "2026-03-02")
    firm.karbon.add_work("Advice", group, "2026-03-02")


def first_sync(firm: Firm) -> None:
    firm.bridge.connect(ADMIN)
    firm.bridge.save_and_sync(ADMIN, ("Client",), True)


@pytest.mark.edge("FLOW-04 e", "LINK-04 a", "LINK-05 a", "LINK-05 b", "LINK-05 d")
@AT_ANY_CALL
def test_any_call_fails(found: Found, fault: dict[str, Any]) -> None:
    """Whichever call fails, once or as often as a read is tried, nothing is doubled and nothing forgotten."""
    for place in count():
        firm = found()
        furnish(firm)
        firm.arm(**fault, skip=place)
        with suppress(VendorError):
            first_sync(firm)
        struck = not firm.world.universe.faults.unfired()
        firm.disarm()
        firm.restart()
        first_sync(firm)

        assert firm.paths() == CODES, place
        assert sorted(firm.live_links().values()) == sorted(firm.job(path) for path in CODES), place
        assert firm.bridge.save_and_sync(ADMIN).counts == {}, place
        assert sorted(one["name"] for one in firm.time.fields()) == ["Role", "Task Type"], place
        if not struck:
            break
    assert place > (2 if "method" in fault else 20)
