"""Each step of the checklist finds its trouble, says what helps, and is silent when all is well."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime

import pytest

from integration.doctor import CHECKS, Examination
from integration.doctor.chart import Chart
from integration.doctor.person import active_and_allowed
from integration.model import TimeUser
from integration.store.tenants import Tenant
from tests.integration.firm import ADMIN, ANN, BOB, Firm

TAX = "2026 Tax"


def ask(firm: Firm, name: str | None = TAX, by: str | None = ANN, **more: object) -> Examination:
    key = firm.key(name) if name is not None else None
    return firm.bridge.doctor(by, key, **more)


def seen(found: Examination) -> list[tuple[int, str, bool]]:
    """Step, code and whether it blocks, of what was found."""
    return [(one.step, one.code.value, one.blocks) for one in found.findings]


def test_all_is_well(in_step: Firm) -> None:
    """Nothing is found where nothing is wrong, and time can be tracked."""
    found = ask(in_step)

    assert seen(found) == []
    assert found.can_track
    assert [one.state for one in found.standings] == ["linked", "linked"]


def test_never_connected(baseline: Firm) -> None:
    """1. Then there is nothing else to look at."""
    assert seen(ask(baseline)) == [(1, "NOT_CONNECTED", True)]


def disconnected(firm: Firm) -> None:
    firm.bridge.disconnect(ADMIN)


def another_account(firm: Firm) -> None:
    account = firm.world.quickbooks_time
    account.set_account(client_url="elsewhere", company_name="Somebody Else")


def nobody(firm: Firm) -> None:
    firm.time.change_user_email(ANN, "ann@elsewhere.example")
    firm.bridge.save_and_sync(ADMIN)


def archived(firm: Firm) -> None:
    firm.time.archive_user(ANN)
    firm.bridge.save_and_sync(ADMIN)


def archived_since(firm: Firm) -> None:
    firm.time.archive_user(ANN)


def not_allowed(firm: Firm) -> None:
    firm.time.set_permission(ANN, "time_tracking", False)


def unseen(firm: Firm) -> None:
    firm.karbon.set_restriction(firm.key("Acme"), "Private")


def private(firm: Firm) -> None:
    firm.karbon.grant_app_permission(True, True)
    firm.karbon.set_restriction(firm.key("Acme"), "Private")


def other_type(firm: Firm) -> None:
    firm.karbon.set_contact_type(firm.key("Acme"), "Prospect")


def contacts_only(firm: Firm) -> None:
    firm.bridge.save_and_sync(ADMIN, track_work=False)


def deleted(firm: Firm) -> None:
    firm.time.delete_job(firm.job("Acme › 2026 Tax"))


def deleted_and_noticed(firm: Firm) -> None:
    deleted(firm)
    firm.bridge.save_and_sync(ADMIN)


def client_code_deleted(firm: Firm) -> None:
    firm.time.delete_job(firm.job("Acme"))


def no_addon(firm: Firm) -> None:
    firm.time.uninstall_addon("Custom Fields")


def required_field(firm: Firm) -> None:
    firm.time.add_field("Billable", ["Yes", "No"], required=True)
    firm.bridge.save_and_sync(ADMIN)


def approved(firm: Firm) -> None:
    firm.time.approve_time(ANN, firm.today().isoformat())


def long_ago(firm: Firm) -> None:
    firm.wait(2 * 86_400)


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


def test_nobody_answers(in_step: Firm) -> None:
    """A system that is down is said first; the rest goes by what was last read."""
    in_step.time.archive_user(ANN)
    in_step.bridge.save_and_sync(ADMIN)
    in_step.arm("refused", service="quickbooks_time", times=20)

    found = ask(in_step)
    in_step.disarm()

    assert seen(found) == [(1, "SERVICE_UNAVAILABLE", True), (4, "USER_ARCHIVED", True)]


def test_a_key_that_nobody_knows(in_step: Firm) -> None:
    """5. A mistyped key is found, too."""
    assert seen(in_step.bridge.doctor(key="2mNoSuchKey9")) == [
        (5, "CLIENT_NOT_PUBLIC", True),
    ]


def test_the_firm_as_a_whole(in_step: Firm) -> None:
    """Without names it looks at what concerns everybody."""
    no_addon(in_step)

    assert seen(in_step.bridge.doctor()) == [(10, "FIELDS_ADDON_MISSING", False)]


def test_several_troubles_in_order(in_step: Firm) -> None:
    """The list is gone through to its end, so that nobody has to come back for each."""
    approved(in_step)
    private(in_step)
    other_type(in_step)
    no_addon(in_step)
    deleted(in_step)

    assert [step for step, _, _ in seen(ask(in_step))] == [5, 6, 9, 10, 11]


def test_a_private_name_stays_in_karbon(in_step: Firm) -> None:
    """What the doctor says about a private client names its key only (PRIV-04)."""
    private(in_step)
    other_type(in_step)
    deleted(in_step)
    client_code_deleted(in_step)

    found = ask(in_step)

    assert len(found.findings) >= 3
    assert not [one for one in found.findings if "Acme" in f"{one.sentence}{one.evidence}{one.remedy}"]


def test_a_user_who_is_back(in_step: Firm) -> None:
    """Tracking goes by the last Save & Sync: the doctor says what is still to be pressed."""
    archived(in_step)
    in_step.time.add_user("Ann", "Lee", ANN, username="ann-again")

    (found,) = ask(in_step).findings

    assert (found.step, found.code) == (4, "USER_ARCHIVED")
    assert "is active" in found.evidence
    assert found.remedy.startswith("Press")


def test_looking_changes_nothing(in_step: Firm) -> None:
    """After the doctor, whatever could not be done still cannot be done, and no vendor was written to."""
    archived(in_step)
    in_step.time.add_user("Ann", "Lee", ANN, username="ann-again")
    before, mark = in_step.live_links(), in_step.mark()
    ask(in_step)

    assert in_step.live_links() == before
    assert {call.method for call in in_step.calls(since=mark)} == {"GET"}
    assert ask(in_step).findings[0].code == "USER_ARCHIVED"


def test_few_questions(in_step: Firm) -> None:
    """Six calls at most, however large the firm."""
    mark = in_step.mark()
    ask(in_step)

    assert len(in_step.calls(since=mark)) <= 6


def test_twelve_steps() -> None:
    """The list is as long as the article's, and each step says what it is."""
    assert [(check.__doc__ or "").partition(".")[0] for check in CHECKS] == [
        str(step) for step in range(1, 13)
    ]
