"""Each step of the checklist finds its trouble, says what helps, and is silent when all is well."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from integration.doctor.chart import Chart
from integration.doctor.person import active_and_allowed
from integration.model import TimeUser
from integration.store.tenants import Tenant
from tests.integration.doctor.asking import ask, seen
from tests.integration.doctor.troubles import (
    another_account,
    approved,
    archived,
    archived_since,
    client_code_deleted,
    contacts_only,
    deleted,
    deleted_and_noticed,
    disconnected,
    long_ago,
    no_addon,
    nobody,
    not_allowed,
    other_type,
    private,
    required_field,
    unseen,
)
from tests.integration.firm import ADMIN, ANN, BOB, Firm


def test_all_is_well(in_step: Firm) -> None:
    """Nothing is found where nothing is wrong, and time can be tracked."""
    found = ask(in_step)

    assert seen(found) == []
    assert found.can_track
    assert [one.state for one in found.standings] == ["linked", "linked"]


def test_never_connected(baseline: Firm) -> None:
    """1. Then there is nothing else to look at."""
    assert seen(ask(baseline)) == [(1, "NOT_CONNECTED", True)]


@pytest.mark.parametrize(
    ("trouble", "expected"),
    [
        (disconnected, [(1, "NOT_CONNECTED", True)]),
        (another_account, [(2, "ACCOUNT_MISMATCH", True)]),
        (nobody, [(3, "USER_NOT_MATCHED", True)]),
        (archived, [(4, "USER_ARCHIVED", True)]),
        (archived_since, [(4, "USER_ARCHIVED", True)]),
        (not_allowed, [(4, "USER_MAY_NOT_TRACK", True)]),
        (unseen, [(5, "CLIENT_NOT_PUBLIC", True)]),
        (private, [(5, "CLIENT_NOT_PUBLIC", True)]),
        (other_type, [(6, "CONTACT_NOT_SYNCED", True)]),
        (contacts_only, [(7, "WORK_NOT_TRACKED", True)]),
        (deleted, [(9, "CODE_MISSING", True)]),
        (deleted_and_noticed, [(9, "CODE_NOT_LINKED", True)]),
        (client_code_deleted, [(9, "CODE_MISSING", False), (9, "CODE_MISSING", True)]),
        (no_addon, [(10, "FIELDS_ADDON_MISSING", False)]),
        (required_field, [(10, "FIELD_VALUE_REQUIRED", False)]),
        (approved, [(11, "TIME_LOCKED", True)]),
        (long_ago, [(12, "SYNC_DUE", False)]),
    ],
)
def test_a_trouble(
    in_step: Firm, trouble: Callable[[Firm], None], expected: list[tuple[int, str, bool]]
) -> None:
    """It is found at its step, and with nothing beside it."""
    trouble(in_step)

    found = ask(in_step)

    assert seen(found) == expected
    assert found.can_track is not any(blocks for _, _, blocks in expected)
    assert all(one.sentence and one.remedy and one.behaviour for one in found.findings)


def test_two_users_of_one_address() -> None:
    """4. QuickBooks Time lets nobody have another's address; should it have happened, nobody guesses."""
    users = tuple(TimeUser(id=one, first_name="Ann", last_name="Lee", email=ANN) for one in (7, 8))
    firm = Tenant(
        id="t",
        account="a",
        company="c",
        connected=True,
        connected_by=ADMIN,
        since=datetime(2026, 3, 2, tzinfo=UTC),
    )
    chart = Chart(at=firm.since, day=firm.since.date(), firm=firm, email=ANN, users=users)

    (found,) = active_and_allowed(chart)

    assert found.code == "USER_AMBIGUOUS"
    assert "7 (active), 8 (active)" in found.evidence


def test_equal_names(in_step: Firm) -> None:
    """8. Neither of two equal names has a code; the doctor names the other."""
    first = in_step.karbon.add_organization("Twin", contact_type="Client")
    second = in_step.karbon.add_client_group("Twin", [in_step.key("Acme")])
    in_step.bridge.save_and_sync(ADMIN)

    found = in_step.bridge.doctor(key=first)

    assert seen(found) == [(8, "NAME_CONFLICT", True)]
    assert second in found.findings[0].sentence


def test_a_name_that_cannot_be_carried_over(in_step: Firm) -> None:
    """8. With a code already, a name that is taken stops no time."""
    in_step.time.add_job("Birch")
    in_step.karbon.rename_client(in_step.key("Acme"), "Birch")
    in_step.bridge.save_and_sync(ADMIN)

    found = ask(in_step, "Birch")

    assert seen(found) == [(8, "NAME_CONFLICT", False)]
    assert found.can_track


def test_not_sent_yet(in_step: Firm) -> None:
    """9. A client that is newer than the last sync."""
    in_step.karbon.add_organization("New", contact_type="Client")

    assert seen(ask(in_step, "New")) == [(9, "CONTACT_NOT_SYNCED", True)]


def test_completed_work(in_step: Firm) -> None:
    """9. Completed work gets no code by itself, and the doctor says so."""
    key = in_step.karbon.add_work("2024 Tax", in_step.key("Acme"), "2024-03-04")
    in_step.karbon.complete_work(key)
    in_step.bridge.save_and_sync(ADMIN)

    (found,) = ask(in_step, "2024 Tax").findings

    assert found.step == 9
    assert "completed" in found.evidence


def test_waiting_time(in_step: Firm) -> None:
    """12. Time that QuickBooks Time does not have yet is counted."""
    in_step.arm("refused", service="quickbooks_time", method="POST", path="timesheets", times=9)
    in_step.track(60)
    in_step.disarm()

    found = ask(in_step)

    assert seen(found) == [(12, "TIME_WAITING", False)]
    assert found.findings[0].sentence.startswith("1 entry waits")


def test_time_of_others_that_waits(in_step: Firm) -> None:
    """12. Only this person's time, on this client or work item, is counted."""
    in_step.arm("refused", service="quickbooks_time", method="POST", path="timesheets", times=9)
    in_step.track(60, by=BOB)
    in_step.track(60, "Acme")
    in_step.disarm()

    assert seen(ask(in_step)) == []
    assert seen(ask(in_step, by=BOB)) == [(12, "TIME_WAITING", False)]
    assert ask(in_step, by=None, name=None).findings[0].sentence.startswith("2 entries wait")


def test_it_takes_part_again(in_step: Firm) -> None:
    """9. What was out of the rules at the last sync and is in them now is told, and stops nobody."""
    other_type(in_step)
    in_step.bridge.save_and_sync(ADMIN)
    in_step.karbon.set_contact_type(in_step.key("Acme"), "Client")

    assert seen(ask(in_step, "Acme")) == [(9, "CONTACT_NOT_SYNCED", False)]
