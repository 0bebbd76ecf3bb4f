"""Line items, payments and data of an invoice, in any mix."""

import pytest

from tests.karbon.billing.conftest import ANN


def expanded(karbon, key, name):
    response = karbon.get(f"Invoices/{key}", expand=name)
    assert response.status_code == 200, response.text
    return response.json()


@pytest.mark.parametrize(
    "mix",
    [
        "LineItems",
        "Payments",
        "Data",
        "LineItems,Data",
        "LineItems,Payments",
        "LineItems,Payments,Data",
        "Payments,Data",
        "Data, LineItems",
        "LineItems\n",
    ],
)
def test_what_is_asked_for_is_there(karbon, invoice, mix):
    """At the end, in one order; what was not asked for is absent."""
    wanted = {name.strip() for name in mix.split(",")}
    found = list(expanded(karbon, invoice, mix))

    assert found[found.index("TaxLineItems") + 1 :] == [
        name for name in ("LineItems", "Payments", "Data") if name in wanted
    ]


@pytest.mark.parametrize("name", ["Client", "lineitems", "LineItems;Data"])
def test_nothing_else_can_be_expanded(karbon, invoice, name):
    """400 names it."""
    assert karbon.refusal(f"Invoices/{invoice}", expand=name)[:2] == (400, "4002")


def test_a_fee_is_one_line(karbon, desk, invoice):
    """Of type Entity, its price in text, its tax with four digits."""
    response = karbon.get(f"Invoices/{invoice}", expand="LineItems")
    (line,) = response.json()["LineItems"]

    assert list(line.items())[1:] == [
        ("BillableItemEntityKey", desk.work),
        ("BillableItemType", "Entity"),
        ("Description", "Tax 2025"),
        ("Quantity", 1.0),
        ("UnitPrice", "100.00"),
        ("Amount", 100.0),
        ("TaxRate", 15.0),
        ("TaxRateName", "GST"),
    ]
    assert '"TaxRate":15.0000,' in response.text
    assert [len(part) for part in line["LineItemKey"].split("-")] == [8, 4, 4, 4, 12]


@pytest.fixture
def time_invoice(karbon, desk):
    """An invoice over time and an expense, without tax."""
    karbon.state.users.put(
        type(user := karbon.state.user_by(ANN))(
            user_key=user.user_key, name=user.name, email_address=ANN, billable_rate=250.0
        )
    )
    for day, minutes, task_type in ((3, 90, "Tax Return"), (4, 20, "Review"), (5, 60, "Admin")):
        karbon.screens.add_time(
            ANN, f"2026-03-0{day}", minutes, desk.work, role="Director", task_type=task_type
        )
    karbon.screens.add_expense(desk.work, 40.5, 45, "Courier", "2026-03-04")
    return karbon.screens.invoice_work(desk.work)


def test_time_and_expenses_are_lines_of_their_own(karbon, desk, time_invoice):
    """Billable time by the hour, then expenses; what is not billable is left out."""
    lines = expanded(karbon, time_invoice, "LineItems")["LineItems"]

    assert [
        (line["BillableItemType"], line["Quantity"], line["UnitPrice"], line["Amount"]) for line in lines
    ] == [
        ("TimeEntry", 1.5, "250.00", 375.0),
        ("TimeEntry", 0.3333, "250.00", 83.33),
        ("Expense", 1.0, "45.00", 45.0),
    ]
    assert {line["TaxRate"] for line in lines} == {None}
    assert karbon.rows("Invoices")[0]["InvoiceTotal"] == 503.33


def test_billed_time_says_so(karbon, desk, time_invoice):
    """Once, and no more than that."""
    statuses = {row["TaskTypeName"]: row["BilledStatus"] for row in karbon.rows("IndividualTimeEntries")}

    assert statuses == {"Tax Return": "Billed", "Review": "Billed", "Admin": "Unbilled"}
    with pytest.raises(ValueError, match="nothing is unbilled on 'Tax 2025'"):
        karbon.screens.invoice_work(desk.work)


def test_an_interim_invoice_says_so(karbon, desk):
    """More is going to be billed."""
    karbon.screens.add_time(ANN, "2026-03-03", 60, desk.work)
    key = karbon.screens.invoice_work(desk.work, interim=True)
    (entry,) = karbon.rows("IndividualTimeEntries")

    assert entry["BilledStatus"] == "InterimBilled"
    assert expanded(karbon, key, "Data")["Data"][0]["Work"]["InvoiceType"] == "Interim"


def test_data_of_work_billed_by_time(karbon, desk, time_invoice):
    """Expenses and work apart, with the time entries."""
    (item,) = expanded(karbon, time_invoice, "Data")["Data"]
    first = item["Work"].pop("TimeEntries")[0]
    untaxed = {"TaxRate": None, "TaxRateName": None, "TaxAmount": None}

    assert list(first)[1:] == ["ColleagueKey", "RoleName", "TaskTypeName", "Billed"]
    assert (first["RoleName"], first["TaskTypeName"], first["Billed"]) == ("Director", "Tax Return", 375.0)
    assert item["Expenses"]["Expenses"][0].pop("ExpenseKey")
    assert item == {
        "EntityKey": desk.work,
        "EntityType": "Work Item",
        "Billed": 503.33,
        "Expenses": {
            "Billed": 45.0,
            "Expenses": [{"Description": "Courier", "Billed": 45.0, **untaxed}],
        },
        "Service": None,
        "Work": {
            "FeeType": "Time and Materials",
            "WorkType": "Tax",
            "InvoiceType": "Final",
            "Billed": 458.33,
            **untaxed,
        },
    }


def test_data_of_a_service(karbon, desk):
    """What is billed to a client as such is a service, with its tax."""
    key = karbon.screens.invoice_client(desk.person, "Advice", 150, tax_percent=10, tax_name="VAT")
    (item,) = expanded(karbon, key, "Data")["Data"]

    assert (item["EntityKey"], item["EntityType"], item["Work"]) == (desk.person, "Contact", None)
    assert item["Service"] == {
        "WorkType": "Advice",
        "Billed": 150.0,
        "TaxRate": 10.0,
        "TaxRateName": "VAT",
        "TaxAmount": 15.0,
    }


def test_payments_of_an_invoice(karbon, invoice, pay):
    """Those that stand and those that were reversed."""
    key = pay().json()["PaymentProcessingKey"]

    assert expanded(karbon, invoice, "Payments")["Payments"] == [
        {
            "PaymentKey": key,
            "PaymentReference": "KPY-1000",
            "PaymentType": "ManualPayment",
            "PaymentDate": "2026-03-05",
            "Amount": 15.5,
        }
    ]
