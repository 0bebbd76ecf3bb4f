"""A code stays with its customer whatever either is called, and gets another one only where it lies elsewhere."""

from __future__ import annotations

from tests.integration.books.test_customers import booked, findings, paths
from tests.integration.firm import ADMIN, ANN, Firm


def customer(firm: Firm, path: str) -> str:
    return next(str(one["id"]) for one in firm.books.customers() if one["path"] == path)


def test_a_code_that_was_moved(in_step: Firm) -> None:
    """Later time goes to the job below the new client; what was exported before stays where it was (WORK-02, 03)."""
    in_step.track(60)
    in_step.bridge.sync()
    beta = in_step.time.add_job("Beta")
    in_step.time.move_job(in_step.job("Acme › 2026 Tax"), beta)
    in_step.bridge.save_and_sync(ADMIN)
    in_step.track(30)
    in_step.bridge.sync()

    assert booked(in_step) == [("Acme:2026 Tax", 60), ("Beta:2026 Tax", 30)]
    assert paths(in_step) == ["Acme", "Acme:2026 Tax", "Beta", "Beta:2026 Tax"]


def test_a_client_that_is_called_otherwise_in_quickbooks(in_step: Firm) -> None:
    """A job that is there below it is found, though the path is not the one in QuickBooks Time."""
    in_step.track(60, "Acme")
    in_step.bridge.sync()
    acme = customer(in_step, "Acme")
    in_step.books.rename_customer(acme, "Acme Inc")
    in_step.books.add_customer("2026 Tax", acme)
    in_step.track(30)

    assert in_step.bridge.sync().findings == []
    assert booked(in_step) == [("Acme Inc", 60), ("Acme Inc:2026 Tax", 30)]
    assert paths(in_step) == ["Acme Inc", "Acme Inc:2026 Tax"]


def test_a_name_that_somebody_else_has_now(in_step: Firm) -> None:
    """The job of a new Acme is not the job of the old one: the path must lead through the customer that we know."""
    in_step.track(60, "Acme")
    in_step.bridge.sync()
    in_step.books.rename_customer(customer(in_step, "Acme"), "Acme Inc")
    in_step.books.add_customer("2026 Tax", in_step.books.add_customer("Acme"))
    in_step.track(30)
    in_step.bridge.sync()

    assert booked(in_step) == [("Acme Inc", 60), ("Acme Inc:2026 Tax", 30)]


def test_both_renamed(in_step: Firm) -> None:
    """Nothing is made, and nothing is renamed on the other side (D-05)."""
    in_step.track(60)
    in_step.bridge.sync()
    in_step.books.rename_customer(customer(in_step, "Acme:2026 Tax"), "Tax Return")
    in_step.karbon.rename_client(in_step.key("Acme"), "Acme Limited")
    in_step.bridge.save_and_sync(ADMIN)
    in_step.time.enter_time(ANN, in_step.job("Acme Limited › 2026 Tax"), str(in_step.today()), 30)
    in_step.bridge.sync()

    assert booked(in_step) == [("Acme:Tax Return", 30), ("Acme:Tax Return", 60)]


def test_a_job_below_an_inactive_customer(in_step: Firm) -> None:
    """Nothing is made there, and it is told once."""
    in_step.track(60, "Acme")
    in_step.bridge.sync()
    acme = in_step.books.customers()[0]["id"]
    in_step.books.deactivate_customer(acme)
    in_step.track(30)
    told = in_step.bridge.sync()
    in_step.books.reactivate_customer(acme)
    in_step.bridge.sync()

    assert findings(told) == ["NAME_CONFLICT"]
    assert booked(in_step) == [("Acme", 60), ("Acme:2026 Tax", 30)]


def test_a_code_that_was_renamed_in_this_very_run(in_step: Firm) -> None:
    """The customer is called as the code is called now, not as it was when the codes were read."""
    in_step.karbon.rename_client(in_step.key("Acme"), "Acme Inc")
    in_step.time.enter_time(ANN, in_step.job("Acme › 2026 Tax"), str(in_step.today()), 30)
    in_step.bridge.sync()

    assert paths(in_step) == ["Acme Inc", "Acme Inc:2026 Tax"]
