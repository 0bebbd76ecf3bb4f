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


def expect_code(stage: Stage, name: str, wanted: int | None) -> None:
    """The client or work item is linked to this code, and to no other that only looks like it."""
    found = code_of(stage, name)
    path = path_of(stage, found)
    looks_like_it = found != wanted and path == path_of(stage, wanted)
    expect(f"the code of “{name}”", f"another {path}" if looks_like_it else path, path_of(stage, wanted))


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
    expect_code(stage, name, job_id(stage, path))


@then("{string} has {which} code")
def has_code(name: str, which: str, stage: Stage) -> None:
    """ "2026 Tax" has the same code

    As when the firm was in step; or another code, or no code.
    """
    if which == "no":
        expect_code(stage, name, None)
        return
    before = stage.notes["codes"][entity_key(stage, name)]
    if which == "the same":
        expect_code(stage, name, before)
        return
    found = code_of(stage, name)
    other = found not in {None, before}
    expect(f"whether “{name}” has another code", other, True, seen=path_of(stage, found))


@then("the code {string} is assigned to {whom}")
def assigned_to(path: str, whom: str, stage: Stage) -> None:
    """the code "Acme › 2026 Tax" is assigned to nobody"""
    wanted = job_id(stage, path)
    everybody = next(job["assigned_to_all"] for job in stage.time.jobs() if job["id"] == wanted)
    expect(f"to whom the code “{path}” is assigned", "everybody" if everybody else "nobody", whom)
