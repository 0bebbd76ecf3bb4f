"""Hiding many jobs of QuickBooks Time in one go."""

from sim.conformance.expect import expect
from sim.conformance.stage import Stage
from sim.conformance.steps import parameter_type, then, when


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


@then("{int} code/codes is/are hidden in {int} lot/lots")
def hidden_in_lots(codes: int, lots: int, stage: Stage) -> None:
    """51 codes are hidden in 2 lots

    Nobody is assigned to them any more, and so many calls did it.
    """
    hidden = [job for job in stage.time.jobs() if job["active"] and not job["assigned_to_all"]]
    writes = [call for call in stage.calls("quickbooks_time") if call.method != "GET"]
    expect("the number of hidden codes", len(hidden), codes)
    expect("the number of calls that hide codes", len(writes), lots)


@then("the preview lists {int} code/codes to hide")
def preview_lists(codes: int, stage: Stage) -> None:
    """the preview lists 51 codes to hide"""
    expect("the number of codes to hide", len(stage.shown("jobs")), codes)
