"""What people do with money in Karbon: bill work and clients, send and void invoices, take payments, spend."""

from __future__ import annotations

from datetime import UTC, datetime, time
from decimal import Decimal
from typing import Any, Final

from sim.karbon.billing import invoices, payments, wire
from sim.karbon.billing.drafting import Charges
from sim.karbon.billing.expenses import DESCRIPTION_LENGTH_MAX
from sim.karbon.billing.records import Expense, Invoice, LineItem, Payment
from sim.karbon.billing.sums import due, rounded, standing
from sim.karbon.records import AnyClient
from sim.karbon.screen import Screen, ScreenRefused, day_of, filled
from sim.physics.provenance import inferred

CURRENCY: Final = "USD"
AMOUNT_MAX: Final = 1_000_000_000


class BillingScreens(Screen):
    """Invoices, payments and expenses."""

    def invoice_work(
        self,
        work_key: str,
        amount: float = 0.0,
        tax_percent: float = 0.0,
        tax_name: str = "",
        due_date: str = "",
        interim: bool = False,
        currency: str = CURRENCY,
    ) -> str:
        """Bill what is unbilled on work: its fee, its time, its expenses; the key of the approved invoice."""
        work = self._work_item(work_key)
        charges = self._charges(work.work_item_key, tax_percent, tax_name)
        lines = charges.of_work(work, _money("a fee", amount))
        if not lines:
            raise ScreenRefused(f"nothing is unbilled on {work.title!r}; name an amount, or track time on it")
        return self._approve(self._client(work.client_key), lines, due_date, currency, interim=interim)

    def invoice_client(
        self,
        client_key: str,
        description: str,
        amount: float,
        tax_percent: float = 0.0,
        tax_name: str = "",
        due_date: str = "",
        currency: str = CURRENCY,
    ) -> str:
        """Bill a client for a service, with its unbilled expenses; the key of the approved invoice."""
        client = self._client(client_key)
        charges = self._charges(client.key, tax_percent, tax_name)
        service = charges.fee(filled("what is billed", description), _money("a fee", amount))
        return self._approve(client, (service, *charges.expenses()), due_date, currency)

    def send_invoice(self, key: str) -> None:
        """Send an approved invoice: it awaits its payment."""
        invoices.post(self.state, self._unvoided(key), "AwaitingPayment")

    @inferred("an export is the way to another ledger; that it counts as posting is not said")
    def export_invoice(self, key: str) -> None:
        """Export an invoice to the firm's accounting."""
        invoices.post(self.state, self._unvoided(key), "Exported")

    def void_invoice(self, key: str) -> None:
        """Void an invoice that nothing was paid on; what it billed can be billed again."""
        invoice = self._unvoided(key)
        if standing(self.state, invoice):
            raise ScreenRefused(f"{invoice.invoice_number} has payments; delete or reverse them first")
        invoices.void(self.state, invoice)

    def pay_invoice(self, key: str, amount: float = 0.0, card_type: str = "visa") -> str:
        """Let the client pay an invoice by card through Karbon, all of it unless named; the payment's key."""
        invoice = self._unvoided(key)
        if not invoice.file_key:
            raise ScreenRefused(f"{invoice.invoice_number} was not sent yet; nobody has a link to pay it")
        open_amount = due(self.state, invoice)
        paid = rounded(Decimal(repr(_money("a payment", amount)))) if amount else open_amount
        if not 0 < paid <= open_amount:
            raise ScreenRefused(f"{open_amount} is due on {invoice.invoice_number}, not {paid}")
        payment = Payment(
            payment_key=self.state.new_key(),
            payment_reference=payments.next_reference(self.state),
            payment_type="Payment",
            payment_date=self.state.universe.clock.now().date(),
            amount=paid,
            payment_method="Credit Card Online",
            invoice_key=invoice.invoice_key,
            card_type=card_type,
            card_funding="credit",
        )
        return payments.receive(self.state, invoice, payment).payment_key

    def invoices(self, client_key: str = "") -> list[dict[str, Any]]:
        """All invoices, or those of a client, by number, as the API has them."""
        found = self.state.of(Invoice).page("invoice_number")
        return [
            {**wire.invoice_row(self.state, invoice)}
            for invoice in found
            if client_key in {"", invoice.client.client_key}
        ]

    def add_expense(self, on: str, value: float, billable_value: float, description: str, day: str) -> str:
        """Note what was spent for a client or for work (key), and how much of it is billed on; the key."""
        text = filled("an expense's description", description)
        if len(text) > DESCRIPTION_LENGTH_MAX:
            raise ScreenRefused(f"an expense is described in {DESCRIPTION_LENGTH_MAX} characters at most")
        expense = Expense(
            expense_key=self.state.new_key(),
            timeline=self._place(on),
            expense_date=datetime.combine(day_of(day), time.min, UTC),
            value=_money("an expense", value),
            billable_value=_money("an expense", billable_value),
            description=text,
        )
        return self.state.of(Expense).put(expense).expense_key

    def expenses(self, on: str) -> list[dict[str, Any]]:
        """The expenses on a client or on work, oldest first: as the API has them, and on which invoice."""
        found = self.state.of(Expense).page("entity", on)
        return [{**wire.expense(expense), "invoice_key": expense.invoice_key} for expense in found]

    def _charges(self, billed_for: str, tax_percent: float, tax_name: str) -> Charges:
        if not 0 <= tax_percent <= 100:
            raise ScreenRefused(f"a tax is 0 to 100 percent, not {tax_percent:g}")
        if not tax_percent:
            return Charges(self.state, billed_for)
        return Charges(self.state, billed_for, Decimal(repr(tax_percent)), filled("a tax's name", tax_name))

    def _approve(
        self,
        client: AnyClient,
        lines: tuple[LineItem, ...],
        due_date: str,
        currency: str,
        *,
        interim: bool = False,
    ) -> str:
        if len(currency) != 3 or not currency.isascii() or not currency.isupper():
            raise ScreenRefused(f"a currency is three capital letters, like {CURRENCY}, not {currency!r}")
        return invoices.approve(
            self.state,
            client,
            lines,
            currency_code=currency,
            payment_due_date=day_of(due_date) if due_date else None,
            interim=interim,
        ).invoice_key

    def _unvoided(self, key: str) -> Invoice:
        invoice = self.state.of(Invoice).get(key)
        if invoice is None:
            raise ScreenRefused(f"no invoice has the key {key!r}; invoices() lists them")
        if invoice.invoice_status == "Voided":
            raise ScreenRefused(f"{invoice.invoice_number} is voided")
        return invoice


def _money(what: str, amount: float) -> float:
    if not 0 <= amount <= AMOUNT_MAX:
        raise ScreenRefused(f"{what} is 0 to {AMOUNT_MAX}, not {amount:g}")
    return amount
