"""A badge for a README: one word on the verdict, in a picture that screen readers can read, too."""

from pathlib import Path
from typing import Final

from markupsafe import escape

from sim.conformance.reports.report import Report

LABEL: Final = "conformance"
GREEN, RED, GREY, AMBER = "#1d7f4e", "#b3261e", "#5d6670", "#8a5a00"
LETTER_PX: Final = 6.6  # of this font at this size, on average
PADDING_PX: Final = 8
BADGE: Final = """\
<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="20" role="img" aria-label="{title}">
  <title>{title}</title>
  <clipPath id="round"><rect width="{width}" height="20" rx="3"/></clipPath>
  <g clip-path="url(#round)">
    <rect width="{left}" height="20" fill="#2f363d"/>
    <rect x="{left}" width="{right}" height="20" fill="{colour}"/>
  </g>
  <g fill="#fff" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11" text-anchor="middle">
    <text x="{label_at}" y="14">{label}</text>
    <text x="{word_at}" y="14">{word}</text>
  </g>
</svg>
"""


def write_badge(report: Report, path: Path) -> None:
    """The verdict as `badge.svg`."""
    path.write_text(badge_of(report), encoding="utf-8")


def badge_of(report: Report) -> str:
    """The picture: the level that is reached, or that something failed, or that nothing was proved."""
    word, colour = _word(report)
    left, right = _width(LABEL), _width(word)
    return BADGE.format(
        title=escape(f"{LABEL}: {word}"),
        label=LABEL,
        word=escape(word),
        colour=colour,
        left=left,
        right=right,
        width=left + right,
        label_at=left / 2,
        word_at=left + right / 2,
    )


def _word(report: Report) -> tuple[str, str]:
    if report.verdict.exit_code == 1:
        return "failed", RED
    if report.verdict.word == "no verdict":
        return "no verdict", GREY
    return (report.level, GREEN) if report.level else ("not conformant", AMBER)


def _width(text: str) -> int:
    return round(len(text) * LETTER_PX) + 2 * PADDING_PX
