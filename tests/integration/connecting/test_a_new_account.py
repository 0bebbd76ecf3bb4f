"""Connecting while the QuickBooks Time account is being opened (ORDER-03)."""

from __future__ import annotations

import pytest

from integration.clients.errors import CredentialRefused
from integration.messages import Code, Refused
from tests.integration.firm import ADMIN, Firm


def finish(firm: Firm) -> None:
    firm.time.finish_sign_up("Baseline Accounting", "Priya", "Patel", ADMIN)


@pytest.fixture
def signing_up(baseline: Firm) -> Firm:
    """A firm with QuickBooks Time's sign-up page still open."""
    baseline.time.begin_sign_up()
    return baseline


@pytest.mark.edge("ORDER-03 b")
def test_half_way(signing_up: Firm) -> None:
    """Nothing is connected and nothing is written; the sentence says how it goes on."""
    mark = signing_up.mark()
    with pytest.raises(Refused) as caught:
        signing_up.bridge.connect(ADMIN, create_account=True)

    assert caught.value.finding.code is Code.NOT_CONNECTED
    assert "signing up" in caught.value.finding.remedy
    assert {call.method for call in signing_up.calls(since=mark) if "grant" not in call.path} == {"GET"}
    with pytest.raises(Refused):
        signing_up.bridge.status()


def test_to_its_end(signing_up: Firm) -> None:
    """The same call, made again after the sign-up, connects."""
    with pytest.raises(Refused):
        signing_up.bridge.connect(ADMIN, create_account=True)
    finish(signing_up)

    assert signing_up.bridge.connect(ADMIN, create_account=True).connected
    assert signing_up.paths() == []


def test_without_saying_so(signing_up: Firm) -> None:
    """Somebody who says nothing of a new account has credentials that are no good, and is told that."""
    with pytest.raises(CredentialRefused):
        signing_up.bridge.connect(ADMIN)


def test_somebody_else(signing_up: Firm) -> None:
    """Only the administrator of both may connect, also to a new account."""
    finish(signing_up)
    signing_up.karbon.add_user("Carla", "carla@baseline.example", admin=True)

    with pytest.raises(Refused) as caught:
        signing_up.bridge.connect("carla@baseline.example", create_account=True)
    assert caught.value.finding.code is Code.NOT_ADMIN


def test_instead_of_the_one_before(in_step: Firm) -> None:
    """A firm that was connected does not slip into another account by opening a new one (DISC-06)."""
    in_step.bridge.disconnect(ADMIN)
    in_step.time.begin_sign_up()
    finish(in_step)

    with pytest.raises(Refused) as caught:
        in_step.bridge.connect(ADMIN, create_account=True)
    assert caught.value.finding.code is Code.ACCOUNT_MISMATCH


@pytest.mark.edge("ORDER-03 a")
def test_what_a_new_account_needs(signing_up: Firm) -> None:
    """The doctor says that the add-on is missing, and takes nothing for broken that is only new."""
    finish(signing_up)
    signing_up.bridge.connect(ADMIN, create_account=True)
    signing_up.bridge.save_and_sync(ADMIN, ("Client",), True)

    found = signing_up.bridge.doctor(ADMIN, signing_up.key("2026 Tax"))
    assert [one.code for one in found.findings] == [Code.FIELDS_ADDON_MISSING]
    assert found.can_track
