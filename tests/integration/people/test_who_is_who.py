"""A colleague is found by email address, is who they were afterwards, and is never guessed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from integration.messages import Code, Refused
from integration.model import Colleague, KarbonUser, TimeUser
from integration.people import Team, matched, time_user
from tests.integration.firm import ADMIN, ANN, BOB, Firm


def karbon(key: str, email: str) -> KarbonUser:
    return KarbonUser(key=key, name=key, email=email)


def user(number: int, email: str, *, active: bool = True) -> TimeUser:
    return TimeUser(id=number, first_name="User", last_name=str(number), email=email, active=active)


def who(team: list[KarbonUser], users: list[TimeUser], **before: int) -> dict[str, int]:
    """Who everybody is, given who they were."""
    known = [Colleague(key=key, user_id=user_id) for key, user_id in before.items()]
    return {one.key: one.user_id for one in matched(team, users, known)}


def refusal(*users: TimeUser, team: Team | None = None) -> tuple[Code, str]:
    with pytest.raises(Refused) as caught:
        (team or Team()).user(ANN, users)
    return caught.value.finding.code, caught.value.finding.sentence


@pytest.mark.edge("USER-05 a")
def test_swapped() -> None:
    """Addresses that two people swapped, here or there, change nobody."""
    team = [karbon("ann", BOB), karbon("bob", ANN)]

    assert who(team, [user(1, ANN), user(2, BOB)], ann=1, bob=2) == {"ann": 1, "bob": 2}


def test_found_again() -> None:
    """Who is archived is looked for again; who is there stays, though the address leads nowhere."""
    users = [user(1, ANN, active=False), user(2, "other@x.example"), user(3, ANN)]

    assert who([karbon("ann", ANN), karbon("bob", BOB)], users, ann=1, bob=2) == {"ann": 3, "bob": 2}


def test_an_address_that_leads_to_somebody_new() -> None:
    """The address of a user whom nobody is yet counts for more than what was once."""
    users = [user(1, "old@x.example"), user(2, ANN)]

    assert who([karbon("ann", ANN)], users, ann=1) == {"ann": 2}


def test_nobody_is_two_people() -> None:
    """One user of QuickBooks Time is one colleague, whoever has the address now."""
    assert who([karbon("ann", ANN), karbon("new", BOB)], [user(1, BOB)], ann=1) == {"ann": 1}


@pytest.mark.edge("USER-04 a")
def test_two_in_karbon() -> None:
    """Of two colleagues with one address nobody is taken for the user, and both hear why."""
    team = [karbon("ann", ANN), karbon("another", f" {ANN.upper()}")]

    assert who(team, [user(1, ANN)]) == {}
    assert refusal(user(1, ANN), team=Team(team))[0] is Code.USER_AMBIGUOUS


@pytest.mark.edge("USER-04 b")
def test_two_active() -> None:
    """Nobody is guessed, and both are named by id."""
    code, sentence = refusal(user(7, ANN), user(8, ANN), user(9, ANN, active=False))

    assert code is Code.USER_AMBIGUOUS
    assert "7 and 8" in sentence


@pytest.mark.edge("USER-04 c")
def test_two_archived() -> None:
    """Both are named by id."""
    code, sentence = refusal(user(7, ANN, active=False), user(8, ANN, active=False))

    assert code is Code.USER_ARCHIVED
    assert "7 and 8" in sentence


@pytest.mark.edge("USER-01 d", "USER-01 e")
def test_no_address_and_the_look_of_one() -> None:
    """Neither an empty address nor a user name finds anybody."""
    looks_like = TimeUser(id=7, first_name="Ann", last_name="Lee", email="", username=ANN)

    assert refusal(looks_like)[0] is Code.USER_NOT_MATCHED
    with pytest.raises(Refused):
        time_user("", [looks_like])


@pytest.mark.edge("USER-03 c")
def test_may_not_track(in_step: Firm) -> None:
    """A user made again without the permission is refused with that reason."""
    in_step.time.archive_user(BOB)
    in_step.time.add_user("Bob", "Stone", BOB, username="bob-again", time_tracking=False)
    in_step.bridge.save_and_sync(ADMIN)
    with pytest.raises(Refused) as caught:
        in_step.track(30, by=BOB)

    assert caught.value.finding.code is Code.USER_MAY_NOT_TRACK


def test_time_that_waits_is_still_hers(in_step: Firm) -> None:
    """Ann's time arrives as hers, though Bob has her address by then (USER-05)."""
    in_step.arm("refused", service="quickbooks_time", method="POST", path="/timesheets", status=404)
    in_step.track(60)
    for old, new in ((ANN, "interim@x.example"), (BOB, ANN), ("interim@x.example", BOB)):
        in_step.karbon.change_user_email(old, new)
    in_step.bridge.save_and_sync(ADMIN)

    assert [one["email"] for one in in_step.time.timesheets()] == [ANN]


def test_the_export_and_the_doctor_know_her(in_step: Firm) -> None:
    """Under a new address she is linked for both, to the user she is."""
    in_step.karbon.change_user_email(ANN, "ann.lee@x.example")
    in_step.bridge.save_and_sync(ADMIN)
    row = next(one for one in in_step.bridge.export_synced_items(ADMIN) if one["Karbon name"] == "Ann Lee")
    ann = next(one["id"] for one in in_step.time.team() if one["email"] == ANN)

    assert (row["link state"], row["QuickBooks Time user id"]) == ("linked", str(ann))
    assert in_step.bridge.doctor("ann.lee@x.example", in_step.key("2026 Tax")).can_track


def test_a_new_address_before_anybody_syncs(in_step: Firm) -> None:
    """Karbon is asked who has it, and she tracks at once (USER-05)."""
    in_step.karbon.change_user_email(ANN, "ann.lee@x.example")
    in_step.track(60, by="ann.lee@x.example")
    in_step.wait(timedelta(hours=1).total_seconds())

    assert [one["email"] for one in in_step.time.timesheets()] == [ANN]
    assert [one.person for one in in_step.tab().entries] == ["Ann Lee"]
