"""Starting and changing work: what is taken, what is refused, in Karbon's words."""

import pytest

ANN = "ann@firm.example"


@pytest.fixture
def body(karbon):
    """The least that starts work."""
    karbon.screens.add_user("Ann Lee", ANN)
    key = karbon.screens.add_organization("Engines")
    return {
        "AssigneeEmailAddress": ANN,
        "Title": "Tax 2025",
        "ClientKey": key,
        "ClientType": "Organization",
        "StartDate": "2026-03-01",
    }


def details(response):
    error = response.json()["error"]
    assert (response.status_code, error["code"], error["message"]) == (400, "4003", "Invalid Model.")
    assert error["details"]["code"] == "InvalidProperty"
    return error["details"]["target"], error["details"]["message"]


def test_work_is_started_and_located(karbon, body):
    """201, the record without its roles, and a Location that leads to it."""
    response = karbon.call("POST", "WorkItems", json=body)
    made = response.json()

    assert response.status_code == 201
    assert response.headers["Location"].endswith(
        f"/v3/WorkItems('{made['WorkItemKey']}')/KarbonService.WorkItemDTO"
    )
    assert karbon.call("GET", response.headers["Location"]).json() == {**made, "UserRoleAssignments": []}
    assert "UserRoleAssignments" not in made
    assert made["ClientName"] == "Engines"
    assert (made["AssigneeName"], made["AssigneeEmailAddress"]) == ("Ann Lee", ANN)
    assert made["FeeSettings"] == {"FeeType": "TimeAndMaterials", "FeeValue": None}
    assert made["ClientTaskRecipient"] is None


def test_rows_know_less_than_the_record(karbon, body):
    """Fees, roles and description are on the single only."""
    key = karbon.call("POST", "WorkItems", json={**body, "Description": "For Jo"}).json()["WorkItemKey"]

    missing = set(karbon.get(f"WorkItems/{key}").json()) - set(karbon.rows("WorkItems")[0])

    assert missing == {
        "@odata.context",
        "FeeSettings",
        "UserRoleAssignments",
        "Description",
        "ClientTaskRecipient",
    }


@pytest.mark.parametrize("text", ["2021-07-11", "2021-07-11T00:00:00Z", "2021-07-11T00:00:00+10:00"])
def test_the_day_that_was_meant(karbon, body, text):
    """Whatever the offset, dates come back as midnight UTC of that day."""
    made = karbon.call("POST", "WorkItems", json={**body, "StartDate": text, "DueDate": text}).json()

    assert made["StartDate"] == made["DueDate"] == "2021-07-11T00:00:00Z"


@pytest.mark.parametrize("name", ["AssigneeEmailAddress", "Title", "ClientKey", "ClientType", "StartDate"])
@pytest.mark.parametrize("method", ["POST", "PUT"])
def test_five_properties_are_required(karbon, body, method, name):
    """Each is named."""
    made = karbon.call("POST", "WorkItems", json=body).json()["WorkItemKey"]
    path = "WorkItems" if method == "POST" else f"WorkItems/{made}"

    response = karbon.call(method, path, json={key: value for key, value in body.items() if key != name})

    assert details(response) == (f"workItem.{name}", f"The {name} field is required.")


@pytest.mark.parametrize(
    ("name", "value", "message"),
    [
        ("ClientType", "Person", "ClientType must be Contact, Organization, or ClientGroup"),
        ("ClientType", "Contact", "ClientKey is not a valid Contact Key"),
        ("ClientKey", "nobody", "ClientKey is not a valid Contact Key"),
        ("AssigneeEmailAddress", "nobody@x.example", "Assignee Email Address is not a valid Email Address"),
        ("WorkType", "Nonsense", "Work Type is not valid"),
        ("WorkTemplateKey", "nothing", "WorkTemplateKey is not a valid Work Template"),
        (
            "RelatedClientGroupKey",
            "nothing",
            "Cannot assign Related Client Group as Client is not a member of this Group",
        ),
    ],
)
def test_what_does_not_exist_is_refused(karbon, body, name, value, message):
    """With the documented texts."""
    target, text = details(karbon.call("POST", "WorkItems", json={**body, name: value}))

    assert text == message
    assert target.startswith("workItem.")
    assert karbon.rows("WorkItems") == []


@pytest.mark.parametrize(
    "extra",
    [
        {"Title": "x" * 201},
        {"DueDate": "soon"},
        {"StartDate": "2026-02-30"},
        {"PrimaryStatus": "Nonsense"},
        {"WorkStatus": "Nonsense - x"},
        {"FeeSettings": {"FeeType": "Fixed"}},
        {"FeeSettings": {"FeeType": "NonBillable", "FeeValue": 5}},
        {"EstimatedBudget": "much"},
        {"Nonsense": 1},
        {"UserRoleAssignments": [{}]},
    ],
)
def test_what_means_nothing_is_refused(karbon, body, extra):
    """400 and nothing is started."""
    details(karbon.call("POST", "WorkItems", json={**body, **extra}))

    assert karbon.rows("WorkItems") == []


@pytest.mark.parametrize("content", [b"", b"null", b"[]"])
def test_no_body_is_missing_payload(karbon, body, content):
    """POST and PUT name the entity, PATCH calls it an update."""
    path = f"WorkItems/{karbon.call('POST', 'WorkItems', json=body).json()['WorkItemKey']}"
    message = "Required payload data is missing: {}"

    def sent(method, where):
        return karbon.call(method, where, data=content).json()["error"]

    assert sent("POST", "WorkItems") == {"code": "4005", "message": message.format("WorkItem")}
    assert sent("PUT", path) == {"code": "4005", "message": message.format("WorkItem")}
    assert sent("PATCH", path) == {"code": "4005", "message": message.format("update")}


@pytest.mark.parametrize("method", ["GET", "PUT", "PATCH"])
def test_work_that_does_not_exist(karbon, method):
    """One text for all of them."""
    response = karbon.call(method, "WorkItems/nothing", json={} if method != "GET" else None)

    assert response.status_code == 404
    assert response.json()["error"] == {"code": "4004", "message": "No Work Item found for provided key"}


def test_put_clears_what_is_left_out(karbon, body):
    """Also the status goes back to Planned."""
    full = {
        **body,
        "DueDate": "2026-04-01",
        "WorkType": "Tax",
        "Description": "x",
        "PrimaryStatus": "Waiting",
    }
    full["FeeSettings"] = {"FeeType": "FixedFee", "FeeValue": 5150.2}
    path = f"WorkItems/{karbon.call('POST', 'WorkItems', json=full).json()['WorkItemKey']}"
    assert karbon.get(path).json()["FeeSettings"] == {"FeeType": "FixedFee", "FeeValue": 5150.2}

    response = karbon.call("PUT", path, json=body)

    after = karbon.get(path).json()
    assert (response.status_code, response.content) == (204, b"")
    assert {after[name] for name in ("DueDate", "WorkType", "Description", "SecondaryStatus")} == {None}
    assert after["PrimaryStatus"] == "Planned"


def test_what_was_read_can_be_sent_back(karbon, body):
    """Including the misspelt title of the template and other read only properties."""
    karbon.screens.add_template("Monthly", "Payroll")
    path = (
        f"WorkItems/{karbon.screens.add_work('May', body['ClientKey'], '2026-05-01', '', '', ANN, 'Monthly')}"
    )
    before = karbon.get(path).json()

    assert before["WorkTemplateTile"] == "Monthly"
    assert karbon.call("PUT", path, json=before).status_code == 204
    assert karbon.get(path).json() == before


def test_the_template_gives_its_type_unless_one_is_sent(karbon, body):
    """Given wins over inherited."""
    template = karbon.screens.add_template("Monthly", "Payroll")

    inherited = karbon.call("POST", "WorkItems", json={**body, "WorkTemplateKey": template}).json()
    given = karbon.call(
        "POST", "WorkItems", json={**body, "WorkTemplateKey": template, "WorkType": "Tax"}
    ).json()

    assert (inherited["WorkType"], given["WorkType"]) == ("Payroll", "Tax")


def test_a_related_group_has_the_client_as_member(karbon, body):
    """Its key shows twice, its name once."""
    group = karbon.screens.add_client_group("Family", [body["ClientKey"]])

    made = karbon.call("POST", "WorkItems", json={**body, "RelatedClientGroupKey": group}).json()

    assert made["RelatedClientGroupKey"] == made["ClientGroupKey"] == group
    assert made["RelatedClientGroupName"] == "Family"


def test_roles_of_the_template_are_kept(karbon, body):
    """UserRoleAssignments are taken by POST, and come back as sent when the work is read."""
    sent = [{"RoleKey": "r", "UserProfileKey": "u"}]

    made = karbon.call("POST", "WorkItems", json={**body, "UserRoleAssignments": sent}).json()

    assert karbon.get(f"WorkItems/{made['WorkItemKey']}").json()["UserRoleAssignments"] == sent


@pytest.mark.parametrize(
    ("recipient", "target", "text"),
    [
        ({"LinkType": "Contact"}, "RecipientKey", "The RecipientKey field is required."),
        ({"RecipientKey": "k"}, "LinkType", "The LinkType field is required."),
        ({"RecipientKey": "k", "LinkType": "ClientGroup"}, "LinkType", "LinkType is not valid"),
    ],
)
def test_a_recipient_of_client_tasks_is_said_whole(karbon, body, recipient, target, text):
    """Key and kind; the address may be left out."""
    response = karbon.call("POST", "WorkItems", json={**body, "ClientTaskRecipient": recipient})

    assert details(response) == (f"workItem.ClientTaskRecipient.{target}", text)


def test_a_recipient_of_client_tasks_is_never_shown(karbon, body):
    """Written only."""
    recipient = {"RecipientKey": body["ClientKey"], "LinkType": "Organization", "EmailAddress": "a@b.example"}

    response = karbon.call("POST", "WorkItems", json={**body, "ClientTaskRecipient": recipient})

    assert (response.status_code, response.json()["ClientTaskRecipient"]) == (201, None)


def test_a_group_that_work_had_is_not_assigned_anew(karbon, body):
    """A client that left the group may keep the relation, and not get it."""
    group = karbon.screens.add_client_group("Family", [body["ClientKey"]])
    related = {**body, "RelatedClientGroupKey": group}
    key = karbon.call("POST", "WorkItems", json=related).json()["WorkItemKey"]
    karbon.screens.remove_member(group, body["ClientKey"])

    assert karbon.call("PUT", f"WorkItems/{key}", json=related).status_code == 204
    assert details(karbon.call("POST", "WorkItems", json=related))[0] == "workItem.RelatedClientGroupKey"
