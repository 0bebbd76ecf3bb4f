"""The account's settings in one answer."""


def test_a_fresh_account(karbon):
    """Contact types of the help centre; the five statuses in Karbon's order."""
    settings = karbon.get("TenantSettings").json()

    assert settings["@odata.context"].endswith("$metadata#TenantSettings/$entity")
    assert [found["Name"] for found in settings["ContactTypes"]] == ["Client", "Prospect", "Supplier"]
    assert [found["Name"] for found in settings["WorkStatuses"]] == [
        "Planned",
        "InProgress",
        "Waiting",
        "Completed",
        "ReadyToStart",
    ]
    assert {found["Type"] for found in settings["WorkStatuses"]} == {"Primary"}
    assert settings["ServiceTypes"] == []


def test_a_work_type_names_its_statuses(karbon):
    """Primary ones by their spaced name, secondary ones by key."""
    settings = karbon.get("TenantSettings").json()
    keys = {child["WorkStatusKey"] for status in settings["WorkStatuses"] for child in status["Children"]}

    available = settings["WorkTypes"][0]["AvailableStatuses"]

    assert available["Primary"] == ["Planned", "Ready To Start", "In Progress", "Waiting", "Completed"]
    assert set(available["Secondary"]) == keys


def test_statuses_can_be_in_lower_case(karbon):
    """Row 14."""
    karbon.state.set_behaviour(capitalised_available_statuses=False)

    assert set(karbon.get("TenantSettings").json()["WorkTypes"][0]["AvailableStatuses"]) == {
        "primary",
        "secondary",
    }


def test_settings_can_be_plain_names(karbon):
    """Row 13."""
    karbon.state.set_behaviour(tenant_settings="names")

    settings = karbon.get("TenantSettings").json()

    assert settings["ContactTypes"] == ["Client", "Prospect", "Supplier"]
    assert "Tax" in settings["WorkTypes"]


def test_an_account_may_be_refused_here_alone(karbon):
    """Seen once: 401 on TenantSettings, with good credentials."""
    karbon.state.set_behaviour(tenant_settings_refused=True)

    assert karbon.get("TenantSettings").json() == {"statusCode": 401, "message": "Unauthorized"}
    assert karbon.get("Roles").status_code == 200


def test_contact_types_come_and_go(karbon):
    """Added, renamed with the clients that carry them, removed without."""
    karbon.screens.add_contact_type("Friend")
    key = karbon.screens.add_organization("Engines", contact_type="Friend")
    karbon.screens.rename_contact_type("Friend", "Ally")
    renamed = karbon.screens.client(key)["contact_type"]
    karbon.screens.remove_contact_type("Ally")

    names = [found["Name"] for found in karbon.get("TenantSettings").json()["ContactTypes"]]

    assert renamed == karbon.screens.client(key)["contact_type"] == "Ally"
    assert names == ["Client", "Prospect", "Supplier"]
