"""What Karbon's records mean to us."""

from datetime import UTC, date, datetime

import pytest

from integration.clients.errors import Broken, Refused
from integration.model import Client, EntityKind, Estimate, TenantSettings, WorkItem

NOT_FOUND = {"error": {"code": "4004", "message": "No Contact found for provided key"}}


def test_clients_are_of_three_kinds(firm):
    """Lists tell no restriction, and of client groups no type either."""
    firm.vendor.says({"value": [{"ContactKey": "C1", "FullName": "Ann Lee", "ContactType": "Client"}]})
    firm.vendor.says({"value": [{"OrganizationKey": "O1", "FullName": "Acme", "ContactType": None}]})
    firm.vendor.says({"value": [{"ClientGroupKey": "G1", "FullName": "Lee Family"}]})

    assert firm.karbon.clients() == [
        Client(key="C1", kind=EntityKind.CONTACT, name="Ann Lee", contact_type="Client"),
        Client(key="O1", kind=EntityKind.ORGANIZATION, name="Acme"),
        Client(key="G1", kind=EntityKind.CLIENT_GROUP, name="Lee Family"),
    ]


def test_changed_clients_are_read_until_the_first_that_did_not_change(firm):
    """Karbon can order by the time of change and not filter on it."""
    since = datetime(2026, 3, 1, tzinfo=UTC)
    new = {"ContactKey": "C1", "FullName": "New", "LastModifiedDateTime": "2026-03-01T00:00:00Z"}
    old = {"ContactKey": "C2", "FullName": "Old", "LastModifiedDateTime": "2026-02-28T23:59:59Z"}
    link = "https://api.karbonhq.com/v3/Contacts?$skip=2"
    firm.vendor.says({"value": [new, old], "@odata.nextLink": link}).says({"value": []}).says({"value": []})

    assert [client.key for client in firm.karbon.clients(modified_since=since)] == ["C1"]
    assert firm.vendor.urls[0].endswith("/v3/Contacts?$orderby=LastModifiedDateTime%20desc")


@pytest.mark.parametrize(
    ("parts", "name"),
    [
        (("William", "John", "Connor"), "William John Connor"),
        (("William", None, "Connor"), "William Connor"),
        (("William", " ", ""), "William"),
        (("Zoë", "", "d'Arc"), "Zoë d'Arc"),
    ],
)
def test_a_person_read_alone_has_a_name_in_parts(firm, parts, name):
    """Put together they are what the list calls the person."""
    first, middle, last = parts
    firm.vendor.says(
        {
            "ContactKey": "C1",
            "FirstName": first,
            "MiddleName": middle,
            "LastName": last,
            "ContactType": "Client",
            "RestrictionLevel": "Private",
        }
    )

    found = firm.karbon.client(EntityKind.CONTACT, "C1")

    assert found == Client(
        key="C1", kind=EntityKind.CONTACT, name=name, contact_type="Client", restriction="Private"
    )


def test_a_client_group_read_alone_has_its_type(firm):
    """Lists leave it out."""
    firm.vendor.says(
        {
            "ClientGroupKey": "G1",
            "FullName": "Lee Family",
            "ContactType": "Client",
            "RestrictionLevel": "Hidden",
        }
    )

    assert firm.karbon.client_group("G1").contact_type == "Client"
    assert firm.vendor.urls == ["https://api.karbonhq.com/v3/ClientGroups/G1"]


def test_what_is_not_there_is_none(firm):
    """Gone, or not for us to see: Karbon does not tell the two apart."""
    for _ in range(4):
        firm.vendor.says(NOT_FOUND, 404)

    assert firm.karbon.client(EntityKind.CONTACT, "C1") is None
    assert firm.karbon.work_item("W1") is None
    assert firm.karbon.user("U1") is None
    assert firm.karbon.estimates("W1") == []


@pytest.mark.parametrize(
    "body",
    [
        {"statusCode": "404", "message": "Resource not found"},
        {"error": {"code": "4002", "message": "No HTTP"}},
    ],
)
def test_a_wrong_address_does_not_pass_for_a_client_that_is_gone(firm, body):
    """A base_url that is a little off must not end every bond."""
    firm.vendor.says(body, 404)

    with pytest.raises(Refused):
        firm.karbon.client(EntityKind.CONTACT, "C1")


@pytest.mark.parametrize(("key", "sent"), [("a/../b", "a%2F..%2Fb"), ("a?b#c", "a%3Fb%23c"), ("é", "%C3%A9")])
def test_a_key_stays_one_segment_of_the_path(firm, key, sent):
    """A key may come from a webhook, which anybody can write."""
    firm.vendor.says(NOT_FOUND, 404)

    firm.karbon.work_item(key)

    assert firm.vendor.urls == [f"https://api.karbonhq.com/v3/WorkItems/{sent}"]


@pytest.mark.parametrize("key", ["", ".", ".."])
def test_a_key_that_is_a_step_in_the_path_is_refused(firm, key):
    """It would read something else than was asked."""
    with pytest.raises(ValueError, match="is no key of Karbon's"):
        firm.karbon.work_item(key)


def test_statuses_are_spelt_as_lists_spell_them(firm):
    """Single reads leave the blanks out."""
    row = {"WorkItemKey": "W1", "Title": "2026 Tax", "ClientKey": "O1", "ClientType": "Organization"}
    firm.vendor.says({**row, "StartDate": "2026-03-02T00:00:00Z", "PrimaryStatus": "ReadyToStart"})

    assert firm.karbon.work_item("W1") == WorkItem(
        key="W1",
        title="2026 Tax",
        client_key="O1",
        client_kind=EntityKind.ORGANIZATION,
        start_date=date(2026, 3, 2),
        primary_status="Ready To Start",
    )


@pytest.mark.parametrize("odd", [{"StartDate": "soon"}, {"ClientType": "Vendor"}, {"Title": 5}])
def test_an_answer_that_makes_no_sense_is_told(firm, odd):
    """Better an error than work on the wrong day or of the wrong kind."""
    row = {"WorkItemKey": "W1", "Title": "Secret Client Ltd", "ClientKey": "O1", "ClientType": "Organization"}
    for _ in range(3):
        firm.vendor.says({"value": [{**row, **odd}]})

    with pytest.raises(Broken, match="cannot be read") as caught:
        firm.karbon.work_items()

    assert "Secret" not in str(caught.value)


@pytest.mark.parametrize(
    ("types", "expected"),
    [
        ([{"Name": "Client", "ContactTypeKey": "K1"}], (("K1", "Client"),)),
        (["Individual"], (("Individual", "Individual"),)),
    ],
)
def test_contact_types_come_in_two_shapes(firm, types, expected):
    """The reference shows objects, a guide shows names."""
    firm.vendor.says({"TenantKey": "T1", "ContactTypes": types, "WorkTypes": []})

    assert firm.karbon.tenant() == TenantSettings(tenant_key="T1", contact_types=expected)


def test_users_have_permissions_when_read_alone(firm):
    """A list is too short for them."""
    firm.vendor.says(
        {"Id": "U1", "Name": "Priya", "EmailAddress": "p@x.test", "Permissions": ["User", "Admin"]}
    )

    assert firm.karbon.user("U1").permissions == ("User", "Admin")


def test_estimates_and_roles(firm):
    """Budgets are minutes by role and task type."""
    firm.vendor.says(
        {"value": [{"EstimateMinutes": 600, "RoleName": "Manager", "TaskTypeName": None, "UserKey": None}]}
    )
    firm.vendor.says({"value": [{"Key": "R1", "Name": "Manager"}], "@odata.count": 1})

    assert firm.karbon.estimates("W1") == [Estimate(minutes=600, role="Manager")]
    assert [role.name for role in firm.karbon.roles()] == ["Manager"]
