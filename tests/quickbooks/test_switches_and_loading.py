"""Switches belong to the company and to its snapshots; a firm moves in with its paths."""

from typing import Any, Literal

import pytest

from sim.physics.universe import Universe
from sim.quickbooks.records import Customer, Employee, PhysicalAddress
from sim.quickbooks.state import QuickBooksState
from tests.quickbooks.conftest import Company


def test_an_unknown_switch_names_the_nearest(company: Company) -> None:
    """And a wrong setting says what is wrong."""
    with pytest.raises(ValueError, match="did you mean 'display_names_unique'"):
        company.state.set_behaviour(display_name_unique=True)
    with pytest.raises(ValueError, match="cannot behave like that"):
        company.state.set_behaviour(projected_rows="round")


@pytest.mark.parametrize("method", ["Print", "None"])
def test_how_a_new_customer_gets_its_documents(company: Company, method: Literal["Print", "None"]) -> None:
    """Print in the recordings of 2020, None in 2025; what was chosen stays."""
    company.state.set_behaviour(preferred_delivery_method=method)
    new = company.save("Customer", DisplayName="Acme")
    chosen = company.save("Customer", DisplayName="Birch", PreferredDeliveryMethod="Email")

    assert (new["PreferredDeliveryMethod"], chosen["PreferredDeliveryMethod"]) == (method, "Email")


@pytest.mark.parametrize(
    ("form", "has_id", "sparse"),
    [
        ("sparse_with_id", True, True),
        ("sparse", False, True),
        ("with_id", True, False),
        ("plain", False, False),
    ],
)
def test_rows_with_chosen_columns(company: Company, form: Any, has_id: bool, sparse: bool) -> None:
    """Whether they say that they are sparse, and whose they are."""
    company.state.set_behaviour(projected_rows=form)
    company.screens.add_customer("Acme")
    (row,) = company.rows("select DisplayName from Customer")

    assert row.pop("Id", None) == ("1" if has_id else None)
    assert row == {"domain": "QBO", "sparse": sparse, "DisplayName": "Acme"}


def test_a_snapshot_holds_switches_records_ids_and_tokens(company: Company) -> None:
    """Going back undoes all of them."""
    snapshot = company.state.universe.snapshot()
    company.state.set_behaviour(throttle=True)
    company.screens.add_customer("Acme")
    company.screens.disconnect_app()
    company.state.universe.restore(snapshot)

    assert not company.state.behaviour.throttle
    assert company.names("select * from Customer") == []
    assert company.screens.add_customer("Birch") == "1"


def test_a_refused_call_leaves_no_trace(company: Company) -> None:
    """Not even a used number."""
    company.refused("TimeActivity", NameOf="Employee", EmployeeRef={"value": "9"}, Hours=1)

    assert company.screens.add_customer("Acme") == "1"


def test_customers_move_in_with_paths_in_any_order() -> None:
    """Children before parents, too."""
    state = QuickBooksState(Universe())
    state.load(
        [
            Customer(id="3", display_name="March", parent_id="2"),
            Customer(id="2", display_name="Tax", parent_id="1"),
            Customer(id="1", display_name="Acme", bill_addr=PhysicalAddress(id="77", line1="x")),
            Employee(id="9", given_name="Em", display_name="Em"),
        ]
    )
    state.load([Customer(id="5", display_name="April", parent_id="2")])

    assert [found.fully_qualified_name for found in state.customers.page(">FullyQualifiedName")] == [
        "Acme",
        "Acme:Tax",
        "Acme:Tax:April",
        "Acme:Tax:March",
    ]
    assert [found.id for found in state.children("2")] == ["5", "3"]
    assert (state.next_id("Names"), state.next_id("Address")) == ("10", "78")


@pytest.mark.parametrize(
    ("parents", "message"), [({"1": "7"}, "who is not there"), ({"1": "2", "2": "1"}, "own ancestor")]
)
def test_a_parent_that_cannot_be(parents: dict[str, str], message: str) -> None:
    """A stranger, or a circle."""
    state = QuickBooksState(Universe())
    with pytest.raises(ValueError, match=message):
        state.load(
            Customer(id=child, display_name=child, parent_id=parent) for child, parent in parents.items()
        )
