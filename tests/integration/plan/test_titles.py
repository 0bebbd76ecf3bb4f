"""Templates by which a firm tells equal titles apart: what is wrong with them, and what they make (D-15)."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from integration.plan.titles import LENGTH_MAX, mistake_in, told_apart

from .table import work

LONG = f"is longer than {LENGTH_MAX} characters, or has some that do not show"
OTHER = "may have {title}, {start}, {month}, {quarter}, {year} in braces, and nothing else"
START = "needs {title} once, and a part of the start date"


@pytest.mark.parametrize("template", ["", "{title} - {start}", "{title}{year}", "{month} {title} {quarter}"])
def test_templates_without_a_mistake(template: str) -> None:
    assert not mistake_in(template)


@pytest.mark.parametrize(
    ("template", "mistake"),
    [
        ("{title} {start}" + "x" * 46, LONG),
        ("{title}\n{start}", LONG),
        ("{title} {start", "has a brace without its other one"),
        ("{title} {day}", OTHER),
        ("{title} {}", OTHER),
        ("{title} {start:>9}", OTHER),
        ("{title} {start!r}", OTHER),
        ("Tax {start}", START),
        ("{title}", START),
        ("{title} {title}", START),
        ("{title} {title} {start}", START),
        ("Tax", START),
    ],
)
def test_what_is_wrong_with_a_template(template: str, mistake: str) -> None:
    assert mistake_in(template) == mistake


def test_the_longest_template() -> None:
    assert not mistake_in("{title} {start}" + "x" * 45)


@pytest.mark.parametrize(
    ("month", "quarter"), [(1, "Q1"), (3, "Q1"), (4, "Q2"), (6, "Q2"), (7, "Q3"), (9, "Q3"), (10, "Q4")]
)
def test_what_a_template_makes(month: int, quarter: str) -> None:
    """Each place has its part of the title or the start date, and what stands between them stays."""
    day = date(2026, month, 2)
    found = told_apart(
        msgspec.structs.replace(work("W1", "Tax", "C1"), start_date=day),
        "<{title}|{start}|{month}|{quarter}|{year}>",
    )

    assert found == f"<Tax|{day:%b %Y}|{day:%b}|{quarter}|2026>"


def test_nothing_tells_work_apart_without_a_template_or_a_start_date() -> None:
    tax = work("W1", "Tax", "C1")

    assert not told_apart(tax, "{title} {start}")
    assert not told_apart(msgspec.structs.replace(tax, start_date=date(2026, 1, 2)), "")
