"""Notes, their comments, invoices and integration tasks are told, each with what goes with it."""

import pytest

ADA = "ada@firm.example"


@pytest.fixture
def work(application):
    """Work of a client, and a colleague who writes; a subscription to each type that is told of here."""
    screens = application.screens
    screens.add_user("Ada", ADA)
    client = screens.add_organization("Acme")
    key = screens.add_work("Tax", client, "2026-03-02")
    application.client = client
    application.subscribe("Note", "Invoice", "IntegrationTask")
    return key


def test_a_note(application, work):
    """Inserted, updated where its words change, deleted; who has to do it is not told."""
    note = application.screens.add_note("Call", "them", ADA, [work])
    application.wait()
    application.screens.assign_note(note, ADA)
    application.wait()
    application.screens.edit_note(note, body="tomorrow")
    application.wait()
    application.screens.delete_note(note)
    application.wait()

    assert application.told() == [("Note", note, action) for action in ("Inserted", "Updated", "Deleted")]


def test_a_comment(application, work):
    """With the note that it is on."""
    note = application.screens.add_note("Call", "them", ADA, [work])
    application.wait()
    comment = application.screens.add_comment(note, "done", ADA)
    said = application.wait()[1]

    assert list(said.items()) == [
        ("ResourcePermaKey", comment),
        ("ResourceType", "NoteComment"),
        ("ActionType", "Inserted"),
        ("Timestamp", "2026-03-02T09:01:00Z"),
        ("ParentEntityType", "Note"),
        ("ParentEntityKey", note),
    ]


def test_an_integration_task(application, work):
    """Inserted and no more, with its work and the client of that."""
    application.screens.define_integration_task("Sign", ["sign.example"])
    task = application.screens.add_integration_task(work, "Sign")
    said = application.wait()
    work_key, client = work, application.client

    assert list(said[0].items()) == [
        ("ResourcePermaKey", task),
        ("ResourceType", "IntegrationTask"),
        ("ActionType", "Inserted"),
        ("Timestamp", "2026-03-02T09:00:00Z"),
        ("ClientKey", client),
        ("ClientType", "Organization"),
        ("WorkItemKey", work_key),
    ]


def test_an_invoice(application, work):
    """From its approval on, always as updated; a payment updates it."""
    invoice = application.screens.invoice_client(application.client, "Tax return", 100.0)
    application.wait()
    application.screens.send_invoice(invoice)
    application.screens.pay_invoice(invoice)
    application.wait()

    assert application.told() == [("Invoice", invoice, "Updated")] * 2


def test_notes_of_a_private_client_are_not_told(application, work):
    """Nor comments on them, nor tasks of its work."""
    screens = application.screens
    screens.define_integration_task("Sign", ["sign.example"])
    screens.set_restriction(application.client, "Private")
    screens.add_comment(screens.add_note("Call", "them", ADA, [work]), "done", ADA)
    screens.add_integration_task(work, "Sign")

    assert application.wait() == []
