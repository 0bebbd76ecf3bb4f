"""Why a client or work item is as it is, in one answer."""

from __future__ import annotations

import pytest

from integration.messages import Code, Refused
from tests.integration.firm import ADMIN, Firm


def test_one_in_step(in_step: Firm) -> None:
    """Its code, where that lies, and who made it."""
    found = in_step.bridge.explain(in_step.key("2026 Tax"))

    assert (found.name, found.kind, found.standing.state) == ("2026 Tax", "WorkItem", "linked")
    assert [(bond.code_path, bond.active, bond.state) for bond in found.bonds] == [
        ("Acme › 2026 Tax", True, "linked")
    ]
    assert [line.what for line in found.done] == ["create"]
    assert (found.finding, found.waiting) == (None, 0)


def test_one_whose_code_was_deleted_and_made_again(in_step: Firm) -> None:
    """Both codes, oldest first; what was done in between; and what waited is told while it does."""
    key, job = in_step.key("2026 Tax"), in_step.job("Acme › 2026 Tax")
    in_step.time.delete_job(job)
    in_step.track(30)
    before = in_step.bridge.explain(key)
    in_step.bridge.save_and_sync(ADMIN)
    in_step.bridge.generate_code(key, ADMIN, "create")
    after = in_step.bridge.explain(key)

    assert before.waiting == 1
    assert [bond.state for bond in after.bonds] == ["retired", "linked"]
    assert after.bonds[0].code_id == job
    assert after.waiting == 0
    assert "mark missing" in [line.what for line in after.done]


def test_one_that_takes_no_part(in_step: Firm) -> None:
    """What stands in its way, with the remedy."""
    supplier = in_step.karbon.add_organization("Paper Mill", contact_type="Supplier")
    in_step.bridge.sync()
    found = in_step.bridge.explain(supplier)

    assert found.standing.state == "not linked"
    assert found.finding is not None
    assert found.finding.code is Code.CONTACT_NOT_SYNCED
    assert found.bonds == ()


def test_nobody_is_called_so(in_step: Firm) -> None:
    """A key that there is not is refused in a sentence."""
    with pytest.raises(Refused, match="mistyped"):
        in_step.bridge.explain("4FWN66hZd6dX")
