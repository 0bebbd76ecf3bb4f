"""What is particular to each fake whose rules are held to their sources."""

import re
from types import ModuleType
from typing import NamedTuple

import sim.karbon
import sim.quickbooks
import sim.quickbooks_time


class Held(NamedTuple):
    """A fake, which of its refusals are ours, which modules have no rules, and what its sources look like."""

    package: ModuleType
    ours: frozenset[str]  # said to whoever drives a screen or a connection, or writes code
    without_rules: frozenset[str] | None  # None where nobody has looked for rules that refuse nothing
    source: re.Pattern[str]

    @property
    def name(self) -> str:
        return self.package.__name__.removeprefix("sim.")


FAKES = (
    Held(
        sim.karbon,
        frozenset({"ScreenRefused", "TooMuchWorkError", "TypeError"}),
        # What people do, in words of our own; records and tables; how a list is searched and a document made.
        frozenset(
            {
                "answers.py",
                "billing/pdf.py",
                "billing/tables.py",
                "customfields/screens.py",
                "days.py",
                "document/parameters.py",
                "document/schemas.py",
                "document/whole.py",
                "expansions_dto.py",
                "files/screens.py",
                "indexes.py",
                "integration_tasks/screens.py",
                "listing.py",
                "matching.py",
                "missing.py",
                "notes/screens.py",
                "operation.py",
                "pages.py",
                "people_screens.py",
                "planning/screens.py",
                "primary.py",
                "records.py",
                "screen.py",
                "screens.py",
                "spans.py",
                "tables.py",
                "teams/screens.py",
                "time/records.py",
                "time/tables.py",
                "tokens.py",
            }
        ),
        re.compile(r"contract \d|row \d|Karbon's|KARBON_API|reference|a probe of \d"),
    ),
    Held(
        sim.quickbooks_time,
        frozenset({"ScreenRefused", "BooksRefusedError"}),
        # Records and tables, what is looked up and remembered, the frame of a page, and the connection's other side.
        frozenset(
            {
                "authorize_html.py",
                "link/bonds.py",
                "link/books.py",
                "listing.py",
                "others/declaration.py",
                "others/tables.py",
                "records_field.py",
                "records_schedule.py",
                "screen.py",
                "selection.py",
                "state.py",
                "tables.py",
                "timesheets_moving_in.py",
            }
        ),
        re.compile(r"contract \d|api_docs|/Ex|Reports/|WSO2|issue \d|pull \d|spec/|lib/|fixture"),
    ),
    Held(
        sim.quickbooks,
        # What one of our functions tells another that then refuses is ours, too.
        frozenset({"ScreenRefused", "ValueError", "ParseError", "refused", "_refused"}),
        None,
        re.compile(
            r"contract \d|vcr|ta2025|issues? \d|pull \d|ruby|PHP|oauth-|xsd|python-quickbooks|err-docs|docs"
        ),
    ),
)
