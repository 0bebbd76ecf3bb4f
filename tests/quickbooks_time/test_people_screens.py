"""What admins do with the team."""

import pytest

from sim.quickbooks_time.screens import ScreenRefused

ADA = "ada@example.test"
DAY = "2026-03-02"


def member(screens, user_id):
    return next(one for one in screens.team() if one["id"] == user_id)


@pytest.fixture
def twin(screens):
    """Ada once more, under another name."""
    return screens.add_user("A.", "Byrne", "a.byrne@example.test")


def test_somebody_archived_is_re_created(screens, ada):
    """With the same name and address; the login is another one, as the old one stays with its owner."""
    screens.archive_user(ADA)
    again = screens.add_user("Ada", "Byrne", ADA)

    assert member(screens, again)["username"] == f"{ADA}-2"
    assert member(screens, again)["active"]
    assert not member(screens, ada)["active"]


def test_people_are_renamed_and_archived_together(screens, ada, twin):
    """By their addresses."""
    screens.rename_user(ADA, "Ada", "Lovell")
    screens.archive_users([ADA, "a.byrne@example.test"])

    assert member(screens, ada)["last_name"] == "Lovell"
    assert not any(member(screens, one)["active"] for one in (ada, twin))


def test_two_members_become_one(screens, ada, twin):
    """The survivor has the time and the jobs of both; the duplicate is archived."""
    job = screens.add_job("Tax", assigned_to_all=False)
    screens.assign_job(job, ["a.byrne@example.test"])
    screens.enter_time("a.byrne@example.test", job, DAY, 60)
    screens.merge_team_members(ada, twin)

    assert not member(screens, twin)["active"]
    assert [row["minutes"] for row in screens.time_of(ADA)] == [60]
    assert screens.enter_time(ADA, job, DAY, 30)


def test_two_clocks_are_not_merged(screens, ada, twin, acme):
    """Nobody is on the clock twice; nothing has happened then."""
    screens.start_clock(ADA, acme)
    screens.start_clock("a.byrne@example.test", acme)
    with pytest.raises(ScreenRefused, match="clock"):
        screens.merge_team_members(ada, twin)

    assert member(screens, twin)["active"]


def test_who_cannot_be_merged(screens, state, ada, twin):
    """Oneself, the owner, nobody, or into somebody archived."""
    for survivor, duplicate in [(ada, ada), (ada, state.owner.id), (ada, 9_999)]:
        with pytest.raises(ScreenRefused):
            screens.merge_team_members(survivor, duplicate)
    screens.archive_user(ADA)
    with pytest.raises(ScreenRefused, match="not active"):
        screens.merge_team_members(ada, twin)


def test_a_clock_is_stopped(state, screens, ada, acme):
    """The time counts from then on."""
    screens.start_clock(ADA, acme)
    state.universe.clock.advance(1_800)
    screens.stop_clock(ADA)

    assert screens.time_of(ADA)[0]["minutes"] == 30
    with pytest.raises(ScreenRefused, match="not on the clock"):
        screens.stop_clock(ADA)


def test_time_is_handed_in(screens, ada, acme):
    """It is closed then, as approved time is, until it is opened again."""
    screens.submit_time(ADA, DAY)
    with pytest.raises(ScreenRefused, match="approved"):
        screens.enter_time(ADA, acme, DAY, 60)
    screens.unapprove_time(ADA)

    assert screens.enter_time(ADA, acme, DAY, 60)


def test_everybodys_time_is_approved(screens, ada, twin):
    """Nobody's approval goes back by it."""
    screens.approve_time(ADA, "2026-03-31")
    screens.approve_all_time(DAY)

    assert member(screens, ada)["approved_to"] == "2026-03-31"
    assert member(screens, twin)["approved_to"] == DAY
