"""Codes: which one a client or work item is linked to, and generating one that is missing."""

from features.steps.names import ADMIN, entity_key, job_id, path_of
from sim.conformance.expect import expect
from sim.conformance.stage import Stage
from sim.conformance.steps import then, when

UNLINKED = {"not linked", "missing"}


def code_of(stage: Stage, name: str) -> int | None:
    """The id of the code that a client or work item is linked to, as the export says."""
    key = entity_key(stage, name)
    found = stage.subject.call("export_synced_items", by=ADMIN)["items"]
    row = next((row for row in found if row["Karbon key"] == key), None)
    return None if row is None or row.get("link state") in UNLINKED else int(row["code id"])


@when("{person} generates a code for {string}")
def generates(person: str, name: str, stage: Stage) -> None:
    """Ann generates a code for "2026 Tax" """
    stage.attempt("generate_code", key=entity_key(stage, name), by=person)


@when("{person} generates a code for {string}, choosing to {choice} it")
def generates_by_choice(person: str, name: str, choice: str, stage: Stage) -> None:
    """Ann generates a code for "2026 Tax", choosing to restore it"""
    stage.attempt("generate_code", key=entity_key(stage, name), by=person, choice=choice)


@then("{string} is linked to the code {string}")
def linked_to(name: str, path: str, stage: Stage) -> None:
    """ "Acme" is linked to the code "Acme" """
    found, wanted = code_of(stage, name), job_id(stage, path)
    expect(f"the code of “{name}”", path_of(stage, found), path_of(stage, wanted))


@then("{string} has {which} code")
def has_code(name: str, which: str, stage: Stage) -> None:
    """ "2026 Tax" has the same code

    As when the firm was in step; or another code, or no code.
    """
    found = code_of(stage, name)
    before = None if which == "no" else stage.notes["codes"][entity_key(stage, name)]
    if which == "another":
        expect(
            f"whether “{name}” has another code",
            found not in {None, before},
            True,
            seen=path_of(stage, found),
        )
    else:
        expect(f"the code of “{name}”", path_of(stage, found), path_of(stage, before))


@then("the code {string} is assigned to {whom}")
def assigned_to(path: str, whom: str, stage: Stage) -> None:
    """the code "Acme › 2026 Tax" is assigned to nobody"""
    wanted = job_id(stage, path)
    everybody = next(job["assigned_to_all"] for job in stage.time.jobs() if job["id"] == wanted)
    expect(f"to whom the code “{path}” is assigned", "everybody" if everybody else "nobody", whom)
