"""A failure of a scenario, told in full: what was written, what was seen, and with -v the Python frames."""

from __future__ import annotations

from io import StringIO

import pytest
from _pytest._io import TerminalWriter

from sim.conformance.explain.discreet import discreet
from sim.conformance.explain.scenario import scenario_lines
from sim.conformance.explain.story import gather
from sim.conformance.explain.told import Told, tell
from sim.conformance.explain.watch import Watch
from sim.conformance.run import dispatch
from sim.conformance.run.outcomes import Story
from sim.conformance.suite.folder import SUITE
from sim.conformance.suite.written import WrittenScenario


def told_of(
    item: pytest.Item, written: WrittenScenario, watch: Watch, call: pytest.CallInfo[None]
) -> tuple[Told, Story]:
    """What is printed in the place of pytest's own text, and the story for the reports."""
    suite = item.config.stash[SUITE]
    story, message = gather(item, written, watch, call)
    catalogue = suite.catalogue.by_id
    shown = [catalogue[tag] for tag in dict.fromkeys(written.tag_names) if tag in catalogue]
    behaviours = [f"{found.id} {found.sentence}" for found in shown]
    scenario = scenario_lines(suite.document(item.path), written, watch.steps, behaviours)
    text = tell(scenario, story, _traceback(item, call) if item.config.get_verbosity() > 0 else "")
    return Told(text, story.place, message), story


def _traceback(item: pytest.Item, call: pytest.CallInfo[None]) -> str:
    """The Python frames from the step on, in the style that was asked for; those of the runner say nothing."""
    assert call.excinfo is not None
    found = call.excinfo
    found.traceback = found.traceback.cut(path=dispatch.__file__)
    style = item.config.getoption("tbstyle")
    page = StringIO()
    found.getrepr(style="long" if style == "auto" else style, tbfilter=True).toterminal(TerminalWriter(page))
    return discreet(page.getvalue())
