"""How invoices and payments are filtered, ordered and read page by page."""

import pytest

STATUSES = ("Approved", "AwaitingPayment", "Paid", "Exported", "Voided")


@pytest.fixture
def keys(karbon, desk):
    """An invoice of each status, a minute apart."""
    made = {}
    for status in STATUSES:
        key = karbon.screens.invoice_work(desk.work, amount=100)
        if status in {"AwaitingPayment", "Paid"}:
            karbon.screens.send_invoice(key)
        if status == "Paid":
            karbon.screens.pay_invoice(key)
        if status == "Exported":
            karbon.screens.export_invoice(key)
        if status == "Voided":
            karbon.screens.void_invoice(key)
        made[status] = key
        karbon.state.universe.clock.advance(60)
    return made


@pytest.mark.parametrize("status", STATUSES)
def test_invoices_of_a_status(karbon, keys, status):
    """The one of five."""
    rows = karbon.rows("Invoices", filter=f"InvoiceStatus eq '{status}'")

    assert [row["InvoiceKey"] for row in rows] == [keys[status]]
    assert rows[0]["InvoiceStatus"] == status


@pytest.mark.parametrize("status", ["approved", "Draft", ""])
def test_a_status_that_there_is_not(karbon, keys, status):
    """No error, and no rows."""
    assert karbon.rows("Invoices", filter=f"InvoiceStatus eq '{status}'") == []


@pytest.mark.parametrize("order", ["InvoiceNumber", "CreatedAt", "UpdatedAt", "InvoiceDate"])
@pytest.mark.parametrize("filtered", [False, True])
def test_invoices_in_an_order(karbon, keys, order, filtered):
    """And the other way round."""
    options = {"filter": "InvoiceStatus eq 'Exported'"} if filtered else {}
    forth = [row["InvoiceKey"] for row in karbon.rows("Invoices", orderby=order, **options)]
    back = [row["InvoiceKey"] for row in karbon.rows("Invoices", orderby=f"{order} desc", **options)]

    assert back == forth[::-1]
    assert set(forth) == ({keys["Exported"]} if filtered else set(keys.values()))
    if order in {"InvoiceNumber", "CreatedAt"} and not filtered:
        assert forth == list(keys.values())


def test_a_change_moves_an_invoice_to_the_end(karbon, keys):
    """UpdatedAt follows what people do."""
    karbon.screens.send_invoice(keys["Approved"])

    assert karbon.rows("Invoices", orderby="UpdatedAt desc")[0]["InvoiceKey"] == keys["Approved"]


def test_numbers_are_ordered_as_numbers(karbon, desk):
    """KIN-10000 comes after KIN-9999."""
    for _ in range(8998):
        karbon.state.universe.chance.number("karbon.invoice_numbers", 1001)
    for _ in range(2):
        karbon.screens.invoice_work(desk.work, amount=1)

    assert [row["InvoiceNumber"] for row in karbon.rows("Invoices", orderby="InvoiceNumber")] == [
        "KIN-9999",
        "KIN-10000",
    ]


@pytest.mark.parametrize(
    ("options", "text"),
    [
        ({"filter": "InvoiceStatus ne 'Paid'"}, "Logical operator 'NotEqual' is not allowed."),
        (
            {"filter": "InvoiceNumber eq 'KIN-1001'"},
            "The property 'InvoiceNumber' cannot be used in the $filter",
        ),
        ({"filter": "Nonsense eq 'x'"}, "Could not find a property named 'Nonsense' on type"),
        (
            {"orderby": "InvoiceTotal"},
            "The property 'InvoiceTotal' cannot be used in the $orderby query option.",
        ),
        ({"expand": "LineItems"}, "Query option 'Expand' is not allowed."),
        ({"select": "InvoiceKey"}, "Query option 'Select' is not allowed."),
        ({"top": 101}, "The limit of '100' for Top query has been exceeded."),
    ],
)
def test_other_questions_about_invoices(karbon, options, text):
    """In the framework's words."""
    status, code, message = karbon.refusal("Invoices", **options)

    assert (status, code) == (400, "4002")
    assert message.startswith(text)


@pytest.mark.parametrize(
    ("options", "name"),
    [({"filter": "PaymentType eq 'x'"}, "Filter"), ({"orderby": "PaymentDate"}, "OrderBy")],
)
def test_payments_are_neither_filtered_nor_ordered(karbon, options, name):
    """The reference has neither."""
    assert karbon.refusal("Payments", **options)[2].startswith(f"Query option '{name}' is not allowed.")


def test_both_lists_have_pages(karbon, desk):
    """A hundred rows, then a link."""
    for _ in range(101):
        key = karbon.screens.invoice_work(desk.work, amount=1)
        karbon.screens.send_invoice(key)
        karbon.screens.pay_invoice(key)

    for name in ("Invoices", "Payments"):
        first = karbon.get(name).json()
        second = karbon.get(first["@odata.nextLink"]).json()

        assert (first["@odata.count"], len(first["value"]), len(second["value"])) == (101, 100, 1)
        assert "@odata.nextLink" not in second
