"""What was done is written down line by line, and a line that somebody touched shows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import delete, insert, select, update

from integration.store.audit import Verified
from integration.store.schema import AUDIT
from tests.integration.firm import Firm

Touch = Callable[[Firm, int], None]


def numbers(firm: Firm) -> list[int]:
    with firm.bridge.desk.database.read() as connection:
        return list(connection.execute(select(AUDIT.c.number).order_by(AUDIT.c.number)).scalars())


def change(firm: Firm, number: int) -> None:
    with firm.bridge.desk.database.begin() as connection:
        connection.execute(update(AUDIT).where(AUDIT.c.number == number).values(who="nobody"))


def take_out(firm: Firm, number: int) -> None:
    with firm.bridge.desk.database.begin() as connection:
        connection.execute(delete(AUDIT).where(AUDIT.c.number == number))


def put_in(firm: Firm, number: int) -> None:
    """Another line in place of one, with the digest that was there."""
    with firm.bridge.desk.database.begin() as connection:
        row = dict(connection.execute(select(AUDIT).where(AUDIT.c.number == number)).one()._mapping)
        connection.execute(delete(AUDIT).where(AUDIT.c.number == number))
        connection.execute(insert(AUDIT).values({**row, "what": "adopt"}))


def test_lines_fit_together(in_step: Firm) -> None:
    """Whatever was done; and the last digest is the one that the next line follows."""
    found = in_step.bridge.verify_audit()

    assert found == Verified(lines=len(numbers(in_step)), last=found.last)
    assert found.lines > 3


@pytest.mark.parametrize("touch", [change, put_in])
def test_a_line_that_was_changed(in_step: Firm, touch: Touch) -> None:
    """It does not fit any more, and its number is told."""
    number = numbers(in_step)[2]
    touch(in_step, number)

    assert in_step.bridge.verify_audit().broken_at == number


def test_a_line_that_was_taken_out(in_step: Firm) -> None:
    """The one after it does not fit."""
    _, gone, after, *_ = numbers(in_step)
    take_out(in_step, gone)

    assert in_step.bridge.verify_audit().broken_at == after


def test_the_end_cut_off(in_step: Firm) -> None:
    """Lines still fit together, but the last is not the one that was noted elsewhere."""
    noted = in_step.bridge.verify_audit().last
    take_out(in_step, numbers(in_step)[-1])
    found = in_step.bridge.verify_audit()

    assert found.broken_at is None
    assert found.last != noted


def test_two_firms_in_one_store(found: Callable[..., Firm]) -> None:
    """Each has lines of its own that fit, however they came to lie."""
    first, second = found(store="both"), found(store="both", tenant="another")
    for firm in (first, second, first, second):
        firm.connect()
    lines = [firm.bridge.verify_audit().lines for firm in (first, second)]

    assert all(firm.bridge.verify_audit().broken_at is None for firm in (first, second))
    assert sum(lines) == len(numbers(first))


def test_about_one_work_item(in_step: Firm) -> None:
    """What was done to it, and which behaviour asked for it."""
    lines = in_step.bridge.audit_lines(in_step.key("2026 Tax"))

    assert [(line.what, line.why) for line in lines] == [("create", "FLOW-01")]
