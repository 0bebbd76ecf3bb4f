"""What people do with teams in Karbon."""

import pytest

from sim.karbon.screens import ScreenRefused


def shown(caller):
    return [(team["name"], team["parent"], team["members"]) for team in caller.screens.teams()]


def test_teams_are_formed_renamed_and_dissolved(karbon):
    """Sub-teams move up to where their team was."""
    for name, parent in (("Firm", ""), ("Tax", "Firm"), ("Payroll", "Tax")):
        karbon.screens.add_team(name, parent=parent)
    karbon.screens.rename_team("Tax", "Taxes")
    before = shown(karbon)
    karbon.screens.delete_team("Taxes")

    assert before == [("Firm", "", []), ("Payroll", "Taxes", []), ("Taxes", "Firm", [])]
    assert shown(karbon) == [("Firm", "", []), ("Payroll", "Firm", [])]


def test_colleagues_join_and_leave(karbon):
    """Once each."""
    karbon.screens.add_user("Ann Lee", "ann@firm.example")
    karbon.screens.add_team("Tax")
    karbon.screens.join_team("Tax", "ann@firm.example")
    karbon.screens.join_team("Tax", "ANN@firm.example")
    joined = shown(karbon)
    karbon.screens.leave_team("Tax", "ann@firm.example")

    assert joined == [("Tax", "", ["ann@firm.example"])]
    assert shown(karbon) == [("Tax", "", [])]


def test_a_team_moves_into_another_and_out(karbon):
    """By name or by key."""
    key = karbon.screens.add_team("Tax")
    karbon.screens.add_team("Firm")
    karbon.screens.move_team(key, "Firm")
    inside = shown(karbon)
    karbon.screens.move_team("Tax", "")

    assert inside == [("Firm", "", []), ("Tax", "Firm", [])]
    assert shown(karbon) == [("Firm", "", []), ("Tax", "", [])]


@pytest.mark.parametrize("parent", ["Firm", "Tax", "Payroll"])
def test_no_team_is_inside_itself(karbon, parent):
    """Nor inside what is inside it."""
    for name, above in (("Firm", ""), ("Tax", "Firm"), ("Payroll", "Tax")):
        karbon.screens.add_team(name, parent=above)

    with pytest.raises(ScreenRefused, match="a team cannot be inside itself"):
        karbon.screens.move_team("Firm", parent)


def test_names_tell_teams_apart(karbon):
    """And what is not there is told with what was near."""
    karbon.screens.add_team("Audit")

    with pytest.raises(ScreenRefused, match="a team called 'Audit' already"):
        karbon.screens.add_team("Audit")
    with pytest.raises(ScreenRefused, match="no team 'Audits'; did you mean 'Audit'"):
        karbon.screens.delete_team("Audits")
    with pytest.raises(ScreenRefused, match="a team's name cannot be empty"):
        karbon.screens.rename_team("Audit", " ")
