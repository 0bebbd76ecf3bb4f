"""How work is told apart from other work of its client that has the same title, where a firm says how (D-15)."""

from __future__ import annotations

from string import Formatter
from typing import Final

from integration.model import WorkItem

PLACES: Final = ("title", "start", "month", "quarter", "year")
EXAMPLE: Final = "{title} - {start}"
LENGTH_MAX: Final = 60


def mistake_in(template: str) -> str:
    """What is wrong with a template, in a few words; "" when nothing is. No template is none, too."""
    if not template:
        return ""
    if len(template) > LENGTH_MAX or not template.isprintable():
        return f"is longer than {LENGTH_MAX} characters, or has some that do not show"
    try:
        parts = list(Formatter().parse(template))
    except ValueError:
        return "has a brace without its other one"
    places = [name for _, name, _, _ in parts if name is not None]
    if any(name not in PLACES or form or turned for _, name, form, turned in parts if name is not None):
        return f"may have {', '.join(f'{{{name}}}' for name in PLACES)} in braces, and nothing else"
    if places.count("title") != 1 or len(places) < 2:
        return "needs {title} once, and a part of the start date"
    return ""


def told_apart(work: WorkItem, template: str) -> str:
    """The title of the work as the template says it; "" without a template, or without a start date to tell it by."""
    start = work.start_date
    if not template or start is None:
        return ""
    values = {
        "title": work.title,
        "start": start.strftime("%b %Y"),
        "month": start.strftime("%b"),
        "quarter": f"Q{(start.month + 2) // 3}",
        "year": f"{start.year}",
    }
    return "".join(text + values.get(name or "", "") for text, name, _, _ in Formatter().parse(template))
