"""The life of an invoice: its client as of now, its number, its statuses, its rendering."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import msgspec

from sim.karbon import tokens
from sim.karbon.billing.pdf import rendered
from sim.karbon.billing.records import BilledClient, Expense, Invoice, InvoiceStatus, LineItem
from sim.karbon.billing.sums import due, total
from sim.karbon.files.rules import put_file
from sim.karbon.primary import primary_card, primary_email
from sim.karbon.records import AnyClient
from sim.karbon.state import KarbonState
from sim.karbon.time.records import TimeEntry
from sim.physics.provenance import documented, inferred

DUE_AFTER: Final = timedelta(days=7)
NUMBERED_FROM: Final = 1001


@documented("sample of the reference: KIN-1001, due after a week")
def approve(
    state: KarbonState,
    client: AnyClient,
    line_items: tuple[LineItem, ...],
    *,
    currency_code: str,
    payment_due_date: date | None = None,
    interim: bool = False,
) -> Invoice:
    """A new invoice, approved and not sent yet; what it bills is billed from here on."""
    now = state.universe.clock.now()
    number = state.universe.chance.number("karbon.invoice_numbers", NUMBERED_FROM)
    invoice = Invoice(
        invoice_key=state.new_key(),
        invoice_number=f"KIN-{number}",
        client=billed(client),
        invoice_date=now.date(),
        payment_due_date=payment_due_date or now.date() + DUE_AFTER,
        currency_code=currency_code,
        created_at=now,
        updated_at=now,
        line_items=line_items,
        interim=interim,
    )
    mark_items(state, invoice, billed_now=True)
    return state.of(Invoice).put(invoice)


@documented("Karbon's OpenAPI document: the recipient as of the drafting")
def billed(client: AnyClient) -> BilledClient:
    """A client as an invoice names it."""
    card = primary_card(client)
    address = card.addresses[0] if card is not None and card.addresses else None
    return BilledClient(
        client_key=client.key,
        client_type=type(client).__name__,
        name=client.full_name,
        address_line=address.address_lines if address is not None else "",
        city=address.city if address is not None else "",
        state_province_county=address.state_province_county if address is not None else "",
        zip_code=address.zip_code if address is not None else "",
        country=address.country_code if address is not None else "",
        email_address=primary_email(client),
    )


@documented("Karbon's OpenAPI document: a link to pay and a rendered invoice, once it was posted or sent")
def post(state: KarbonState, invoice: Invoice, status: InvoiceStatus) -> Invoice:
    """Send an invoice or export it: it is rendered, and there is a link to pay it."""
    file_key, link_token = invoice.file_key, invoice.link_token
    if not file_key:
        name = f"{invoice.invoice_number}.pdf"
        file_key = put_file(state, name, "application/pdf", rendered(invoice, total(invoice))).file_key
        claims = {"InvoicePermaKey": invoice.invoice_key}
        link_token = tokens.signed(claims, state.file_secret)
    return settle(
        state,
        msgspec.structs.replace(invoice, unpaid_status=status, file_key=file_key, link_token=link_token),
    )


@inferred("paid is what nothing is due on; taking a payment back brings back the status before")
def settle(state: KarbonState, invoice: Invoice) -> Invoice:
    """Keep an invoice as changed now, at the status that its payments give it."""
    status = invoice.unpaid_status
    if status != "Voided" and due(state, invoice) <= 0:
        status = "Paid"
    now = state.universe.clock.now()
    return state.of(Invoice).put(msgspec.structs.replace(invoice, invoice_status=status, updated_at=now))


@inferred("what a voided invoice billed can be billed again")
def void(state: KarbonState, invoice: Invoice) -> Invoice:
    """Take an invoice back."""
    mark_items(state, invoice, billed_now=False)
    return settle(state, msgspec.structs.replace(invoice, unpaid_status="Voided"))


def mark_items(state: KarbonState, invoice: Invoice, *, billed_now: bool) -> None:
    """Time and expenses on an invoice are billed, or are so no more."""
    entries, expenses = state.of(TimeEntry), state.of(Expense)
    for line in invoice.line_items:
        entry = entries.get(line.billable_item_entity_key)
        if entry is not None:
            status = ("InterimBilled" if invoice.interim else "Billed") if billed_now else "Unbilled"
            entries.put(msgspec.structs.replace(entry, billed_status=status))
        expense = expenses.get(line.billable_item_entity_key)
        if expense is not None:
            key = invoice.invoice_key if billed_now else ""
            expenses.put(msgspec.structs.replace(expense, invoice_key=key))
