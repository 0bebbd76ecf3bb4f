"""What Karbon answers about invoices, payments and expenses. Recording a payment has an envelope in capitals."""

from __future__ import annotations

from sim.karbon.errors import SPEC, application_error
from sim.physics.provenance import documented, inferred
from sim.physics.refusal import Refusal


@documented(SPEC)
def invoice_not_found(key: str) -> Refusal:
    """404 of an invoice."""
    return application_error(404, "4004", f"Invoice with key {key} not found.")


@inferred("the reference has no 404 for payments; in the words for invoices")
def payment_not_found(key: str) -> Refusal:
    """404 of a payment."""
    return application_error(404, "4004", f"Payment with key {key} not found.")


@documented(SPEC)
def manual_payment_not_found(key: str) -> Refusal:
    """404 of a payment that was to be deleted or reversed."""
    return application_error(404, "4004", f"Manual payment not found - {key}")


@documented(SPEC)
def overpaid(tenant_key: str, invoice_key: str) -> Refusal:
    """400: more than what is due."""
    return payment_refused(
        "4002",
        f"An attempt was made to overpay Invoice with [tenantPermaKey={tenant_key}] "
        f"and [invoicePermaKey={invoice_key}].",
    )


@inferred("the one documented refusal of a payment has this envelope, so the others have it, too")
def payment_refused(code: str, message: str) -> Refusal:
    """400: a payment that cannot be recorded."""
    return Refusal(400, {"Error": {"Code": code, "Message": message}})


@inferred("what an expense must have is documented and no text; in the form of the refusals that teams have")
def expense_refused(message: str) -> Refusal:
    """400: an expense that cannot be kept."""
    return application_error(400, "4002", message)


@inferred("texts of the validation library whose words the refusals of teams have")
def empty(name: str) -> str:
    """The sentence for a property that is not there. `name` is in words: Payment Date."""
    return f"'{name}' must not be empty."


@inferred("texts of the validation library whose words the refusals of teams have")
def not_among(name: str, value: str) -> str:
    """The sentence for a word that is none of those allowed."""
    return f"'{name}' has a range of values which does not include '{value[:100]}'."


@inferred("texts of the validation library whose words the refusals of teams have")
def too_long(name: str, longest: int, length: int) -> str:
    """The sentence for too many words."""
    return f"The length of '{name}' must be {longest} characters or fewer. You entered {length} characters."
