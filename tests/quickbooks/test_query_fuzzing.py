"""Sentences made by the grammar are answered, broken ones refused with a fault of the query's; none breaks it."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sim.quickbooks.entities import BY_RECORD
from sim.quickbooks.kinds import Day, Flag, Instant, Rate, Whole
from sim.quickbooks.kinds_nested import Reference
from sim.quickbooks.schema import IDENTIFIER, EntityType, Property
from tests.quickbooks.conftest import Company

ENTITIES = list(BY_RECORD.values())
FUZZ = settings(
    max_examples=120,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
TEXTS = st.text(st.sampled_from("aB1 %_'\\é:-"), max_size=8)
BLANKS = st.sampled_from([" ", "  ", "\n", "\t "])
CASES = st.sampled_from([str.upper, str.lower, str.title])
STRAYS = st.sampled_from(
    ["", "OR", "NOT", "=", "(", ")", ",", "'", "\u2019", "\\", ";", "--", "iterator", "5", "''"]
)


def quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"


def literals(found: Property) -> st.SearchStrategy[str]:
    """What may stand on the other side of this property."""
    kind = found.kind
    numbers = st.integers(0, 10_000).map(str)
    if isinstance(kind, Flag):
        return st.sampled_from(["true", "false", "'true'", "False"])
    if isinstance(kind, Instant):
        return st.sampled_from(["'2026-01-01'", "'2026-03-02T00:00:00-08:00'", "'2026-03-02T09:00:00Z'"])
    if isinstance(kind, Day):
        return st.dates().map(lambda day: f"'{day}'")
    if isinstance(kind, Whole | Rate) or found.kind is IDENTIFIER:
        return numbers | numbers.map(quoted)
    if isinstance(kind, Reference):
        return numbers.map(quoted)
    return TEXTS.map(quoted)


@st.composite
def conditions(draw: st.DrawFn, entity: EntityType) -> list[str]:
    found = draw(st.sampled_from([each for each in entity.properties.values() if each.filterable]))
    name = draw(st.sampled_from([found.name, found.name.lower()]))
    operator = draw(st.sampled_from(["=", "<", ">", "<=", ">=", "IN", "LIKE"]))
    if operator == "LIKE":
        return [name, operator, draw(TEXTS.map(quoted))]
    if operator == "IN":
        values = draw(st.lists(literals(found), min_size=1, max_size=3))
        return [name, operator, "(", *[word for value in values for word in (value, ",")][:-1], ")"]
    return [name, operator, draw(literals(found))]


@st.composite
def sentences(draw: st.DrawFn) -> tuple[EntityType, list[str]]:
    """A statement as the grammar has it, word by word."""
    entity = draw(st.sampled_from(ENTITIES))
    names = st.sampled_from([each.name for each in entity.properties.values()])
    columns = draw(
        st.just(["*"])
        | st.just(["COUNT", "(", "*", ")"])
        | st.lists(names, min_size=1, max_size=3).map(lambda found: ", ".join(found).split(" "))
    )
    words = ["SELECT", *columns, "FROM", entity.name]
    wanted = draw(st.lists(conditions(entity), max_size=3))
    for at, condition in enumerate(wanted):
        words += ["AND" if at else "WHERE", *condition]
    sortable = st.sampled_from([each.name for each in entity.properties.values() if each.sortable])
    orders = draw(st.lists(st.tuples(sortable, st.sampled_from(["", "ASC", "DESC"])), max_size=2))
    if orders:
        words += draw(st.sampled_from([["ORDERBY"], ["ORDER", "BY"]]))
        words += [word for name, way in orders for word in (name, way, ",") if word][:-1]
    paging = [
        ["STARTPOSITION", str(draw(st.integers(1, 50)))],
        ["MAXRESULTS", str(draw(st.integers(1, 1000)))],
    ]
    for part in draw(st.permutations(paging))[: draw(st.integers(0, 2))]:
        words += part
    return entity, words


@pytest.fixture
def stocked(company: Company) -> Company:
    """A little of everything that people make."""
    acme = company.screens.add_customer("Acme's")
    company.screens.add_customer("2026 Tax", acme)
    emily = company.screens.add_employee("Emily", "Platt", "emily@example.com")
    company.screens.add_vendor("Norton")
    company.save("Class", Name="Tax")
    company.save("TimeActivity", NameOf="Employee", EmployeeRef={"value": emily}, Hours=1)
    company.save("Invoice", CustomerRef={"value": acme}, Line=[{"Amount": 5}], DocNumber="1037")
    return company


@FUZZ
@given(sentence=sentences(), blank=BLANKS, case=CASES)
def test_what_the_grammar_makes_is_answered(
    stocked: Company, sentence: tuple[EntityType, list[str]], blank: str, case: Any
) -> None:
    """In words of any case with any blanks between them; a page is never more than what was counted."""
    entity, words = sentence
    keywords = {
        "SELECT",
        "COUNT",
        "FROM",
        "WHERE",
        "AND",
        "IN",
        "LIKE",
        "ORDERBY",
        "ORDER",
        "BY",
        "ASC",
        "DESC",
    }
    text = blank.join(case(word) if word in keywords else word for word in words)
    response = stocked.query(text)

    assert response.status_code == 200, (text, response.text)
    found = response.json()["QueryResponse"]
    assert set(found) <= {entity.name, "startPosition", "maxResults", "totalCount"}
    if entity.name in found:
        assert len(found[entity.name]) == found["maxResults"] > 0


@FUZZ
@given(sentence=sentences(), at=st.integers(0, 60), stray=STRAYS, instead=st.booleans())
def test_what_is_broken_is_refused_in_the_querys_words(
    stocked: Company, sentence: tuple[EntityType, list[str]], at: int, stray: str, instead: bool
) -> None:
    """A word too many, too few or wrong: still a sentence, or error 4000 or 4001."""
    _, words = sentence
    at %= len(words)
    broken = [*words[:at], stray, *words[at + instead :]]
    response = stocked.query(" ".join(broken))

    if response.status_code != 200:
        error = stocked.refusal(response)
        heads = {"4000": "QueryParserError: ", "4001": "QueryValidationError: "}
        assert error["Detail"].startswith(heads[error["code"]])
        assert "element" not in error


@FUZZ
@given(texts=st.lists(st.text(st.sampled_from("aB '\\%é"), min_size=1, max_size=6), min_size=1, max_size=3))
def test_whatever_is_quoted_is_found(company: Company, texts: list[str]) -> None:
    """Apostrophes and backslashes behind a backslash."""
    for text in texts:
        company.post("class", {"Name": text})
    kept = [row["Name"] for row in company.rows("select * from Class")]

    for name in kept:
        assert name in [
            row["Name"] for row in company.rows(f"select * from Class where Name = {quoted(name)}")
        ]
