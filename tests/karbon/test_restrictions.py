"""Private and hidden clients: who sees them, who may set the level, and what follows."""

import pytest

KINDS = ["Contacts", "Organizations", "ClientGroups"]
MAY_NOT = "This API application does not have permission to set RestrictionLevel to {}."


def add(caller, resource, level):
    if resource == "Contacts":
        return caller.screens.add_person("Ada", "Byron", restriction=level)
    if resource == "Organizations":
        return caller.screens.add_organization("Ada Byron", restriction=level)
    return caller.screens.add_client_group("Ada Byron", [], restriction=level)


@pytest.mark.parametrize("level", ["Private", "Hidden"])
@pytest.mark.parametrize("resource", KINDS)
def test_restricted_clients_do_not_exist_for_the_application(karbon, resource, level):
    """They are missing from lists and counts, and answer 404."""
    key = add(karbon, resource, level)

    assert karbon.get(resource).json()["@odata.count"] == 0
    assert karbon.rows(resource, filter="FullName eq 'Ada Byron'") == []
    assert karbon.rows(resource, orderby="FullName") == []
    assert karbon.get(f"{resource}/{key}").status_code == 404
    assert karbon.call("PATCH", f"{resource}/{key}", json={"FullName": "Found"}).status_code == 404
    assert karbon.call("PUT", f"{resource}/{key}", json={"FullName": "Found"}).status_code == 404


def test_their_texts_are_those_of_any_missing_record(karbon):
    """A restricted client cannot be told from none."""
    organization = add(karbon, "Organizations", "Hidden")

    assert karbon.refusal(f"Contacts/{add(karbon, 'Contacts', 'Private')}") == (
        404,
        "4004",
        "No Contact found for provided key",
    )
    assert karbon.refusal(f"Organizations/{organization}") == (
        404,
        "4004",
        f"No organization exists with a key of {organization}.",
    )
    assert karbon.refusal(f"ClientGroups/{add(karbon, 'ClientGroups', 'Hidden')}") == (
        404,
        "4004",
        "No Client Group found for provided key",
    )


@pytest.mark.parametrize(
    ("private", "hidden", "seen"),
    [(False, False, "a"), (True, False, "ab"), (False, True, "ac"), (True, True, "abc")],
)
def test_each_permission_opens_its_level(karbon, private, hidden, seen):
    """In lists, filters and orders alike."""
    for name, level in (("a", "Public"), ("b", "Private"), ("c", "Hidden")):
        key = karbon.screens.add_organization(name, restriction=level)
        karbon.screens.add_work(name, key, "2026-03-01", work_type="Tax")
    karbon.screens.grant_app_permission(private, hidden)

    def names(resource, name, **options):
        return "".join(row[name] for row in karbon.rows(resource, **options))

    assert names("Organizations", "FullName", orderby="FullName") == seen
    assert names("Organizations", "FullName", orderby="FullName desc") == seen[::-1]
    assert sorted(names("Organizations", "FullName", filter="ContactType eq 'Client'")) == list(seen)
    assert sorted(names("WorkItems", "Title", filter="WorkType eq 'Tax'")) == list(seen)


def test_pages_over_several_levels_walk_like_any(karbon):
    """The count and the rows are those of all visible levels together."""
    for number in range(120):
        karbon.screens.add_organization(f"{number:03}", restriction=("Public", "Private")[number % 2])
    karbon.screens.grant_app_permission(include_private=True, include_hidden=False)

    first = karbon.get("Organizations", orderby="FullName").json()
    second = karbon.call("GET", first["@odata.nextLink"]).json()

    names = [row["FullName"] for row in first["value"] + second["value"]]
    assert names == [f"{number:03}" for number in range(120)]


def test_work_follows_its_client(karbon):
    """Work of a restricted client is missing too, and comes back with it."""
    client, other = karbon.screens.add_organization("Engines"), karbon.screens.add_organization("Other")
    work = karbon.screens.add_work("Tax", client, "2026-03-01")

    def seen():
        return karbon.get(f"WorkItems/{work}").status_code, len(karbon.rows("WorkItems"))

    karbon.screens.set_restriction(client, "Private")
    hidden = seen()
    karbon.screens.set_restriction(client, "Public")
    public = seen()
    karbon.screens.set_restriction(client, "Hidden")
    karbon.screens.reassign_work(work, other)

    assert hidden == (404, 0)
    assert public == seen() == (200, 1)


def test_budgets_of_restricted_work_are_not_found(karbon):
    """The framework's 404."""
    work = karbon.screens.add_work("Tax", add(karbon, "Contacts", "Private"), "2026-03-01")

    assert karbon.refusal(f"EstimateSummaries/{work}")[:2] == (404, "4002")


def test_work_cannot_be_started_for_a_client_out_of_sight(karbon):
    """Its key is as good as no key."""
    karbon.screens.add_user("Ann Lee", "ann@firm.example")
    body = {
        "Title": "Tax",
        "ClientKey": add(karbon, "Contacts", "Private"),
        "ClientType": "Contact",
        "StartDate": "2026-03-01",
        "AssigneeEmailAddress": "ann@firm.example",
    }

    error = karbon.call("POST", "WorkItems", json=body).json()["error"]

    assert error["details"]["message"] == "ClientKey is not a valid Contact Key"


@pytest.mark.parametrize("level", ["Private", "Hidden"])
def test_setting_a_level_takes_permission(karbon, level):
    """POST, PUT and PATCH alike; with the permission they pass."""
    key = add(karbon, "Contacts", "Public")
    body = {"FirstName": "Ada", "LastName": "Byron", "RestrictionLevel": level}
    calls = [("POST", "Contacts", body), ("PUT", f"Contacts/{key}", body)]
    calls.append(("PATCH", f"Contacts/{key}", {"RestrictionLevel": level}))

    refused = [karbon.call(method, path, json=sent) for method, path, sent in calls]
    karbon.screens.grant_app_permission(level == "Private", level == "Hidden")
    passed = [karbon.call(method, path, json=sent).status_code for method, path, sent in calls]

    assert {answer.status_code for answer in refused} == {403}
    assert refused[0].json() == {"error": {"code": "4021", "message": MAY_NOT.format(level)}}
    assert passed == [201, 204, 204]
    assert karbon.get(f"Contacts/{key}").json()["RestrictionLevel"] == level


def test_each_level_has_a_permission_of_its_own(karbon):
    """Seeing private clients does not allow hiding them."""
    karbon.screens.grant_app_permission(include_private=True, include_hidden=False)
    body = {"FullName": "Engines", "RestrictionLevel": "Hidden"}

    assert karbon.call("POST", "Organizations", json=body).status_code == 403


def test_a_level_that_does_not_exist_is_refused(karbon):
    """400 rather than 403."""
    body = {"FullName": "Engines", "RestrictionLevel": "Secret"}

    response = karbon.call("POST", "Organizations", json=body)

    assert response.status_code == 400
    assert response.json()["error"]["code"] == "4003"


@pytest.mark.parametrize("level", ["Private", "Hidden"])
def test_groups_do_not_tell_of_members_out_of_sight(karbon, level):
    """Members show as far as the application sees them."""
    seen, unseen = karbon.screens.add_person("Ada", "Byron"), add(karbon, "Organizations", level)
    group = karbon.screens.add_client_group("Family", [seen, unseen])
    both = [
        {"ContactKey": seen, "OrganizationKey": None},
        {"ContactKey": None, "OrganizationKey": unseen},
    ]

    before = karbon.get(f"ClientGroups/{group}").json()["Members"]
    karbon.screens.grant_app_permission(level == "Private", level == "Hidden")

    assert before == both[:1]
    assert karbon.get(f"ClientGroups/{group}").json()["Members"] == both


def test_members_out_of_sight_stay(karbon):
    """A PUT that cannot name them does not take them away."""
    seen, unseen = karbon.screens.add_person("Ada", "Byron"), add(karbon, "Organizations", "Private")
    group = karbon.screens.add_client_group("Family", [seen, unseen])

    karbon.call("PUT", f"ClientGroups/{group}", json={"FullName": "Family", "Members": []})

    assert karbon.screens.client(group)["members"] == [unseen]


def test_a_client_out_of_sight_cannot_become_a_member(karbon):
    """Its key is as good as no key."""
    body = {"FullName": "Family", "Members": [{"OrganizationKey": add(karbon, "Organizations", "Hidden")}]}

    error = karbon.call("POST", "ClientGroups", json=body).json()["error"]

    assert error["details"]["message"] == "OrganizationKey is not a valid Contact Key"


def test_work_does_not_tell_of_a_group_out_of_sight(karbon):
    """The group neither shows nor is lost by a PUT, and cannot be assigned."""
    karbon.screens.add_user("Ann Lee", "ann@firm.example")
    person = karbon.screens.add_person("Ada", "Byron")
    group = karbon.screens.add_client_group("Family", [person])
    body = {"Title": "Tax", "ClientKey": person, "ClientType": "Contact", "StartDate": "2026-03-01"}
    body |= {"AssigneeEmailAddress": "ann@firm.example", "RelatedClientGroupKey": group}
    path = f"WorkItems/{karbon.call('POST', 'WorkItems', json=body).json()['WorkItemKey']}"
    karbon.screens.set_restriction(group, "Hidden")

    hidden = karbon.get(path).json()
    put = karbon.call("PUT", path, json=hidden).status_code
    refused = karbon.call("POST", "WorkItems", json=body)
    karbon.screens.set_restriction(group, "Public")

    assert hidden["RelatedClientGroupKey"] is hidden["RelatedClientGroupName"] is None
    assert (put, refused.status_code) == (204, 400)
    assert karbon.get(path).json()["RelatedClientGroupKey"] == group


def test_work_of_a_deleted_client_stays_out_of_sight(karbon):
    """Also when it is changed afterwards."""
    work = karbon.screens.add_work("Tax", add(karbon, "Organizations", "Hidden"), "2026-03-01")
    karbon.screens.delete_client(karbon.screens.work()[0]["client_key"])
    karbon.screens.rename_work(work, "Found")

    assert karbon.get(f"WorkItems/{work}").status_code == 404
    assert karbon.rows("WorkItems") == []
