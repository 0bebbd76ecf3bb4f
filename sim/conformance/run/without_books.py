"""A run for a firm that has no QuickBooks: whatever is not about QuickBooks holds for it just as well (FLOW-03)."""

import re
from collections.abc import Iterator
from typing import Final

import pytest
from pytest_bdd.parser import Scenario

from sim.conformance.run.collect import WRITTEN
from sim.conformance.suite.written import WrittenScenario, WrittenStep

OPTION: Final = "--without-quickbooks"
QUICKBOOKS: Final = re.compile(r"\bQuickBooks\b(?! Time)")
CARRIED_ON: Final = ("And", "But", "*")  # keywords of a step that is of the kind of the one before it


class WithoutBooks:
    """Leaves out the scenarios that need QuickBooks, and of the others what they expect there."""

    def pytest_collection_modifyitems(self, config: pytest.Config, items: list[pytest.Item]) -> None:
        """Keep what says nothing of it until it says what comes of it, and then says something else as well."""
        needing = [item for item in items if needs_quickbooks(item.stash.get(WRITTEN, None))]
        if needing:
            items[:] = [item for item in items if item not in needing]
            config.hook.pytest_deselected(items=needing)

    def pytest_bdd_before_scenario(self, scenario: Scenario) -> None:
        """What is expected in QuickBooks is expected of other firms."""
        kept = [step for step in scenario.steps if step.type != "then" or not _names_it(step.name)]
        scenario.steps = kept


def needs_quickbooks(written: WrittenScenario | None) -> bool:
    """Whether the scenario is about QuickBooks: its title, what is given or happens, or all that comes of it."""
    if written is None:
        return False
    parts = list(_parts(written))
    outcomes = [_names_it(step.text) for kind, step in parts if kind == "Then"]
    others = [step.text for kind, step in parts if kind != "Then"]
    return all(outcomes) or any(map(_names_it, [written.name, *others]))


def _parts(written: WrittenScenario) -> Iterator[tuple[str, WrittenStep]]:
    kind = ""
    for step in written.steps:
        kind = kind if step.keyword in CARRIED_ON else step.keyword
        yield kind, step


def _names_it(text: str) -> bool:
    return QUICKBOOKS.search(text) is not None
