"""What users of Karbon's API ran into when they wrote: each surprise once, as it is here."""

import pytest

NAMES = {"FirstName": "Ada", "LastName": "Byron"}


def test_email_and_phone_belong_on_a_card(karbon):
    """Flat, they make the whole body disappear, and the text does not say so."""
    response = karbon.call("POST", "Contacts", json={**NAMES, "PhoneNumber": "098"})

    assert response.status_code == 400
    assert response.json()["error"]["details"]["message"] == "The contact field is required."


def test_addresses_are_not_on_lists_nor_on_a_plain_single(karbon):
    """A line on the list, all of it with the expansion, nothing without."""
    card = {"Addresses": [{"AddressLines": "1 Street", "City": "London"}]}
    key = karbon.call("POST", "Contacts", json={**NAMES, "BusinessCards": [card]}).json()["ContactKey"]

    plain, expanded = karbon.get(f"Contacts/{key}"), karbon.get(f"Contacts/{key}", expand="BusinessCards")

    assert karbon.rows("Contacts")[0]["Address"] == "1 Street, London"
    assert "London" not in plain.text
    assert expanded.json()["BusinessCards"][0]["Addresses"][0]["City"] == "London"


def test_put_clears_what_you_leave_out(karbon):
    """Cards aside."""
    key = karbon.screens.add_organization("Engines", email="a@engines.example")
    karbon.call("PUT", f"Organizations/{key}", json={"FullName": "Engines"})

    after = karbon.get(f"Organizations/{key}", expand="BusinessCards").json()

    assert after["ContactType"] is None
    assert after["BusinessCards"][0]["EmailAddresses"] == ["a@engines.example"]


@pytest.mark.parametrize("guess", ["Fixed", "Hourly", "Time and Materials"])
def test_fee_types_are_three_words(karbon, guess):
    """A guess is refused, and the text names the property."""
    karbon.screens.add_user("Ann Lee", "ann@firm.example")
    body = {"Title": "Tax", "ClientKey": karbon.screens.add_organization("Engines")}
    body |= {"ClientType": "Organization", "StartDate": "2026-03-01", "FeeSettings": {"FeeType": guess}}

    response = karbon.call("POST", "WorkItems", json={**body, "AssigneeEmailAddress": "ann@firm.example"})

    assert response.status_code == 400
    assert response.json()["error"]["details"]["target"] == "workItem.FeeSettings.FeeType"


def test_organizations_have_no_name(karbon):
    """The property is FullName."""
    assert karbon.refusal("Organizations", filter="Name eq 'Engines'") == (
        400,
        "4002",
        "Could not find a property named 'Name' on type 'KarbonService.OrganizationSummaryDTO'.",
    )


def test_colleagues_who_left_are_not_marked(karbon):
    """No flag: they are missing, and that is all."""
    karbon.screens.add_user("Ann Lee", "ann@firm.example")
    row = karbon.rows("Users")[0]
    karbon.screens.remove_user("ann@firm.example")

    assert set(row) == {"Id", "Name", "EmailAddress"}
    assert karbon.rows("Users") == []


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE"])
@pytest.mark.parametrize(
    "path",
    ["EstimateSummaries/{work}", "Roles", "WorkTemplates", "TenantSettings", "Contacts/{client}/Delete"],
)
def test_most_things_are_read_only(karbon, method, path):
    """Budgets, roles, templates, settings: 404 for any write."""
    client = karbon.screens.add_organization("Engines")
    work = karbon.screens.add_work("Tax", client, "2026-03-01")

    response = karbon.call(method, path.format(work=work, client=client), json={"Name": "x"})

    assert response.status_code == 404


@pytest.mark.parametrize("resource", ["Contacts", "Organizations", "ClientGroups", "WorkItems", "Users"])
def test_nothing_of_a_client_can_be_deleted(karbon, resource):
    """No endpoint does; people do in Karbon itself."""
    key = karbon.screens.add_organization("Engines")

    assert karbon.call("DELETE", f"{resource}/{key}").status_code == 404


@pytest.mark.parametrize("name", ["Tasks", "TaskTypes", "ContactTypes", "WorkTypes", "Tags"])
def test_what_the_api_does_not_have(karbon, name):
    """The gateway's 404."""
    assert karbon.get(name).json() == {"statusCode": "404", "message": "Resource not found"}


def test_work_does_not_say_when_it_changed(karbon):
    """Neither on the list nor alone, and no filter or order knows such a date."""
    client = karbon.screens.add_organization("Engines")
    key = karbon.screens.add_work("Tax", client, "2026-03-01")
    (row,), single = karbon.rows("WorkItems"), karbon.get(f"WorkItems/{key}").json()

    assert [name for name in (*row, *single) if "Modified" in name or "Created" in name] == []
    assert karbon.refusal("WorkItems", orderby="LastModifiedDateTime")[2] == (
        "Could not find a property named 'LastModifiedDateTime' on type 'KarbonService.WorkItemSummaryDTO'."
    )
