"""What people do in Karbon's own screens, and what the API shows of it."""

import inspect
import typing

import pytest

from sim.karbon.screens import KarbonScreens, ScreenRefused

SIMPLE = {str, int, bool, float, list[str], type(None)}


def test_screens_can_be_offered_over_http():
    """Arguments are simple and every screen has a line of its own."""
    screens = inspect.getmembers(KarbonScreens, inspect.isfunction)
    public = [(name, screen) for name, screen in screens if not name.startswith("_")]

    assert len(public) > 30
    for name, screen in public:
        hints = typing.get_type_hints(screen)
        hints.pop("return")
        assert set(hints.values()) <= SIMPLE, name
        assert screen.__doc__.count("\n") == 0, name


def test_a_person_is_renamed_at_the_last_blank(karbon):
    """First names are many, the last name is one."""
    key = karbon.screens.add_person("Ada", "Byron")
    karbon.screens.rename_client(key, "Ada Augusta King")
    single = karbon.get(f"Contacts/{key}").json()
    karbon.screens.rename_client(key, "Ada")

    assert (single["FirstName"], single["MiddleName"], single["LastName"]) == ("Ada Augusta", None, "King")
    assert karbon.screens.client(key)["name"] == "Ada"


def test_clients_are_listed_of_every_kind(karbon):
    """By name, or all of them."""
    person = karbon.screens.add_person("Ada", "Byron", contact_type="Prospect")
    group = karbon.screens.add_client_group("Ada Byron", [person], restriction="Private")
    karbon.screens.add_organization("Engines")

    found = karbon.screens.clients("Ada Byron")

    assert sorted((row["kind"], row["contact_type"], row["restriction"]) for row in found) == [
        ("ClientGroup", "Client", "Private"),
        ("Contact", "Prospect", "Public"),
    ]
    assert len(karbon.screens.clients()) == 3
    assert karbon.screens.client(group)["members"] == [person]


def test_members_come_and_go(karbon):
    """Once each, and never a group."""
    person, group = karbon.screens.add_person("Ada", "Byron"), karbon.screens.add_client_group("Family", [])
    karbon.screens.add_member(group, person)
    karbon.screens.add_member(group, person)
    both = karbon.get(f"ClientGroups/{group}").json()["Members"]
    karbon.screens.remove_member(group, person)

    assert both == [{"ContactKey": person, "OrganizationKey": None}]
    assert karbon.get(f"ClientGroups/{group}").json()["Members"] == []
    with pytest.raises(ScreenRefused, match="is a client group"):
        karbon.screens.add_member(group, group)
    with pytest.raises(ScreenRefused, match="no client group but a contact"):
        karbon.screens.add_member(person, group)


def test_a_deleted_client_leaves_its_groups_and_its_work_stays(karbon):
    """The work names a client that is no more."""
    client = karbon.screens.add_organization("Engines")
    group = karbon.screens.add_client_group("Family", [client])
    work = karbon.screens.add_work("Tax", client, "2026-03-01")

    karbon.screens.delete_client(client)

    left = karbon.get(f"WorkItems/{work}").json()
    assert karbon.get(f"Organizations/{client}").status_code == 404
    assert karbon.get(f"ClientGroups/{group}").json()["Members"] == []
    assert (left["ClientKey"], left["ClientName"]) == (client, None)


def test_a_merged_client_hands_everything_over(karbon):
    """Work and memberships go to the survivor."""
    kept, gone = karbon.screens.add_organization("Kept"), karbon.screens.add_organization("Gone")
    group = karbon.screens.add_client_group("Family", [gone])
    work = karbon.screens.add_work("Tax", gone, "2026-03-01")

    karbon.screens.merge_clients(kept, gone)

    assert karbon.get(f"Organizations/{gone}").status_code == 404
    assert karbon.get(f"WorkItems/{work}").json()["ClientName"] == "Kept"
    assert karbon.screens.client(group)["members"] == [kept]


def test_only_clients_of_one_kind_are_merged(karbon):
    """Nor one with itself."""
    person, company = karbon.screens.add_person("Ada", "Byron"), karbon.screens.add_organization("Engines")

    for pair in ((person, company), (person, person)):
        with pytest.raises(ScreenRefused, match="two clients of one kind"):
            karbon.screens.merge_clients(*pair)


def test_work_is_moved_about(karbon):
    """Renamed, given to another client and colleague, deleted."""
    screens = karbon.screens
    screens.add_user("Ann Lee", "ann@firm.example")
    first, second = screens.add_organization("First"), screens.add_person("Sec", "Ond")
    key = screens.add_work("Tax", first, "2026-03-01")
    screens.rename_work(key, "Taxes")
    screens.reassign_work(key, second)
    screens.assign_work(key, "ann@firm.example")

    assert screens.work(title="Taxes", client_key=second)[0]["assignee"] == "ann@firm.example"
    assert karbon.get(f"WorkItems/{key}").json()["ClientType"] == "Contact"

    screens.delete_work(key)

    assert screens.work() == []
    assert karbon.get(f"WorkItems/{key}").status_code == 404


def test_changes_by_people_are_seen_as_modified(karbon):
    """The feed of changes knows no difference between API and screens."""
    key = karbon.screens.add_organization("Engines")
    karbon.state.universe.clock.advance(60)

    karbon.screens.set_contact_type(key, "Prospect")

    assert karbon.rows("Organizations")[0]["LastModifiedDateTime"] == "2026-03-02T09:01:00Z"


@pytest.mark.parametrize(
    ("screen", "arguments", "sentence"),
    [
        ("remove_user", ("ann@firm.exampel",), "no colleague .* did you mean 'ann@firm.example'"),
        ("add_user", ("Ann", "ANN@firm.example"), "is Ann Lee's email address already"),
        ("add_person", ("Ada", "Byron", "Clint"), "no contact type called 'Clint'; did you mean 'Client'"),
        ("add_person", ("Ada", "Byron", "Client", "Secret"), "Public, Private or Hidden, not 'Secret'"),
        ("add_organization", (" ",), "cannot be empty"),
        ("add_work", ("Tax", "nobody", "2026-03-01"), "no client has the key 'nobody'"),
        ("set_work_status", ("nothing", "Planned"), "no work has the key 'nothing'"),
        ("add_contact_type", ("Client",), "a contact type called 'Client' already"),
        ("add_task_type", ("Admin",), "a task type called 'Admin' already"),
        ("remove_role", ("Acountant",), "did you mean 'Accountant'"),
        ("add_template", ("T", "", -5), "0 to 1000000 minutes, not -5"),
    ],
)
def test_refusals_are_sentences(karbon, screen, arguments, sentence):
    """What, and what was near."""
    karbon.screens.add_user("Ann Lee", "ann@firm.example")

    with pytest.raises(ScreenRefused, match=sentence):
        getattr(karbon.screens, screen)(*arguments)


def test_refusals_about_work(karbon):
    """Dates, statuses and templates."""
    key = karbon.screens.add_organization("Engines")
    work = karbon.screens.add_work("Tax", key, "2026-03-01")

    with pytest.raises(ScreenRefused, match="'soon' is no date; write it like 2026-03-02"):
        karbon.screens.add_work("Tax", key, "soon")
    with pytest.raises(ScreenRefused, match="no status 'Plannd'; did you mean 'Planned'"):
        karbon.screens.set_work_status(work, "Plannd")
    with pytest.raises(ScreenRefused, match="cannot be 'Planned - Nonsense'"):
        karbon.screens.set_work_status(work, "Planned - Nonsense")
    with pytest.raises(ScreenRefused, match="no template 'Monthly'; there are none"):
        karbon.screens.add_work("Tax", key, "2026-03-01", template="Monthly")
