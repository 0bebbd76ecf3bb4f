"""The examination as a whole: who is asked, in which order it tells, and what it leaves alone."""

from __future__ import annotations

from integration.doctor import CHECKS
from tests.integration.doctor.asking import ask, seen
from tests.integration.doctor.troubles import (
    approved,
    archived,
    client_code_deleted,
    deleted,
    no_addon,
    other_type,
    private,
)
from tests.integration.firm import ADMIN, ANN, Firm


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
