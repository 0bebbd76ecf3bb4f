"""Karbon tells of some edits only: those that its help page lists."""

import pytest

from sim.karbon.setting_records import WorkType
from sim.karbon.webhooks.events import EVENTS
from sim.karbon.webhooks.subscriptions import TYPES


def edited(application, key, method, path, **body):
    """What is told of one edit by the API of something that settled."""
    application.wait(120)
    before = len(application.inbox)
    response = application.karbon.call(method, f"{path}/{key}", json=body)
    assert response.status_code == 204, response.text
    application.wait()
    return application.told()[before:]


PERSON = {"FirstName": "Ada", "LastName": "Lovelace", "ContactType": "Client"}


@pytest.mark.parametrize(
    "change",
    [
        {"FirstName": "Augusta"},
        {"MiddleName": "King"},
        {"LastName": "Byron"},
        {"ContactType": "Supplier"},
        {"BusinessCards": [{"IsPrimaryCard": True, "EmailAddresses": ["ada@new.example"]}]},
        {"BusinessCards": [{"IsPrimaryCard": True, "PhoneNumbers": [{"Number": "1"}]}]},
        {"BusinessCards": [{"IsPrimaryCard": True, "Addresses": [{"City": "London"}]}]},
    ],
)
def test_what_of_a_person_is_told(application, change):
    """Names, contact type, first email address, phone numbers and addresses."""
    application.subscribe("Contact")
    key = application.screens.add_person("Ada", "Lovelace")

    assert edited(application, key, "PUT", "Contacts", **{**PERSON, **change}) == [
        ("Contact", key, "Updated")
    ]


@pytest.mark.parametrize(
    "change",
    [
        {"PreferredName": "Ada"},
        {"Salutation": "Dr"},
        {"Suffix": "I"},
        {"EntityDescription": {"Text": "first"}},
    ],
)
def test_what_of_a_person_is_not_told(application, change):
    """Everything else."""
    application.subscribe("Contact")
    key = application.screens.add_person("Ada", "Lovelace")

    assert edited(application, key, "PUT", "Contacts", **{**PERSON, **change}) == []


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"FullName": "Acme Ltd"}, True),
        ({"ContactType": "Supplier"}, True),
        ({"UserDefinedIdentifier": "A-1"}, True),
        ({"BusinessCards": [{"IsPrimaryCard": True, "WebSites": ["acme.example"]}]}, True),
        ({"BusinessCards": [{"IsPrimaryCard": True, "PhoneNumbers": [{"Number": "1"}]}]}, True),
        ({"BusinessCards": [{"IsPrimaryCard": True, "EmailAddresses": ["a@acme.example"]}]}, False),
        ({"EntityDescription": {"Text": "first"}}, False),
    ],
)
def test_what_of_an_organization_is_told(application, change, told):
    """Name, contact type, identifier, web sites, phone numbers and addresses; email addresses are of people only."""
    application.subscribe("Contact")
    key = application.screens.add_organization("Acme")
    body = {"FullName": "Acme", "ContactType": "Client", **change}

    expected = [("Organization", key, "Updated")] if told else []
    assert edited(application, key, "PUT", "Organizations", **body) == expected


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"Title": "Tax 2026"}, True),
        ({"Description": "all of it"}, True),
        ({"StartDate": "2026-03-03"}, True),
        ({"DueDate": "2026-04-01"}, True),
        ({"DeadlineDate": "2026-05-01"}, True),
        ({"AssigneeEmailAddress": "ada@firm.example"}, True),
        ({"WorkType": "Audit"}, False),
    ],
)
def test_what_of_work_is_told(application, change, told):
    """Title, assignee, dates and description; not its work type."""
    application.screens.add_user("Ada", "ada@firm.example")
    application.karbon.state.load([work_type("Audit")])
    key = application.screens.add_work("Tax", application.screens.add_organization("Acme"), "2026-03-02")
    application.subscribe("Work")

    expected = [("WorkItem", key, "Updated")] if told else []
    assert edited(application, key, "PATCH", "WorkItems", **change) == expected


def work_type(name):
    return WorkType(work_type_key="3audit", name=name)


def test_the_status_of_work_is_told(application):
    """Primary and secondary."""
    key = application.screens.add_work("Tax", application.screens.add_organization("Acme"), "2026-03-02")
    application.subscribe("Work")
    application.screens.set_work_status(key, "In Progress")
    application.wait()

    assert application.told() == [("WorkItem", key, "Updated")]


def test_members_of_a_group_are_told(application):
    """Nobody says which edits of a group are; it is told of its members."""
    member = application.screens.add_organization("Acme")
    key = application.screens.add_client_group("Both", [])
    application.subscribe("Contact")
    application.screens.add_member(key, member)
    application.wait()

    assert application.told() == [("ClientGroup", key, "Updated")]


def test_what_is_deleted_is_told(application):
    """With the key that it had."""
    client = application.screens.add_organization("Acme")
    work = application.screens.add_work("Tax", client, "2026-03-02")
    application.subscribe("Contact", "Work")
    application.screens.delete_work(work)
    application.screens.delete_client(client)
    application.wait()

    assert application.told() == [("WorkItem", work, "Deleted"), ("Organization", client, "Deleted")]


def test_nobody_is_told_of_another_type(application):
    """A subscription is to one type."""
    application.subscribe("Note")
    application.screens.add_organization("Acme")

    assert application.wait() == []


def test_nobody_is_told_of_what_was_before(application):
    """A subscription begins when it is made."""
    application.screens.add_organization("Acme")
    application.subscribe("Contact")

    assert application.wait() == []


def test_every_row_is_of_a_table_and_a_type_that_there_are(application):
    """And none has anything to do with time."""
    assert set(EVENTS) <= {table.name for table in application.state.universe.tables()}
    assert {event.webhook_type for event in EVENTS.values()} <= set(TYPES)
    assert [table for table in EVENTS if "time" in table] == []
