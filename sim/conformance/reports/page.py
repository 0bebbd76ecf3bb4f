"""The report as one offline page: a template, its style and its script, all in one file when written."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from sim.conformance.reports.failures import title_of, why
from sim.conformance.reports.matrix import SIGNS, levels_of, matrix_of
from sim.conformance.reports.report import Report

HERE = Path(__file__).parent
# The first sign of a line in a table of differences, and what it means.
MARKS = {"-": "missing", "+": "too-many"}


def write_page(report: Report, path: Path) -> None:
    """The report as a page that opens by double click."""
    path.write_text(render_page(report), encoding="utf-8")


def render_page(report: Report) -> str:
    """The page; everything that comes from a feature or a failure is escaped."""
    environment = Environment(
        loader=FileSystemLoader(HERE),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"verbatim": _verbatim, "signs": SIGNS, "why": why, "title_of": title_of}
    environment.filters |= {"capitalize_first": _capitalized, "slug": _slug, "mark_of": _mark}
    template = environment.get_template("page.html.j2")
    return template.render(report=report, matrix=matrix_of(report), levels=levels_of(report))


def _verbatim(name: str) -> Markup:
    """One of our own files, put in as it is; never anything that came from outside."""
    return Markup((HERE / name).read_text(encoding="utf-8"))  # noqa: S704


def _capitalized(sentence: str) -> str:
    """A sentence with a large first letter; the rest keeps its names as they are."""
    return sentence[:1].upper() + sentence[1:]


def _slug(word: str) -> str:
    """A word as a class of the style sheet."""
    return word.replace(" ", "-")


def _mark(line: str) -> str:
    """What a line of a difference is: missing, too many, or nothing in particular."""
    return MARKS.get(line.strip()[:1], "")
