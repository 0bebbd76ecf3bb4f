"""Contract 3.11, 3.12: effective settings and last modified stamps."""

import pytest


def settings(api, section):
    return api.get("effective_settings")["results"]["effective_settings"][section]["settings"]


def changed_since(api, stamp):
    found = api.get("effective_settings", modified_since=stamp)["results"]["effective_settings"]
    return list(found)


def test_what_is_not_installed_says_only_that(api):
    """With the vendor's stamp of what was never touched."""
    found = api.get("effective_settings")

    assert list(found) == ["results"]
    assert found["results"]["effective_settings"]["customfields"] == {
        "settings": {"installed": 0},
        "last_modified": "2001-01-01T12:00:00+00:00",
    }
    assert settings(api, "quickbooks") == {"installed": 0}


def test_the_add_on_and_its_fields_show_in_the_settings(api, screens):
    """customfields, and the columns of a timecard."""
    screens.install_addon("Advanced Tracking")
    field = screens.add_field("Task", [])

    assert settings(api, "customfields") == {"maximum_allowed_timesheet_custom_fields": 6, "installed": "1"}
    assert settings(api, "general")["timecard_fields"] == f"JOBCODE,{field}"


def test_the_vendors_own_link_to_quickbooks_is_off_until_installed(api, screens):
    """And renames jobs to customers."""
    screens.connect_to_quickbooks()

    assert settings(api, "quickbooks")["connector"] == "qbia_online"
    assert settings(api, "general")["jc_label"] == "Customers"
    screens.disconnect_from_quickbooks()
    assert settings(api, "quickbooks") == {"installed": 0}


def test_settings_since_a_stamp(api):
    """Only sections touched since; none is PHP's empty array."""
    since = api.get("effective_settings", modified_since="2026-01-01T00:00:00Z")["results"][
        "effective_settings"
    ]

    assert "general" in since
    assert "alerts" not in since
    assert api.get("effective_settings", modified_since="2027-01-01T00:00:00Z") == {
        "results": {"effective_settings": []}
    }


def test_a_section_is_changed_only_by_its_own_settings(api, screens):
    """Each has a stamp of its own; fields are columns of the timecard."""
    api.state.universe.clock.advance(60)
    screens.connect_to_quickbooks()
    after_link = changed_since(api, "2026-03-02T09:00:30Z")
    api.state.universe.clock.advance(60)
    screens.install_addon("Custom Fields")
    after_addon = changed_since(api, "2026-03-02T09:01:30Z")
    api.state.universe.clock.advance(60)
    screens.add_field("Task", [])

    assert after_link == ["general", "quickbooks"]
    assert after_addon == ["customfields"]
    assert changed_since(api, "2026-03-02T09:02:30Z") == ["general"]


def test_settings_before_a_stamp(api):
    """Those of what was never installed."""
    found = api.get("effective_settings", modified_before="2002-01-01T00:00:00Z")

    assert "quickbooks" in found["results"]["effective_settings"]
    assert "general" not in found["results"]["effective_settings"]


def test_the_sections_in_order(api):
    """All twenty-five."""
    assert " ".join(api.get("effective_settings")["results"]["effective_settings"]) == (
        "general alerts approvals breaks dcaa dialin files invoicing location_aware mobile_app_integrations"
        " mobile_app_settings reminders projects quickbooks restapi rounding schedule sms sounds customfields"
        " time_entry toodledo twitter xero zenpayroll"
    )


def test_settings_of_a_user(api, ada):
    """Those of the account; of nobody there are none."""
    assert api.get("effective_settings", user_id=ada) == api.get("effective_settings")
    assert api.call("GET", "effective_settings", params={"user_id": 42}).status_code == 417
    assert api.call("GET", "effective_settings", params={"user_id": "x"}).status_code == 417


def test_thirteen_stamps_unless_asked_for_others(api):
    """And nothing else in the answer."""
    body = api.get("last_modified_timestamps")

    assert list(body) == ["results"]
    assert len(body["results"]["last_modified_timestamps"]) == 13
    assert api.get("last_modified_timestamps", endpoints="groups,users,wat") == {
        "results": {
            "last_modified_timestamps": {
                "groups": "2001-01-01T12:00:00+00:00",
                "users": "2026-03-02T09:00:00+00:00",
            }
        }
    }


def test_an_endpoint_without_changes_has_the_stamp_of_never(api, ada):
    """Of a group nobody made; once made, its own."""
    before = api.get("last_modified_timestamps", endpoints="groups")
    api.post("groups", {"name": "North"})

    assert before["results"]["last_modified_timestamps"] == {"groups": "2001-01-01T12:00:00+00:00"}
    assert api.get("last_modified_timestamps", endpoints="groups")["results"]["last_modified_timestamps"] == {
        "groups": "2026-03-02T09:00:00+00:00"
    }


@pytest.mark.parametrize(
    ("act", "kind"),
    [
        (lambda screens: screens.add_job("New"), "jobcodes"),
        (lambda screens: screens.change_user_email("ada@example.test", "a@example.test"), "users"),
        (lambda screens: screens.assign_job(9001, ["ada@example.test"]), "jobcode_assignments"),
        (lambda screens: screens.enter_time("ada@example.test", 9001, "2026-03-02", 60), "timesheets"),
        (lambda screens: screens.connect_to_quickbooks(), "effective_settings"),
    ],
)
def test_a_change_moves_the_stamp_of_its_endpoint(api, screens, ada, acme, act, kind):
    """To the second of the change."""
    api.state.universe.clock.advance(60)
    act(screens)

    assert api.get("last_modified_timestamps")["results"]["last_modified_timestamps"][kind] == (
        "2026-03-02T09:01:00+00:00"
    )


def test_after_deleting_what_was_just_created_only_the_deleted_stamp_differs(api, screens, ada, acme):
    """As the official client's live test compares."""
    before = api.get("last_modified_timestamps")["results"]["last_modified_timestamps"]
    api.state.universe.clock.advance(60)
    api.delete("timesheets", screens.enter_time("ada@example.test", acme, "2026-03-02", 60))
    after = api.get("last_modified_timestamps")["results"]["last_modified_timestamps"]

    assert [name for name in before if before[name] != after[name]] == ["timesheets_deleted"]
