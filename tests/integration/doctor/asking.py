"""How the tests ask the doctor, and what they look at of the answer."""

from __future__ import annotations

from integration.doctor import Examination
from tests.integration.firm import ANN, Firm

TAX = "2026 Tax"


def ask(firm: Firm, name: str | None = TAX, by: str | None = ANN, **more: object) -> Examination:
    key = firm.key(name) if name is not None else None
    return firm.bridge.doctor(by, key, **more)


def seen(found: Examination) -> list[tuple[int, str, bool]]:
    """Step, code and whether it blocks, of what was found."""
    return [(one.step, one.code.value, one.blocks) for one in found.findings]
