"""Hiding many jobs of QuickBooks Time in one go."""

from sim.conformance.stage import Stage
from sim.conformance.steps import parameter_type, when


@parameter_type(name="selection", regexp="every organization|all completed work")
def selection(words: str) -> str:
    """Whose codes are hidden."""
    return words


@parameter_type(name="hides", regexp="hides|previews hiding")
def hides(word: str) -> bool:
    """Whether it is done, or only shown."""
    return word == "hides"


@when("{person} {hides} the codes of {selection}")
def hides_codes(person: str, done: bool, whose: str, stage: Stage) -> None:
    """Priya previews hiding the codes of every organization"""
    organizations = [one["key"] for one in stage.karbon.clients() if one["kind"] == "Organization"]
    chosen = {"completed": True} if whose == "all completed work" else {"keys": organizations}
    stage.attempt("hide_jobs", by=person, preview=not done, **chosen)
