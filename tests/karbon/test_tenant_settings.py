"""The account's settings in one answer."""

import pytest

from sim.karbon.screens import ScreenRefused


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


def test_work_types_have_statuses_of_their_own(karbon):
    """A status belongs to the types that name it; nothing named is all there are."""
    status = karbon.screens.add_work_status("In Progress", "With partner")
    karbon.screens.add_work_type("Audit", ["With partner"])
    karbon.screens.add_work_type("Review", [])
    karbon.screens.set_work_type_statuses("Tax", ["With partner"])

    settings = karbon.get("TenantSettings").json()

    available = {found["Name"]: found["AvailableStatuses"]["Secondary"] for found in settings["WorkTypes"]}
    assert available["Audit"] == available["Tax"] == [status]
    assert len(available["Review"]) == 5
    assert status not in available["Payroll"]
    in_progress = next(found for found in settings["WorkStatuses"] if found["Name"] == "InProgress")
    assert {"Name": "With partner", "Type": "Secondary", "WorkStatusKey": status} in in_progress["Children"]


def test_service_types_name_work_types(karbon):
    """By key, since 2026-08-03."""
    key = karbon.screens.add_service_type("Compliance", ["Tax"])
    settings = karbon.get("TenantSettings").json()
    tax = next(found["WorkTypeKey"] for found in settings["WorkTypes"] if found["Name"] == "Tax")

    assert settings["ServiceTypes"] == [{"Name": "Compliance", "ServiceTypeKey": key, "WorkTypeKeys": [tax]}]


@pytest.mark.parametrize(
    ("screen", "arguments", "sentence"),
    [
        ("add_work_type", ("Tax", []), "a work type called 'Tax' already"),
        ("add_work_type", ("Audit", ["In Reviews"]), "did you mean 'In Review'"),
        ("add_work_status", ("Working", "Busy"), "there is no status 'Working'"),
        ("add_work_status", ("Waiting", "For Client"), "a work status called 'For Client' already"),
        ("add_service_type", ("Compliance", ["Taxes"]), "did you mean 'Tax'"),
        ("add_service_type", (" ", []), "a service type's name cannot be empty"),
    ],
)
def test_people_are_told_what_cannot_be(karbon, screen, arguments, sentence):
    """In a sentence."""
    with pytest.raises(ScreenRefused, match=sentence):
        getattr(karbon.screens, screen)(*arguments)
