"""WorkTemplates: listed ten at a time, read alone, and what people do with them."""

import pytest

from sim.karbon.screens import ScreenRefused

SHOWN = [
    "WorkTemplateKey",
    "Title",
    "Description",
    "WorkTypeKey",
    "HasScheduledClientTaskGroups",
    "EstimatedBudget",
    "EstimatedTime",
    "DraftHasChanges",
    "PublishedDate",
    "NumberOfWorkItemsCreated",
    "DateLastWorkItemCreated",
    "DateModified",
    "ActorRoles",
]


def titles(caller, **options):
    return [row["Title"] for row in caller.rows("WorkTemplates", **options)]


def test_a_template_alone_is_as_on_the_list(karbon):
    """In Karbon's order, in the plain context."""
    key = karbon.screens.add_template("Monthly", "Payroll", 60)
    part = karbon.screens.add_template_role("Monthly", "Reviewer")

    single = karbon.get(f"WorkTemplates/{key}").json()

    assert single.pop("@odata.context").endswith("/v3/$metadata#WorkTemplates/$entity")
    assert list(single) == SHOWN
    assert karbon.rows("WorkTemplates") == [single]
    assert single["ActorRoles"] == [{"ActorKey": part, "ActorName": "Reviewer"}]


def test_a_template_that_is_not_there(karbon):
    """A documented text."""
    assert karbon.refusal("WorkTemplates/nothing") == (
        404,
        "4004",
        "No Work Template found for provided key",
    )


def test_pages_have_ten_rows(karbon):
    """Row 11: and a caller may ask for no more."""
    for number in range(12):
        karbon.screens.add_template(f"{number:02}")
    first = karbon.get("WorkTemplates").json()
    second = karbon.call("GET", first["@odata.nextLink"]).json()

    assert (first["@odata.count"], len(first["value"]), len(second["value"])) == (12, 10, 2)
    assert first["@odata.nextLink"].endswith("/v3/WorkTemplates?$skip=10")
    assert "@odata.nextLink" not in second
    assert karbon.refusal("WorkTemplates", top="130") == (
        400,
        "4002",
        "The limit of '10' for Top query has been exceeded. The value from the incoming request is '130'.",
    )


def test_pages_can_have_a_hundred_rows(karbon):
    """Row 11, the other side."""
    karbon.state.set_behaviour(work_template_page_rows=100)
    for number in range(12):
        karbon.screens.add_template(f"{number:02}")

    answer = karbon.get("WorkTemplates", top="100").json()

    assert len(answer["value"]) == 12
    assert "@odata.nextLink" not in answer
    assert karbon.refusal("WorkTemplates", top="101")[2].startswith("The limit of '100' for Top")


def test_work_types_are_the_default_order(karbon):
    """By their key, and then by the template's."""
    for title, work_type in (("a", "Tax"), ("b", "Payroll"), ("c", "Tax"), ("d", "Payroll")):
        karbon.screens.add_template(title, work_type)

    rows = karbon.rows("WorkTemplates")

    keys = [(row["WorkTypeKey"], row["WorkTemplateKey"]) for row in rows]
    assert keys == sorted(keys)
    assert rows == karbon.rows("WorkTemplates", orderby="WorkTypeKey")
    assert rows == karbon.rows("WorkTemplates", orderby="WorkTypeKey desc")[::-1]


@pytest.mark.parametrize(
    "order", ["PublishedDate", "NumberOfWorkItemsCreated", "DateLastWorkItemCreated", "DateModified"]
)
def test_the_other_orders(karbon, order):
    """What was used and published last comes last."""
    clock, client = karbon.state.universe.clock, karbon.screens.add_organization("Engines")
    for title in ("a", "b"):
        karbon.screens.add_template(title)
        clock.advance(60)
    karbon.screens.add_work("Work", client, "2026-03-01", template="a")
    karbon.screens.publish_template("a", "Do it")

    assert titles(karbon, orderby=order) == ["b", "a"]
    assert titles(karbon, orderby=f"{order} desc") == ["a", "b"]


@pytest.mark.parametrize("name", ["EstimatedBudget", "EstimatedTime", "Title"])
def test_orders_that_there_are_not(karbon, name):
    """Karbon's own tests order by both estimates."""
    assert karbon.refusal("WorkTemplates", orderby=name)[2] == (
        f"The property '{name}' cannot be used in the $orderby query option."
    )


def test_using_a_template_shows(karbon):
    """A count and an instant, which are 0 and null before."""
    karbon.screens.add_template("Monthly")
    fresh = karbon.rows("WorkTemplates")[0]
    client = karbon.screens.add_organization("Engines")
    karbon.screens.add_work("March", client, "2026-03-01", template="Monthly")

    used = karbon.rows("WorkTemplates")[0]

    assert (fresh["NumberOfWorkItemsCreated"], fresh["DateLastWorkItemCreated"]) == (0, None)
    assert used["NumberOfWorkItemsCreated"] == 1
    assert used["DateLastWorkItemCreated"].endswith("Z")


def test_drafts_wait_to_be_published(karbon):
    """The description comes with the publication."""
    karbon.screens.add_template("Monthly")
    karbon.state.universe.clock.advance(60)
    karbon.screens.draft_template("Monthly")
    draft = karbon.rows("WorkTemplates")[0]
    karbon.screens.publish_template("Monthly", "Do it")
    published = karbon.rows("WorkTemplates")[0]

    assert (draft["DraftHasChanges"], draft["Description"]) == (True, None)
    assert (published["DraftHasChanges"], published["Description"]) == (False, "Do it")
    assert published["PublishedDate"] > draft["PublishedDate"]


def test_a_deleted_template_leaves_its_work(karbon):
    """Without the template's title."""
    key = karbon.screens.add_template("Monthly", "Payroll", 60)
    work = karbon.screens.add_work(
        "March", karbon.screens.add_organization("Engines"), "2026-03-01", template=key
    )
    before = karbon.screens.templates()
    karbon.screens.delete_template("Monthly")

    assert [(row["title"], row["minutes"], row["work"]) for row in before] == [("Monthly", 60, 1)]
    assert karbon.screens.templates() == []
    assert karbon.get(f"WorkItems/{work}").json()["WorkTemplateTile"] is None


def test_a_part_is_played_once(karbon):
    """Two of one name cannot be told apart."""
    karbon.screens.add_template("Monthly")
    karbon.screens.add_template_role("Monthly", "Reviewer")

    with pytest.raises(ScreenRefused, match="has a part called 'Reviewer' already"):
        karbon.screens.add_template_role("Monthly", "Reviewer")


@pytest.mark.parametrize("option", ["select", "expand"])
def test_templates_take_no_such_options(karbon, option):
    """Karbon's own tests, on the list and alone."""
    key = karbon.screens.add_template("Monthly")

    for path in ("WorkTemplates", f"WorkTemplates/{key}"):
        status, code, text = karbon.refusal(path, **{option: "Title"})
        assert (status, code) == (400, "4002")
        assert text.startswith(f"Query option '{option.title()}' is not allowed.")
