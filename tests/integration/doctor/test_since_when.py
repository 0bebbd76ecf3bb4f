"""Each link has a state, a reason and a time (LINK-06)."""

from __future__ import annotations

from integration.mapped import Standing
from tests.integration.firm import ADMIN, ANN, Firm

DAY = 86_400


def standing(firm: Firm, name: str = "2026 Tax") -> Standing:
    (found,) = firm.bridge.doctor(key=firm.key(name)).standings
    return found


def now(firm: Firm) -> str:
    return firm.world.universe.clock.now().isoformat()[:10]


def test_a_link(in_step: Firm) -> None:
    """It stands since it was made, however often it was looked at since."""
    made = now(in_step)
    in_step.wait(DAY)
    in_step.bridge.save_and_sync(ADMIN)

    assert standing(in_step).state == "linked"
    assert (standing(in_step).since or "")[:10] == made != now(in_step)


def test_a_deleted_code(in_step: Firm) -> None:
    """It is missing since Save & Sync found out."""
    in_step.time.delete_job(in_step.job("Acme › 2026 Tax"))
    in_step.wait(DAY)
    in_step.bridge.save_and_sync(ADMIN)
    found = now(in_step)
    in_step.wait(DAY)

    assert standing(in_step).state == "missing"
    assert (standing(in_step).since or "")[:10] == found


def test_a_rename_is_no_change_of_state(in_step: Firm) -> None:
    """The link goes on."""
    made = now(in_step)
    in_step.wait(DAY)
    in_step.karbon.rename_client(in_step.key("Acme"), "Acme Ltd")
    in_step.bridge.save_and_sync(ADMIN)

    assert (standing(in_step, "Acme Ltd").since or "")[:10] == made


def test_a_restored_code(in_step: Firm) -> None:
    """A person who restores a code begins the link anew."""
    in_step.time.delete_job(in_step.job("Acme › 2026 Tax"))
    in_step.bridge.save_and_sync(ADMIN)
    in_step.wait(DAY)
    in_step.bridge.generate_code(in_step.key("2026 Tax"), ANN, "restore")

    assert standing(in_step).state == "linked"
    assert (standing(in_step).since or "")[:10] == now(in_step)


def test_what_has_no_link(in_step: Firm) -> None:
    """It tells when that was last checked."""
    in_step.karbon.add_organization("Paper Mill", contact_type="Supplier")
    in_step.wait(DAY)
    in_step.bridge.save_and_sync(ADMIN)

    found = standing(in_step, "Paper Mill")
    assert (found.state, found.reason) == ("not linked", "CONTACT_NOT_SYNCED")
    assert (found.since or "")[:10] == now(in_step)
