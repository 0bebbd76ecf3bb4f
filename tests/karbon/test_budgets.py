"""Budgets: rows of EstimateSummaries, set in Karbon's own screens, by hand or from a template."""

import msgspec


def test_a_budget_has_a_row_a_role_and_task_type(karbon):
    """Names and keys of both; the actual minutes stay 0."""
    work = karbon.screens.add_work("Tax", karbon.screens.add_organization("Engines"), "2026-03-01")
    karbon.screens.set_budget(work, 600, role="Accountant", task_type="Admin")

    answer = karbon.get(f"EstimateSummaries/{work}").json()

    assert list(answer) == ["@odata.context", "value"]
    assert answer["@odata.context"].endswith("$metadata#EstimateSummaries")
    row = answer["value"][0]
    assert (row["RoleName"], row["TaskTypeName"]) == ("Accountant", "Admin")
    assert (row["EstimateMinutes"], row["ActualMinutes"]) == (600, 0)
    assert row["EstimateSummaryKey"].endswith("-0")
    assert row["RoleKey"]
    assert row["TaskTypeKey"]
    assert row["UserKey"] is None


def test_setting_a_row_again_changes_it(karbon):
    """And nothing takes it away."""
    work = karbon.screens.add_work("Tax", karbon.screens.add_organization("Engines"), "2026-03-01")
    first = karbon.screens.set_budget(work, 600, role="Accountant")
    second = karbon.screens.set_budget(work, 30, role="Accountant")
    karbon.screens.set_budget(work, 15, role="Manager")

    assert first == second
    assert sorted(row["minutes"] for row in karbon.screens.budget(work)) == [15, 30]

    karbon.screens.set_budget(work, 0, role="Manager")

    assert [row["minutes"] for row in karbon.screens.budget(work)] == [30]


def test_a_person_costs_what_their_time_costs(karbon):
    """The reference's sample: 15 minutes at 150 are 37.5."""
    user = karbon.screens.add_user("Ann Lee", "ann@firm.example")
    karbon.state.users.put(msgspec.structs.replace(karbon.state.users.get(user), billable_rate=150.0))
    work = karbon.screens.add_work("Tax", karbon.screens.add_organization("Engines"), "2026-03-01")
    karbon.screens.set_budget(work, 15, email="ann@firm.example")

    row = karbon.get(f"EstimateSummaries/{work}").json()["value"][0]

    assert (row["UserKey"], row["HourlyRate"], row["EstimateAmount"]) == (user, 150, 37.5)


def test_work_from_a_template_starts_with_its_budget(karbon):
    """Through the screens and through the API; a later change of the template does not reach it."""
    client = karbon.screens.add_organization("Engines")
    karbon.screens.add_user("Ann Lee", "ann@firm.example")
    template = karbon.screens.add_template("Monthly", "Payroll", 300, "Accountant", "Review")
    by_hand = karbon.screens.add_work("March", client, "2026-03-01", template="Monthly")
    body = {"Title": "April", "ClientKey": client, "ClientType": "Organization", "StartDate": "2026-04-01"}
    body |= {"AssigneeEmailAddress": "ann@firm.example", "WorkTemplateKey": template}
    by_api = karbon.call("POST", "WorkItems", json=body).json()["WorkItemKey"]

    karbon.screens.set_template_budget("Monthly", 60, "Accountant", "Review")

    for work in (by_hand, by_api):
        rows = karbon.get(f"EstimateSummaries/{work}").json()["value"]
        assert [(row["EstimateMinutes"], row["RoleName"], row["TaskTypeName"]) for row in rows] == [
            (300, "Accountant", "Review")
        ]
    assert karbon.state.templates.get(template).number_of_work_items_created == 2


def test_names_in_a_budget_follow_the_settings(karbon):
    """A renamed role shows its new name, a retired one keeps it."""
    karbon.screens.add_role("Reviewer")
    work = karbon.screens.add_work("Tax", karbon.screens.add_organization("Engines"), "2026-03-01")
    karbon.screens.set_budget(work, 10, role="Reviewer")

    karbon.screens.rename_role("Reviewer", "Checker")
    karbon.screens.remove_role("Checker")

    assert karbon.get(f"EstimateSummaries/{work}").json()["value"][0]["RoleName"] == "Checker"
    assert karbon.rows("Roles") == []


def test_unknown_work_has_no_budget(karbon):
    """The only documented 404 there is the framework's."""
    message = "No HTTP resource was found that matches the request URI 'http://api.karbonhq.com/v3/{}"

    assert karbon.refusal("EstimateSummaries/nothing") == (
        404,
        "4002",
        message.format("EstimateSummaries/nothing"),
    )
