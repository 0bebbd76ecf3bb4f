"""Templates are found by what the list shows of them."""

import pytest


def titles(caller, **options):
    return [row["Title"] for row in caller.rows("WorkTemplates", **options)]


@pytest.fixture
def two(karbon):
    """Two templates, of which the first was used; what the list shows of both."""
    karbon.screens.add_template("Monthly close", "Payroll")
    karbon.state.universe.clock.advance(61.5)
    karbon.screens.add_template("Yearly close", "Tax")
    client = karbon.screens.add_organization("Engines")
    karbon.screens.add_work("March", client, "2026-03-01", template="Monthly close")
    return {row["Title"]: row for row in karbon.rows("WorkTemplates")}


@pytest.mark.parametrize(
    "name",
    [
        "Title",
        "WorkTypeKey",
        "PublishedDate",
        "NumberOfWorkItemsCreated",
        "DateLastWorkItemCreated",
        "DateModified",
    ],
)
def test_templates_are_found_by_what_they_show(karbon, two, name):
    """By being equal to it, text in quotation marks, dates and numbers without."""
    value = two["Monthly close"][name]
    text = f"'{value}'" if name in {"Title", "WorkTypeKey"} else value

    assert titles(karbon, filter=f"{name} eq {text}") == ["Monthly close"]


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("DraftHasChanges eq true", ["Yearly close"]),
        ("DraftHasChanges eq false", ["Monthly close"]),
        ("HasScheduledClientTaskGroups eq false and NumberOfWorkItemsCreated eq 0", ["Yearly close"]),
        ("HasScheduledClientTaskGroups eq true", []),
        ("startswith(Title, 'month')", ["Monthly close"]),
        ("startswith(Title, 'close')", []),
        ("Title eq 'yearly CLOSE'", ["Yearly close"]),
    ],
)
def test_other_questions(karbon, two, question, found):
    """Booleans, beginnings, and several joined by and."""
    karbon.screens.draft_template("Yearly close")

    assert titles(karbon, filter=question) == found


def test_work_types_are_found_by_their_beginning(karbon, two):
    """Karbon's own tests do so."""
    key = two["Yearly close"]["WorkTypeKey"]

    assert titles(karbon, filter=f"startswith(WorkTypeKey, '{key[:6]}')") == ["Yearly close"]


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("contains(Title, 'x')", "Function 'contains' is not allowed."),
        ("day(PublishedDate) eq 8", "Function 'day' is not allowed."),
        ("Title ne 'x'", "Logical operator 'NotEqual' is not allowed."),
        ("PublishedDate ge 2026-01-01", "Logical operator 'GreaterThanOrEqual' is not allowed."),
        ("Description eq 'x'", "The property 'Description' cannot be used in the $filter query option."),
        (
            "Name eq 'x'",
            "Could not find a property named 'Name' on type 'KarbonService.WorkTemplateSummaryDTO'.",
        ),
    ],
)
def test_questions_that_templates_do_not_take(karbon, question, text):
    """400 and 4002."""
    status, code, said = karbon.refusal("WorkTemplates", filter=question)

    assert (status, code) == (400, "4002")
    assert said.startswith(text)
