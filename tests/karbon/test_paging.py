"""Pages: their size, their limits, and the link to the next one."""

import pytest

from sim.karbon.records import Contact, Organization, User
from sim.karbon.setting_records import Role

LIMIT = "The limit of '{}' for Top query has been exceeded. The value from the incoming request is '{}'."


def people(count):
    return [
        Contact(contact_key=f"k{number:04}", first_name=f"P{number % 7}", last_name=f"N{number}")
        for number in range(count)
    ]


def walk(caller, url):
    """All rows behind a URL, and how many pages they came on."""
    rows, pages = [], 0
    while url:
        answer = caller.call("GET", url).json()
        rows += answer["value"]
        pages += 1
        url = answer.get("@odata.nextLink")
    return rows, pages


@pytest.mark.parametrize(("count", "pages"), [(0, 1), (100, 1), (101, 2), (201, 3)])
def test_a_walk_sees_every_contact_once(karbon, count, pages):
    """A hundred rows a page, in the order of their keys."""
    karbon.state.load(people(count))

    rows, seen = walk(karbon, "Contacts")

    assert [row["ContactKey"] for row in rows] == [f"k{number:04}" for number in range(count)]
    assert seen == pages


def test_the_next_link_is_absolute_and_carries_the_other_options(karbon):
    """Options stand in alphabetical order, dollar signs as they are."""
    karbon.state.load(people(201))

    answer = karbon.get("contacts/", orderby="FullName desc", filter="contains(FullName,'n')").json()

    assert answer["@odata.nextLink"] == (
        "https://api.karbonhq.com/v3/Contacts?$filter=contains%28FullName%2C%27n%27%29"
        "&$orderby=FullName%20desc&$skip=100"
    )


@pytest.mark.parametrize(
    "options", ["?$filter=contains(FullName,'p3')", "?$orderby=FullName desc", "?$count=true"]
)
def test_a_walk_keeps_its_question(karbon, options):
    """Filtered or ordered, the rows of a walk are those of the question, each once."""
    karbon.state.load(people(801))

    rows, _ = walk(karbon, f"Contacts{options}")
    keys = [row["ContactKey"] for row in rows]

    assert len(set(keys)) == len(keys) == karbon.call("GET", f"Contacts{options}").json()["@odata.count"]


def test_a_page_may_be_smaller(karbon):
    """$top and $skip; the count stays that of the whole."""
    karbon.state.load(people(30))

    answer = karbon.get("Contacts", top="3", skip="10").json()

    assert [row["ContactKey"] for row in answer["value"]] == ["k0010", "k0011", "k0012"]
    assert answer["@odata.count"] == 30
    assert answer["@odata.nextLink"].endswith("Contacts?$skip=13&$top=3")


def test_nothing_can_be_asked_for(karbon):
    """$top=0 is the count alone, and no endless walk."""
    karbon.state.load(people(3))

    answer = karbon.get("Contacts", top="0").json()

    assert answer["value"] == []
    assert answer["@odata.count"] == 3
    assert "@odata.nextLink" not in answer


def test_beyond_the_end_is_nothing(karbon):
    """$skip has no limit."""
    karbon.state.load(people(3))

    assert karbon.rows("Contacts", skip="300000") == []


@pytest.mark.parametrize("resource", ["Users", "Contacts", "Organizations", "ClientGroups", "WorkItems"])
def test_more_than_a_hundred_rows_are_refused(karbon, resource):
    """The documented refusal, with the number that was asked for."""
    assert karbon.refusal(resource, top="130") == (400, "4002", LIMIT.format(100, 130))
    assert karbon.get(resource, top="100").status_code == 200


def test_roles_have_two_hundred_a_page(karbon):
    """And refuse more."""
    karbon.state.load(Role(role_key=f"r{number}", name=f"Role {number:03}") for number in range(201))

    assert len(karbon.rows("Roles")) == 200
    assert karbon.refusal("Roles", top="201") == (400, "4002", LIMIT.format(200, 201))


def test_asking_too_much_can_be_capped(karbon):
    """Row 1: a guide says that 100 rows come back."""
    karbon.state.load(people(101))
    karbon.state.set_behaviour(top_over_limit="capped")

    assert len(karbon.rows("Contacts", top="130")) == 100


def test_the_link_may_be_absent_for_those_who_send_top(karbon):
    """Row 2: a walk with $top=100 must not count on it."""
    karbon.state.load(people(101))
    assert "@odata.nextLink" in karbon.get("Contacts", top="100").json()

    karbon.state.set_behaviour(next_link_with_top=False)

    assert "@odata.nextLink" not in karbon.get("Contacts", top="100").json()
    assert "@odata.nextLink" in karbon.get("Contacts").json()


@pytest.mark.parametrize("option", ["top", "skip"])
@pytest.mark.parametrize("value", ["-1", "ten", "1.5", "", "9999999999", "1_0", "٣"])
def test_only_counts_count(karbon, option, value):
    """$top and $skip are whole numbers from 0 on."""
    status, code, message = karbon.refusal("Contacts", **{option: value})

    assert (status, code) == (400, "4002")
    assert message.startswith(f"Invalid value '{value}' for ${option} query option found.")


def test_an_option_that_odata_does_not_know_is_refused(karbon):
    """Other parameters are nobody's business."""
    assert karbon.refusal("Contacts", limit="1")[2] == "The query parameter '$limit' is not supported."
    assert karbon.call("GET", "Contacts?limit=1").status_code == 200


def test_lists_of_every_kind_walk_the_same(karbon):
    """Users and organizations, by key."""
    karbon.state.load(
        [User(user_key=f"u{n:03}", name="N", email_address=f"{n}@firm.example") for n in range(150)]
        + [Organization(organization_key=f"o{n:03}", full_name="Same name") for n in range(150)]
    )

    for resource, key in (("Users", "Id"), ("Organizations", "OrganizationKey")):
        rows, _ = walk(karbon, resource)
        assert [row[key] for row in rows] == sorted({row[key] for row in rows})
        assert len(rows) == 150
