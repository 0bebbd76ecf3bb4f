"""The kinds of values that a property can have in a filter, on a list made for the purpose."""

from datetime import UTC, datetime

import pytest

from sim.karbon.listing import EQ, EQ_STARTSWITH, Listing, Property, everything
from sim.karbon.options import page_of
from sim.karbon.pages import page
from sim.karbon.records import WorkTemplate
from sim.physics.refusal import Refusal

COMPARED = EQ | {"gt", "ge", "lt", "le", "in"}
NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)

TEMPLATES = Listing(
    name="Templates",
    type_name="TemplateSummaryDTO",
    page_rows=10,
    table=lambda state: state.templates,
    key=lambda template: template.work_template_key,
    indexes={"key": lambda _: ()},
    scopes=everything,
    properties={
        "Title": Property(EQ_STARTSWITH, lambda _, template: template.title),
        "Used": Property(COMPARED, lambda _, template: template.number_of_work_items_created, kind="number"),
        "Changed": Property(EQ, lambda _, template: template.draft_has_changes, kind="boolean"),
        "Published": Property(COMPARED, lambda _, template: template.published_date, kind="instant"),
        "LastUsed": Property(
            COMPARED, lambda _, template: template.date_last_work_item_created, kind="instant"
        ),
    },
    known=frozenset(),
    orders={},
)


@pytest.fixture
def found(karbon):
    """The keys that a filter finds among two templates: one that was never used, and one that was."""
    table = karbon.state.universe.table("tests.templates", key=TEMPLATES.key, indexes=TEMPLATES.indexes)
    table.put(WorkTemplate(work_template_key="new", title="Tax", published_date=NOON))
    table.put(
        WorkTemplate(
            work_template_key="old",
            title="Audit",
            published_date=NOON.replace(year=2020),
            date_last_work_item_created=NOON,
            number_of_work_items_created=7,
            draft_has_changes=True,
        )
    )
    listing = TEMPLATES._replace(table=lambda _: table)

    def find(text):
        question = page_of(listing, karbon.state.behaviour, {"$filter": text}).question
        return [record.work_template_key for record in page(karbon.state, listing, question, 0, 10)[0]]

    return find


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        ("startswith(Title,'Ta')", ["new"]),
        ("startswith(Title , 'A') eq true", ["old"]),
        ("startswith(Title,'a')", []),
        ("startswith(Title,'')", ["new", "old"]),
        ("Changed eq true", ["old"]),
        ("false eq Changed", ["new"]),
        ("Changed eq TRUE", ["old"]),
        ("Used eq 7", ["old"]),
        ("Used eq 7.0", ["old"]),
        ("Used lt 1e1 and Used gt -1", ["new", "old"]),
        ("Used le 6.9", ["new"]),
        ("7 le Used", ["old"]),
        ("Used in (1,7)", ["old"]),
        ("Used in (0)", ["new"]),
        ("Published eq 2026-03-01T12:00:00Z", ["new"]),
        ("Published eq 2026-03-01T13:00:00.000+01:00", ["new"]),
        ("Published eq 2026-03-01", []),
        ("Published gt 2026-03-01", ["new"]),
        ("Published lt 2026-03-01T12:00:00", ["old"]),
        ("LastUsed eq null", ["new"]),
        ("LastUsed eq 2026-03-01T12:00:00Z", ["old"]),
        ("LastUsed ge 2020-01-01", ["old"]),
        ("LastUsed ge null", []),
    ],
)
def test_what_it_finds(found, text, keys):
    """Text letter by letter, numbers as numbers, instants wherever they are written; nothing is only nothing."""
    assert found(text) == keys


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Used eq '7'", "A binary operator with incompatible types"),
        ("Used eq true", "A binary operator with incompatible types"),
        ("Changed eq 1", "A binary operator with incompatible types"),
        ("Changed eq 'true'", "A binary operator with incompatible types"),
        ("Changed gt true", "Logical operator 'GreaterThan' is not allowed."),
        ("Published eq 7", "A binary operator with incompatible types"),
        ("Published eq '2026-03-01'", "A binary operator with incompatible types"),
        ("Title eq 0f8fad5b-d9cb-469f-a165-70867728950e", "A binary operator with incompatible types"),
        ("Title eq 10:00:00", "A binary operator with incompatible types"),
        ("contains(Title,'a')", "Function 'contains' is not allowed."),
        ("startswith(Used,'7')", "Function 'startswith' is not allowed."),
        ("startswith(Title,7)", "A binary operator with incompatible types"),
        ("startswith(Title,'a') eq false", "Function 'startswith' is not allowed."),
        ("day(Published) eq 1", "Function 'day' is not allowed."),
    ],
)
def test_what_it_refuses(found, text, message):
    """A value of another kind, and what this list has no operator for."""
    with pytest.raises(Refusal) as refused:
        found(text)

    assert refused.value.status == 400
    assert refused.value.body["error"]["message"].startswith(message)
