"""Invoices on their list and alone."""

import pytest

ROW = [
    "InvoiceKey",
    "InvoiceNumber",
    "TotalAmountDue",
    "InvoiceTotal",
    "InvoiceSubTotal",
    "InvoiceTaxTotal",
    "InvoiceDate",
    "PaymentDueDate",
    "UpdatedAt",
    "CurrencyCode",
    "PaymentInstructions",
    "InvoiceStatus",
    "Client",
    "TaxLineItems",
]
SINGLE = [
    "@odata.context",
    *ROW[:12],
    "InvoiceMagicLink",
    "InvoicePdfUrl",
    *ROW[12:],
]


def test_a_row_of_the_list(karbon, desk, invoice):
    """Sums, dates, status and the client as of the drafting."""
    found = karbon.get("Invoices").json()
    (row,) = found["value"]

    assert found["@odata.context"] == "https://api.karbonhq.com/v3/$metadata#Invoices"
    assert found["@odata.count"] == 1
    assert list(row) == ROW
    assert row["InvoiceNumber"] == "KIN-1001"
    assert (row["InvoiceSubTotal"], row["InvoiceTaxTotal"], row["InvoiceTotal"]) == (100.0, 15.0, 115.0)
    assert row["TotalAmountDue"] == 115.0
    assert (row["InvoiceDate"], row["PaymentDueDate"]) == ("2026-03-02T00:00:00Z", "2026-03-09T00:00:00Z")
    assert (row["UpdatedAt"], row["CurrencyCode"]) == ("2026-03-02T09:00:00Z", "USD")
    assert (row["InvoiceStatus"], row["PaymentInstructions"]) == ("AwaitingPayment", None)
    assert row["TaxLineItems"] == [{"TaxName": "GST", "TaxValue": 15.0}]
    assert row["Client"] == {
        "ClientKey": desk.organization,
        "ClientType": "Organization",
        "Name": "Engines",
        "AddressLine": "",
        "City": "",
        "StateProvinceCounty": "",
        "ZipCode": "",
        "Country": "",
        "EmailAddress": "books@engines.example",
    }


@pytest.mark.parametrize("form", ["Invoices/{}", "Invoices('{}')", "invoices/{}/"])
def test_an_invoice_alone(karbon, invoice, form):
    """Two links more; nothing that was not asked for."""
    single = karbon.get(form.format(invoice)).json()

    assert list(single) == SINGLE
    assert single["@odata.context"] == "https://api.karbonhq.com/v3/$metadata#Invoices/$entity"
    assert single["InvoiceMagicLink"].startswith("https://clientportal.karbonhq.com/invoice-link?token=eyJ")


def test_an_invoice_is_rendered(karbon, invoice):
    """The link leads to a PDF, for fifteen minutes."""
    url = karbon.get(f"Invoices/{invoice}").json()["InvoicePdfUrl"]
    page = karbon.get(url.removeprefix("/v3/"))
    karbon.state.universe.clock.advance(900)

    assert url.startswith("/v3/Files?token=eyJ")
    assert page.content.startswith(b"%PDF-1.4\n")
    assert b"(Invoice KIN-1001)" in page.content
    assert b"(Total USD 115.00)" in page.content
    assert karbon.refusal(url.removeprefix("/v3/"))[1] == "4001"


def test_the_table_of_a_pdf_leads_to_its_objects(karbon, desk):
    """A reader of PDFs finds each object where the table says it is."""
    key = karbon.screens.invoice_client(desk.person, r"Paren(theses) and back\slash, Zoë 😀", 3)
    karbon.screens.send_invoice(key)
    url = karbon.get(f"Invoices/{key}").json()["InvoicePdfUrl"]
    content = karbon.get(url.removeprefix("/v3/")).content
    table = content[content.index(b"xref\n") :].splitlines()

    for number, line in enumerate(table[3:8], 1):
        place = int(line.split()[0])

        assert content[place:].startswith(b"%d 0 obj\n" % number)
    assert content[int(table[-2]) :].startswith(b"xref")


def test_an_invoice_that_was_not_sent_has_no_links(karbon, desk):
    """Both are null until then."""
    key = karbon.screens.invoice_work(desk.work, amount=100)
    single = karbon.get(f"Invoices/{key}").json()

    assert single["InvoiceStatus"] == "Approved"
    assert (single["InvoiceMagicLink"], single["InvoicePdfUrl"]) == (None, None)


def test_the_client_stays_as_of_the_drafting(karbon, desk, invoice):
    """A new name is on new invoices."""
    karbon.screens.rename_client(desk.organization, "Turbines")

    assert karbon.rows("Invoices")[0]["Client"]["Name"] == "Engines"


@pytest.mark.parametrize("key", ["nothing", "%27", "x" * 300])
def test_an_invoice_that_is_not_there(karbon, key):
    """The text names the key."""
    status, code, message = karbon.refusal(f"Invoices/{key}")

    assert (status, code) == (404, "4004")
    assert message.startswith("Invoice with key ")
    assert message.endswith(" not found.")


def test_the_list_can_be_called_values(karbon, invoice):
    """As the schemas have it, against their examples."""
    karbon.state.set_behaviour(name_of_listed="values")

    for name in ("Invoices", "Payments"):
        assert list(karbon.get(name).json()) == ["@odata.context", "@odata.count", "values"]


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
def test_no_call_writes_an_invoice(karbon, invoice, method):
    """Neither the list nor one of them; nor a payment that Karbon took."""
    for path in ("Invoices", f"Invoices/{invoice}", "Payments", "Payments/x"):
        assert karbon.call(method, path, json={}).status_code == 404
