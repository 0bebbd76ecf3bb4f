"""The verdict: a level is reached only when everything it asks for is written and passed."""

from typing import Any

import pytest

from sim.conformance.run.counts import Run
from sim.conformance.run.outcomes import ScenarioOutcome, Status
from sim.conformance.suite.requirements import Area, Catalogue, Level, Requirement
from sim.conformance.verdict import judge, tally


def requirement(number: int, level: Level) -> Requirement:
    """A behaviour of a small catalogue."""
    return Requirement(f"FLOW-0{number}", "FLOW", "t", "s.", "MUST", level, "stated", "h")


CATALOGUE = Catalogue("1", {}, (Area("FLOW", "n", "f"),), (requirement(1, "core"), requirement(2, "full")))


def outcome(number: int, status: Status = "passed", level: Level = "core", line: int = 1) -> ScenarioOutcome:
    """A scenario of one behaviour after it ran."""
    plain: dict[str, Any] = dict.fromkeys(("feature", "title", "message", "detail"), "")
    return ScenarioOutcome(
        **plain, nodeid=f"n{number}.{line}", uri=f"{number}.feature", line=line, row=(),
        requirements=(f"FLOW-0{number}",), tags=(), level=level, status=status, duration_ms=0.0, steps=(),
    )  # fmt: skip


def run(*outcomes: ScenarioOutcome, **more: Any) -> Run:
    """A whole run of these scenarios."""
    found = {one.nodeid: one for one in outcomes}
    places = frozenset(one.place for one in outcomes)
    return Run(written=places, bound=set(found), outcomes=found, **more)


def test_every_behaviour_passed() -> None:
    """Full speaks for core, too."""
    verdict = judge(CATALOGUE, run(outcome(1), outcome(2, level="full")))

    assert (verdict.word, verdict.level, verdict.exit_code) == ("conformant", "full", 0)
    assert verdict.lines == ("conformant at level full: 2 of 2 behaviours passed, 0 failed",)


def test_core_without_full() -> None:
    """A gap above leaves the level below reached."""
    verdict = judge(CATALOGUE, run(outcome(1)))

    assert (verdict.word, verdict.level, verdict.exit_code) == ("conformant", "core", 0)
    assert (
        verdict.lines[1]
        == "not conformant at level full: 1 of 2 behaviours passed, 0 failed, 1 not written yet"
    )


def test_a_failed_edge_of_a_higher_level_leaves_core_standing() -> None:
    """But it is a failure, and the exit code says so."""
    verdict = judge(
        CATALOGUE, run(outcome(1), outcome(1, "failed", "full", line=2), outcome(2, level="full"))
    )

    assert (verdict.level, verdict.exit_code) == ("core", 1)


def test_one_failure_fails_its_behaviour() -> None:
    """However many of its scenarios passed."""
    verdict = judge(CATALOGUE, run(outcome(1), outcome(1, "failed", line=2)))

    assert (verdict.word, verdict.exit_code) == ("not conformant", 1)
    assert tally(CATALOGUE, run(outcome(1), outcome(1, "failed", line=2))).failed == 1


def test_only_an_edge_of_a_higher_level_is_no_core() -> None:
    """A core behaviour shown by a full scenario alone is not written at level core."""
    assert judge(CATALOGUE, run(outcome(1, level="full"))).word == "not conformant"


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"filters": ("-k x",)}, "no verdict: partial run (-k x)"),
        ({"findings": ["a:1: x"]}, "no verdict: 1 finding(s) in the features, listed above"),
    ],
)
def test_a_run_that_is_not_whole_has_no_verdict(broken: dict[str, Any], said: str) -> None:
    """Nothing missing counts as passed; exit code 4, or 1 when something failed besides."""
    verdict = judge(CATALOGUE, run(outcome(1), outcome(2), **broken))

    assert (verdict.word, verdict.lines, verdict.exit_code) == ("no verdict", (said,), 4)
    assert judge(CATALOGUE, run(outcome(1, "failed"), **broken)).exit_code == 1


def test_written_but_not_run() -> None:
    """The three counts are said."""
    incomplete = run(outcome(1), outcome(2))
    incomplete.written |= {"c.feature:9"}

    assert judge(CATALOGUE, incomplete).lines == (
        "no verdict: 3 written, 2 bound, 2 run; not run: c.feature:9",
    )


def test_as_many_as_are_written_but_not_the_same() -> None:
    """One that is not written does not stand for one that is."""
    swapped = run(outcome(1), outcome(2))
    swapped.written = frozenset({"1.feature:1", "c.feature:9"})

    assert judge(CATALOGUE, swapped).lines == (
        "no verdict: 2 written, 2 bound, 2 run; not run: c.feature:9; not written: 2.feature:1",
    )


def test_many_that_did_not_run_are_counted() -> None:
    """Three are named; a hundred names would say no more."""
    incomplete = run(outcome(1))
    incomplete.written |= {f"c.feature:{line}" for line in range(1, 6)}

    assert (
        judge(CATALOGUE, incomplete)
        .lines[0]
        .endswith("; not run: c.feature:1, c.feature:2, c.feature:3 and 2 more")
    )


def test_nothing_written_is_nothing_proved() -> None:
    """An empty run is no success, and neither is an empty catalogue."""
    nothing = Catalogue("1", {}, (), ())

    assert judge(CATALOGUE, run()).lines == (
        "no verdict: no scenario is written, so there is nothing to judge",
    )
    assert judge(CATALOGUE, run()).exit_code == 4
    assert judge(nothing, run(outcome(1))).word == "not conformant"


def test_chaos_is_judged_once_there_is_some() -> None:
    """It has no behaviours of its own, only scenarios; all of them, and all of full, have to pass."""
    whole = (outcome(1), outcome(2, level="full"))

    assert judge(CATALOGUE, run(*whole)).level == "full"
    assert judge(CATALOGUE, run(*whole), "chaos").exit_code == 1
    assert judge(CATALOGUE, run(*whole), "chaos").lines[-1] == (
        "level chaos was asked for and is not reached: no scenario is written for it"
    )
    calm = judge(CATALOGUE, run(*whole, outcome(1, level="chaos", line=2)), "chaos")
    assert (calm.level, calm.exit_code) == ("chaos", 0)
    storm = judge(CATALOGUE, run(*whole, outcome(1, "failed", "chaos", line=2)), "full")
    assert (storm.level, storm.exit_code) == ("full", 1)


def test_a_level_that_is_demanded_is_reached_by_a_higher_one() -> None:
    """Full speaks for core; core does not speak for full."""
    core = run(outcome(1))

    assert judge(CATALOGUE, core, "core").exit_code == 0
    assert judge(CATALOGUE, core, "full").exit_code == 1
    assert judge(CATALOGUE, core, "full").lines[-1] == "level full was asked for and is not reached"
