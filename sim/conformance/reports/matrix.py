"""The overview of a report: behaviours by area and heading of the article, level by level, each as a small box."""

from typing import Final

import msgspec

from sim.conformance.reports.report import Report, ReportedRequirement
from sim.conformance.suite.requirements import LEVELS, Level
from sim.conformance.verdict import Standing, Tallied

# What stands in a box beside its colour: nobody has to tell red from green.
SIGNS: Final[dict[Standing, str]] = {
    "passed": "✓",
    "failed": "✗",
    "expected failure": "≈",
    "not run": "○",
    "not written": "·",
}


class Line(msgspec.Struct, frozen=True):
    """One heading of the article within an area, with its behaviours by level."""

    heading: str
    cells: tuple[tuple[Level, tuple[ReportedRequirement, ...]], ...]


class Block(msgspec.Struct, frozen=True):
    """One area with its headings."""

    prefix: str
    name: str
    counts: Tallied
    lines: tuple[Line, ...]


def levels_of(report: Report) -> tuple[Level, ...]:
    """The levels that any behaviour has."""
    used = {requirement.level for requirement in report.requirements}
    return tuple(level for level in LEVELS if level in used)


def matrix_of(report: Report) -> tuple[Block, ...]:
    """The whole overview, in the order of the catalogue."""
    levels = levels_of(report)
    return tuple(
        Block(area.prefix, area.name, area.counts, tuple(_lines(report.of_area(area.prefix), levels)))
        for area in report.areas
    )


def _lines(requirements: tuple[ReportedRequirement, ...], levels: tuple[Level, ...]) -> list[Line]:
    """One line a heading; behaviours the article says nothing about come last."""
    headings = dict.fromkeys(requirement.heading for requirement in requirements)
    return [
        Line(heading, tuple((level, _cell(requirements, heading, level)) for level in levels))
        for heading in sorted(headings, key=lambda heading: not heading)
    ]


def _cell(
    requirements: tuple[ReportedRequirement, ...], heading: str, level: Level
) -> tuple[ReportedRequirement, ...]:
    return tuple(one for one in requirements if one.heading == heading and one.level == level)
