"""A Karbon rename goes over only where nobody is in its way, and nothing is ever renamed back."""

from __future__ import annotations

import pytest

from .table import client, code, link, planned, said, told


def test_karbon_renames() -> None:
    """The code follows a rename in Karbon (NAME-02)."""
    made = planned(client("C1", "New"), code(1, "Old"), link("C1", 1, "Old"))

    assert said(made) == ["rename C1 New"]


def test_quickbooks_time_renames() -> None:
    """A code that was renamed in QuickBooks Time keeps its new name (NAME-01)."""
    made = planned(client("C1", "Acme"), code(1, "Acme Inc"), link("C1", 1, "Acme"))

    assert (said(made), told(made)) == ([], [])


def test_both_rename_differently() -> None:
    """Each side keeps its own name (NAME-02)."""
    made = planned(client("C1", "North"), code(1, "South"), link("C1", 1, "Acme"))

    assert said(made) == []


def test_both_rename_alike() -> None:
    """When both agree again, that is remembered, so that the next rename goes over."""
    made = planned(client("C1", "New"), code(1, "New"), link("C1", 1, "Old"))

    assert said(made) == ["rebase C1 New"]


def test_a_chain() -> None:
    """Each code moves on when the name before it has become free, whatever the order of ids."""
    made = planned(
        *(client("C1", "B"), client("C2", "C"), client("C3", "D")),
        *(code(1, "A"), code(2, "B"), code(3, "C")),
        *(link("C1", 1, "A"), link("C2", 2, "B"), link("C3", 3, "C")),
    )

    assert said(made) == ["rename C3 D", "rename C2 C", "rename C1 B"]
    assert told(made) == []


@pytest.mark.edge("LINK-02 b")
def test_a_swap() -> None:
    """Two that swap their names keep their codes and are told: no name is ever free (LINK-02 b)."""
    made = planned(
        *(client("C1", "B"), client("C2", "A"), code(1, "A"), code(2, "B")),
        *(link("C1", 1, "A"), link("C2", 2, "B")),
    )

    assert said(made) == []
    assert told(made) == ["NAME_CONFLICT C1", "NAME_CONFLICT C2"]


def test_two_to_one_name() -> None:
    """Of two that take the same new name the older code gets it, and the other is told."""
    made = planned(
        *(client("C1", "Same"), client("C2", "Same"), code(1, "A"), code(2, "B")),
        *(link("C1", 1, "A"), link("C2", 2, "B")),
    )

    assert said(made) == ["rename C1 Same"]
    assert told(made) == ["NAME_CONFLICT C2"]


def test_a_look_alike_is_in_the_way() -> None:
    """A name that only a machine tells from a sibling's is not taken."""
    made = planned(client("C1", "ACME"), code(1, "Old"), code(2, "Acme"), link("C1", 1, "Old"))

    assert said(made) == []
    assert told(made) == ["NAME_CONFLICT C1"]


def test_another_case_of_its_own_name() -> None:
    """A code is not in its own way."""
    made = planned(client("C1", "ACME"), code(1, "Acme"), link("C1", 1, "Acme"))

    assert said(made) == ["rename C1 ACME"]


@pytest.mark.parametrize("name", ["", " ", "\u3000"])
def test_no_name_at_all(name: str) -> None:
    """A code keeps its name when Karbon's is gone, and that is said."""
    made = planned(client("C1", name), code(1, "Acme"), link("C1", 1, "Acme"))

    assert said(made) == []
    assert told(made) == ["NAME_CONFLICT C1"]


def test_the_name_that_became_free() -> None:
    """A new client may take the name that a rename of this run leaves behind."""
    made = planned(client("C1", "New"), client("C2", "Old"), code(1, "Old"), link("C1", 1, "Old"))

    assert said(made) == ["rename C1 New", "create C2 Old"]
