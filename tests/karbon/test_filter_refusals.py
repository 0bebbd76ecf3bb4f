"""Filters that Karbon does not take, each in its words."""

import pytest

TAIL = "' property on EnableQueryAttribute or QueryValidationSettings."
OPERATOR = "Logical operator '{}' is not allowed. To allow it, set the 'AllowedLogicalOperators" + TAIL
FUNCTION = "Function '{}' is not allowed. To allow it, set the 'AllowedFunctions" + TAIL
PROPERTY = "Could not find a property named '{}' on type 'KarbonService.{}'."

LISTS = ["Contacts", "Organizations", "ClientGroups", "WorkItems", "Users", "Roles"]
TEXT = {"WorkItems": "Title", "Users": "Name", "Roles": "Name"}


@pytest.mark.parametrize("resource", LISTS)
@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{0} ne 'x'", OPERATOR.format("NotEqual")),
        ("{0} eq 'x' or {0} eq 'y'", OPERATOR.format("Or")),
        ("not ({0} eq 'x')", OPERATOR.format("Not")),
        ("{0} gt 'x'", OPERATOR.format("GreaterThan")),
        ("{0} le 'x'", OPERATOR.format("LessThanOrEqual")),
        ("{0} in ('x','y')", OPERATOR.format("In")),
        ("startswith({0}, 'A') eq true", FUNCTION.format("startswith")),
        ("endswith({0}, 'A')", FUNCTION.format("endswith")),
        ("tolower({0}) eq 'a'", FUNCTION.format("tolower")),
        ("day({0}) eq 8", FUNCTION.format("day")),
        ("{0}/any(x: x eq 'K')", FUNCTION.format("any")),
    ],
)
def test_operators_and_functions(karbon, resource, text, message):
    """Equality, contains and `and` are all there is for text."""
    text = text.format(TEXT.get(resource, "FullName"))

    assert karbon.refusal(resource, filter=text) == (400, "4002", message)


@pytest.mark.parametrize(
    ("resource", "name", "type_name"),
    [
        ("Contacts", "Name", "ContactSummaryDTO"),
        ("Contacts", "fullname", "ContactSummaryDTO"),
        ("Organizations", "Name", "OrganizationSummaryDTO"),
        ("ClientGroups", "ContactType", "ClientGroupSummaryDTO"),
        ("WorkItems", "Nope", "WorkItemSummaryDTO"),
    ],
)
def test_properties_that_do_not_exist(karbon, resource, name, type_name):
    """The text names the row's type."""
    assert karbon.refusal(resource, filter=f"{name} eq 'x'") == (
        400,
        "4002",
        PROPERTY.format(name, type_name),
    )


@pytest.mark.parametrize("resource", ["Contacts", "Organizations", "ClientGroups"])
def test_nothing_is_filtered_by_its_modification(karbon, resource):
    """Only ordering follows LastModifiedDateTime."""
    text = "LastModifiedDateTime ge 2026-01-01T00:00:00Z"

    assert karbon.refusal(resource, filter=text)[2] == (
        "The property 'LastModifiedDateTime' cannot be used in the $filter query option."
    )


@pytest.mark.parametrize(
    ("resource", "text"),
    [
        ("Contacts", "contains(ExternalKey,'7')"),
        ("WorkItems", "contains(ClientKey,'7')"),
        ("WorkItems", "contains(PrimaryStatus,'In')"),
        ("Roles", "contains(Name,'a')"),
    ],
)
def test_keys_are_equal_or_not(karbon, resource, text):
    """Properties that only equality takes."""
    assert karbon.refusal(resource, filter=text)[2] == FUNCTION.format("contains")


@pytest.mark.parametrize(
    ("resource", "text"),
    [
        ("WorkItems", "StartDate ge '2026-01-01'"),
        ("WorkItems", "Title eq 2026"),
        ("WorkItems", "Title eq 2026-01-01"),
        ("Contacts", "contains(FullName,7)"),
    ],
)
def test_values_of_another_type(karbon, resource, text):
    """Dates in quotation marks are text, and text without them is not."""
    status, code, message = karbon.refusal(resource, filter=text)

    assert (status, code) == (400, "4002")
    assert message.startswith("A binary operator with incompatible types was detected")


@pytest.mark.parametrize(
    "text", ["StartDate eq 2026-01-01", "StartDate gt 2026-01-01", "StartDate lt 2026-01-01"]
)
def test_starts_are_bounded_from_and_to(karbon, text):
    """Work takes ge and le only."""
    assert karbon.refusal("WorkItems", filter=text)[2].startswith("Logical operator '")
