"""A name that is almost another: a person says whether it is the same, or asks for a new code (DUP-01, D-01)."""

from __future__ import annotations

import pytest

from integration.messages import Code, Finding, Refused
from tests.integration.firm import ADMIN, Firm


@pytest.fixture
def alike(baseline: Firm) -> Firm:
    """Karbon has Birch & Sons, QuickBooks Time BIRCH & SONS."""
    baseline.karbon.add_organization("Birch & Sons")
    baseline.time.add_job("BIRCH & SONS")
    baseline.connect()
    return baseline


def refusal(firm: Firm, name: str, choice: str | None = None) -> Finding:
    with pytest.raises(Refused) as caught:
        firm.bridge.generate_code(firm.key(name), ADMIN, choice)
    return caught.value.finding


def test_it_is_asked_about(alike: Firm) -> None:
    """Both answers are offered, by the sync and by whoever asks for a code; a choice about a deleted code is none."""
    run = alike.bridge.save_and_sync(ADMIN)
    (found,) = run.findings

    assert (found.code, found.choices) == (Code.NEAR_NAME_MATCH, ("link", "create"))
    assert refusal(alike, "Birch & Sons").choices == ("link", "create")
    assert refusal(alike, "Birch & Sons", "restore").code is Code.NEAR_NAME_MATCH


def test_it_is_the_same(alike: Firm) -> None:
    """It is linked as it is called over there, nothing is renamed, and no sync has anything to add."""
    key, code = alike.key("Birch & Sons"), alike.job("BIRCH & SONS")
    made = alike.bridge.generate_code(key, ADMIN, "link")
    line = alike.bridge.audit_lines(key)[-1]
    run = alike.bridge.save_and_sync(ADMIN)

    assert (made.how, made.code_id) == ("linked", code)
    assert alike.live_links()[key] == code
    assert (line.who, line.what, line.why) == (ADMIN, "adopt", "DUP-01")
    assert (run.counts, run.findings) == ({}, [])
    assert alike.paths() == ["Acme", "Acme › 2026 Tax", "BIRCH & SONS"]


def test_a_rename_later(alike: Firm) -> None:
    """It is a bond like any other: a rename in Karbon is carried over."""
    alike.bridge.generate_code(alike.key("Birch & Sons"), ADMIN, "link")
    alike.karbon.rename_client(alike.key("Birch & Sons"), "Beech")

    assert alike.bridge.save_and_sync(ADMIN).counts == {"rename": 1}
    assert "Beech" in alike.paths()


def test_it_is_another(alike: Firm) -> None:
    """It gets a code of its own where letter case makes two names."""
    alike.world.quickbooks_time.set_behaviour(sibling_names="exact")
    made = alike.bridge.generate_code(alike.key("Birch & Sons"), ADMIN, "create")

    assert made.how == "created"
    assert {"BIRCH & SONS", "Birch & Sons"} <= set(alike.paths())
    assert alike.bridge.save_and_sync(ADMIN).counts == {}


def test_it_is_another_and_cannot_be(alike: Firm) -> None:
    """Where QuickBooks Time answers with the code that is there, that is not linked against what a person said."""
    finding = refusal(alike, "Birch & Sons", "create")

    assert (finding.code, finding.choices) == (Code.NEAR_NAME_MATCH, ("link",))
    assert alike.key("Birch & Sons") not in alike.live_links()
    assert alike.paths() == ["Acme", "Acme › 2026 Tax", "BIRCH & SONS"]


def test_two_of_karbon(in_step: Firm) -> None:
    """Two clients that are almost called the same have nothing to be linked to; each may have a code."""
    for name in ("Birch", "Birch."):
        in_step.karbon.add_organization(name)
    in_step.world.quickbooks_time.set_behaviour(sibling_names="exact")
    in_step.karbon.add_organization("Oak  Ltd")
    in_step.karbon.add_organization("Oak Ltd")
    found = {one.subject: one.choices for one in in_step.bridge.save_and_sync(ADMIN).findings}
    made = in_step.bridge.generate_code(in_step.key("Oak  Ltd"), ADMIN, "create")

    assert set(found.values()) == {("create",)}
    assert refusal(in_step, "Oak Ltd", "link").code is Code.NEAR_NAME_MATCH
    assert made.how == "created"


def test_the_code_is_somebody_elses(in_step: Firm) -> None:
    """A code that has its client is nobody else's: there is a new one, or none."""
    in_step.karbon.add_organization("ACME")
    (found,) = in_step.bridge.save_and_sync(ADMIN).findings
    before = in_step.live_links()

    assert found.choices == ("create",)
    assert refusal(in_step, "ACME", "link").code is Code.NEAR_NAME_MATCH
    assert in_step.live_links() == before


def test_nothing_is_alike(in_step: Firm) -> None:
    """To link is refused, and no code is made instead."""
    in_step.karbon.add_organization("Oak")
    finding = refusal(in_step, "Oak", "link")

    assert (finding.code, finding.behaviour) == (Code.BAD_INPUT, "DUP-01")
    assert "Oak" not in in_step.paths()


def test_work(in_step: Firm) -> None:
    """Of work it is the same, below its client."""
    code = in_step.time.add_job("payroll", in_step.job("Acme"))
    in_step.karbon.add_work("Payroll", in_step.key("Acme"), "2026-04-01")
    in_step.bridge.save_and_sync(ADMIN)

    assert in_step.bridge.generate_code(in_step.key("Payroll"), ADMIN, "link").code_id == code
