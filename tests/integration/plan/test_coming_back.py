"""Clients and codes that went and come back, and the work that waited for them."""

from __future__ import annotations

import pytest

from integration.model import LinkState

from .table import WORK, client, code, link, planned, said, told, work


@pytest.mark.parametrize(
    ("state", "step"), [(LinkState.MISSING, "recover"), (LinkState.INELIGIBLE, "unfreeze")]
)
def test_work_in_the_same_run(state: LinkState, step: str) -> None:
    """Work gets its code in the very run in which its client comes back."""
    made = planned(
        client("C1", "Acme"), work("W1", "Tax", "C1"), code(1, "Acme"), link("C1", 1, "Acme", state)
    )

    assert said(made) == [f"{step} C1 Acme", "create W1 Tax"]


def test_a_code_that_is_gone() -> None:
    """A deleted code is never made again by a sync, nor is work put below it (CODE-04)."""
    made = planned(
        client("C1", "Acme"), work("W1", "Tax", "C1"), code(1, "Acme", active=False), link("C1", 1, "Acme")
    )

    assert said(made) == ["mark missing C1 Acme"]
    assert told(made) == ["CODE_NOT_LINKED C1", "CODE_NOT_LINKED W1"]


def test_a_client_that_leaves() -> None:
    """Code, time and bond of a client that leaves the rules stay as they are, and its work with it (D-07)."""
    made = planned(
        *(client("C1", "Acme", contact_type="Supplier"), work("W1", "Tax", "C1")),
        *(code(1, "Acme"), code(2, "Tax", 1), link("C1", 1, "Acme"), link("W1", 2, "Tax", kind=WORK)),
    )

    assert said(made) == ["freeze C1 Acme", "freeze W1 Tax"]


def test_of_look_alikes_the_same_one_is_named() -> None:
    """Whatever the order of a listing, a person is told of the same code."""
    codes = code(1, "Acme"), code(2, "aCME")
    made = [planned(client("C1", "ACME"), *order) for order in (codes, codes[::-1])]

    assert made[0] == made[1]
