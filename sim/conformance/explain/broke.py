"""What kind of problem an exception is that no Then step raised: whose it is, and what it says."""

from __future__ import annotations

import pytest

from sim.conformance.errors import ConformanceError, SubjectError
from sim.conformance.explain.armed import NeverStruck, describe
from sim.conformance.explain.differences import MESSAGE_MAX, Said, labelled
from sim.conformance.explain.trail import Trail
from sim.conformance.explain.words import cut, folded
from sim.conformance.subject.port import Refused
from sim.karbon.screens import ScreenRefused as KarbonRefused
from sim.quickbooks.screens import ScreenRefused as QuickBooksRefused
from sim.quickbooks_time.screens import ScreenRefused as QuickBooksTimeRefused

SCREENS: dict[type[Exception], str] = {
    KarbonRefused: "Karbon",
    QuickBooksTimeRefused: "QuickBooks Time",
    QuickBooksRefused: "QuickBooks",
}


def said_of_refusal(refusal: Refused) -> Said:
    """The integration refused something that the step needs."""
    message = "the integration refused what this step needs"
    parts = {"code": refusal.code, "says": refusal.sentence, "remedy": refusal.remedy}
    said = cut(f"the integration refused: {refusal.code}, {refusal.sentence}", MESSAGE_MAX)
    return Said(said, (message, *labelled({name: text for name, text in parts.items() if text})))


def said_of_subject(problem: SubjectError) -> Said:
    """The integration could not be opened or called, or answered in a shape nobody agreed on."""
    message = "the integration under test does not keep to its port"
    return Said(cut(str(problem), MESSAGE_MAX), (message, *folded(str(problem), "  ", "  ")))


def said_of_suite(problem: ConformanceError) -> Said:
    """A step uses the harness in a way that there is not."""
    message = "the step cannot do this"
    return Said(cut(str(problem), MESSAGE_MAX), (message, *folded(str(problem), "  ", "  ")))


def said_of_screen(refusal: Exception) -> Said:
    """A vendor's screen did not let a person do what the step wants."""
    name = next(name for kind, name in SCREENS.items() if isinstance(refusal, kind))
    message = f"{name}'s screen refused what this step does"
    return Said(cut(f"{message}: {refusal}", MESSAGE_MAX), (message, *folded(str(refusal), "  ", "  ")))


def said_of_faults(error: NeverStruck) -> Said:
    """Faults were armed that no call met."""
    one = len(error.faults) == 1
    message = (
        "a fault was armed and never struck"
        if one
        else f"{len(error.faults)} faults were armed and never struck"
    )
    faults = [line for fault in error.faults for line in folded(describe(fault), "  ", "    ")]
    remedy = "no call met it: let the scenario make that call, or leave out the step that arms the fault"
    said = f"{message}: {'; '.join(map(describe, error.faults))}"
    return Said(cut(said, MESSAGE_MAX), (message, *faults, remedy))


def said_of_fault(error: BaseException, trail: Trail) -> Said:
    """Something broke: in the integration, in the step, or in what they stand on."""
    if isinstance(error, pytest.FixtureLookupError):
        what = f"the step asks for a fixture {error.argname!r} that nobody defines"
        return Said(what, (what,))
    if isinstance(error, pytest.fail.Exception):
        return Said(cut(str(error), MESSAGE_MAX), tuple(folded(str(error), "", "  ")))
    told = cut(f"{type(error).__name__}: {error}", MESSAGE_MAX) if str(error) else type(error).__name__
    whose, place = _whose(trail)
    return Said(
        cut(f"{whose}: {told}", MESSAGE_MAX),
        (whose, *folded(told, "  ", "  "), *folded(place, "  in ", "    ")),
    )


def _whose(trail: Trail) -> tuple[str, str]:
    """Whose code broke, and where."""
    if trail.inside_subject:
        return "the integration broke", f"{trail.inside_subject}, asked by {trail.step or trail.end}"
    if trail.step is None:
        return "a fixture broke", _and_deeper(trail.own, trail.end)
    return "the step's own code broke", _and_deeper(trail.step, trail.end)


def _and_deeper(place: str, end: str) -> str:
    return place if place == end else f"{place}, at {end}"
