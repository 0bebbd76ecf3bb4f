"""The line of the tab that sets actual time against the budget."""

import pytest
from rich.console import Console

from integration.terminal.views import show_tab
from integration.time_and_budget import Tab


@pytest.mark.parametrize(
    ("actual", "budget", "line"),
    [
        (90, 600, "actual 1:30   budget 10:00   left 8:30"),
        (600, 600, "actual 10:00   budget 10:00   left 0:00"),
        (601, 600, "actual 10:01   budget 10:00   over by 0:01"),
        (90, 0, "actual 1:30   no budget"),
        (90, None, "actual 1:30   budget unknown: Karbon does not answer"),
    ],
)
def test_budget_line(actual, budget, line):
    """No budget is not a budget of nothing, and one that is not known is no figure at all."""
    tab = Tab(
        key="k",
        kind="WorkItem",
        name="2026 Tax",
        client="Acme",
        available=True,
        message=None,
        code_id=58,
        entries=[],
        actual_minutes=actual,
        budget_minutes=budget,
        left_minutes=None if budget is None else budget - actual,
        as_of=None,
        age_s=None,
        stale=False,
    )
    console = Console(width=100)
    with console.capture() as said:
        show_tab(console, tab)

    assert said.get().splitlines() == ["Acme › 2026 Tax  code 58", line]
