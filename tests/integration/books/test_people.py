"""Whose time it is in QuickBooks: an employee's or a contractor's, found once and known by id from then on."""

from __future__ import annotations

from typing import Any

import pytest

from tests.integration.books.test_time_activities import findings
from tests.integration.firm import ADMIN, ANN, Firm


def booked(firm: Firm) -> list[tuple[str, int]]:
    return sorted((one["person"], one["minutes"]) for one in firm.books.time_activities())


def references(firm: Firm) -> list[tuple[str, str, str]]:
    table = firm.world.quickbooks.time_activities
    return [(one.name_of, one.employee_id, one.vendor_id) for one in table]


def employee_id(firm: Firm, name: str) -> str:
    return next(str(one["id"]) for one in firm.books.employees() if one["name"] == name)


@pytest.mark.parametrize("by", ["address", "name"])
def test_a_contractor_is_a_vendor(in_step: Firm, by: str) -> None:
    """Their time is a vendor's, with another reference and another NameOf."""
    name, address = ("Priya P. Ltd", ADMIN) if by == "address" else ("Priya Patel", "")
    vendor = in_step.books.add_vendor(name, email=address)
    in_step.track(60, by=ADMIN)

    assert in_step.bridge.sync().findings == []
    assert references(in_step) == [("Vendor", "", vendor)]


def test_an_employee_goes_before_a_vendor(in_step: Firm) -> None:
    """Vendors are not even read where an employee is found."""
    in_step.books.add_vendor("Ann Lee Ltd", email=ANN)
    in_step.track(60)
    in_step.bridge.sync()

    assert booked(in_step) == [("Ann Lee", 60)]
    assert not [call for call in in_step.calls("quickbooks", "GET") if "FROM%20Vendor" in call.query]


def test_a_known_person_by_any_name(in_step: Firm) -> None:
    """Somebody who is called otherwise in QuickBooks by now is still who they were, and is not looked for."""
    in_step.track(60)
    in_step.bridge.sync()
    in_step.books.rename_entry("Employee", employee_id(in_step, "Ann Lee"), "Ann Lee-Stone")
    in_step.track(30)
    mark = in_step.mark()
    in_step.bridge.sync()

    assert booked(in_step) == [("Ann Lee-Stone", 30), ("Ann Lee-Stone", 60)]
    assert not in_step.calls("quickbooks", "GET", since=mark)


@pytest.mark.parametrize("successor", [True, False])
def test_somebody_who_left(in_step: Firm, successor: bool) -> None:
    """Time of an employee who was made inactive waits, or is the successor's who has their address."""
    in_step.track(60)
    in_step.bridge.sync()
    in_step.books.deactivate_entry("Employee", employee_id(in_step, "Ann Lee"))
    if successor:
        in_step.books.add_employee("Ann", "Stone", ANN)
    in_step.track(30)
    told = in_step.bridge.sync()

    assert findings(told) == ([] if successor else ["USER_NOT_MATCHED"])
    assert sorted(length for _, length in booked(in_step)) == ([30, 60] if successor else [60])
    assert [name for name, length in booked(in_step) if length == 30] == (["Ann Stone"] if successor else [])


def test_a_match_by_mistake_ends_with_its_cause(in_step: Firm) -> None:
    """Whoever has another address in QuickBooks Time by now is matched anew."""
    in_step.time.add_user("Dan", "Field", "desk@baseline.example")
    in_step.books.add_employee("Cara", "Dunn", "desk@baseline.example")
    in_step.books.add_employee("Dan", "Field", "dan@baseline.example")
    in_step.bridge.save_and_sync(ADMIN)
    enter(in_step, "desk@baseline.example", 60)
    in_step.bridge.sync()
    in_step.time.change_user_email("desk@baseline.example", "dan@baseline.example")
    in_step.bridge.save_and_sync(ADMIN)
    enter(in_step, "dan@baseline.example", 30)
    in_step.bridge.sync()

    assert booked(in_step) == [("Cara Dunn", 60), ("Dan Field", 30)]


def enter(firm: Firm, who: str, length: int) -> None:
    firm.time.enter_time(who, firm.job("Acme › 2026 Tax"), str(firm.today()), length)


def test_two_people_with_one_address(in_step: Firm) -> None:
    """Nobody is guessed; the one with the name as well is meant, where there is one (D-17)."""
    for name in ("Priya", "Pria"):
        in_step.books.add_employee(name, "Singh", ADMIN)
    in_step.track(60, by=ADMIN)
    told = in_step.bridge.sync()
    in_step.books.add_employee("Priya", "Patel", ADMIN)
    again = in_step.bridge.sync()

    assert findings(told) == ["USER_AMBIGUOUS"]
    assert "Pria Singh, Priya Singh" in sentence(told)
    assert (findings(again), booked(in_step)) == ([], [("Priya Patel", 60)])


def sentence(run: Any) -> str:
    return str(run.findings[0].sentence)
