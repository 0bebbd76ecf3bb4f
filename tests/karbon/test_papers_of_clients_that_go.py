"""What hangs on a client goes with it when it is deleted, and to the other one when it is merged."""

import pytest

ANN = "ann@firm.example"


@pytest.fixture
def two(karbon):
    """The keys of two organizations; people note, file, spend and bill for the second."""
    karbon.screens.add_user("Ann Lee", ANN)
    return [karbon.screens.add_organization(name) for name in ("Kept", "Gone")]


@pytest.fixture
def survivor(two):
    return two[0]


@pytest.fixture
def client(two):
    return two[1]


@pytest.fixture
def papers(karbon, survivor, client):
    """On the second alone, and on both."""
    screens = karbon.screens
    alone, shared = (
        screens.add_note(name, "...", ANN, on)
        for name, on in (
            ("Alone", [client]),
            ("Shared", [client, survivor]),
        )
    )
    screens.add_comment(alone, "I see.", ANN)
    for name, on in (("alone.txt", [client]), ("shared.txt", [client, survivor])):
        screens.add_file(name, "...", on)
    screens.add_expense(client, 10, 12, "Stamps", "2026-03-02")
    return alone, shared


def subjects(karbon, on=""):
    return [
        (note["Subject"], [each.entity_key for each in note["Timelines"]])
        for note in karbon.screens.notes(on)
    ]


def names(karbon, on=""):
    return sorted(file["FileName"] for file in karbon.screens.files(on))


def test_a_deleted_client_takes_its_own_along(karbon, survivor, client, papers):
    """What is somebody else's as well stays, without a place for the one that is gone."""
    alone, _ = papers
    karbon.screens.delete_client(client)

    assert subjects(karbon) == [("Shared", [survivor])]
    assert karbon.get(f"Notes/{alone}").status_code == 404
    assert (names(karbon), names(karbon, client)) == (["shared.txt"], [])
    assert karbon.screens.expenses(client) == []


def test_comments_end_with_their_note(karbon, client, papers):
    """Nobody finds one any more."""
    alone, _ = papers
    comment = karbon.get(f"Notes/{alone}").json()["Comments"][0]["CommentKey"]
    karbon.screens.delete_client(client)

    assert karbon.get(f"Comments('{comment}')").status_code == 404


def test_invoices_of_a_deleted_client_stay(karbon, client, papers):
    """They are the firm's own books, with the name that they were made out to, and so is what they bill."""
    key = karbon.screens.invoice_client(client, "Advice", 100)
    karbon.screens.delete_client(client)

    invoice = karbon.get(f"Invoices/{key}", expand="LineItems").json()

    assert (invoice["Client"]["Name"], len(invoice["LineItems"])) == ("Gone", 2)
    assert [found["Description"] for found in karbon.screens.expenses(client)] == ["Stamps"]


def test_a_merged_client_hands_its_own_over(karbon, survivor, client, papers):
    """What hung on both hangs on the survivor once."""
    karbon.screens.merge_clients(survivor, client)

    assert subjects(karbon, survivor) == [("Alone", [survivor]), ("Shared", [survivor])]
    assert names(karbon, survivor) == ["alone.txt", "shared.txt"]
    assert names(karbon, client) == []
    assert [found["Timeline"].entity_key for found in karbon.screens.expenses(survivor)] == [survivor]


def test_invoices_of_a_merged_client_are_the_survivors(karbon, survivor, client, papers):
    """With the name and the address of the day when they were drafted, and what they are for."""
    key = karbon.screens.invoice_client(client, "Advice", 100)
    karbon.screens.merge_clients(survivor, client)

    invoice = karbon.get(f"Invoices/{key}", expand="LineItems,Data").json()

    assert (invoice["Client"]["ClientKey"], invoice["Client"]["Name"]) == (survivor, "Gone")
    assert [found["InvoiceKey"] for found in karbon.screens.invoices(survivor)] == [key]
    assert [(found["EntityKey"], found["Service"]["WorkType"]) for found in invoice["Data"]] == [
        (survivor, "Advice")
    ]
    assert client not in karbon.get(f"Invoices/{key}", expand="LineItems,Data").text


def test_a_file_of_a_task_outlives_the_client(karbon, client):
    """It hangs on the task still."""
    karbon.screens.define_integration_task("Review", ["partner.example"])
    work = karbon.screens.add_work("Tax", client, "2026-03-02")
    task = karbon.screens.add_integration_task(work, "Review")
    sent = {"organization_keys": client, "integration_task_key": task}
    key = karbon.call("POST", "Files", data=sent, files={"file": ("a.txt", b"...")}).json()["Id"]
    karbon.screens.delete_client(client)

    assert karbon.get(f"FileDetails/{key}").status_code == 200
