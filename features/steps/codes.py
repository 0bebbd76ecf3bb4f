"""Codes: what people do with jobs in QuickBooks Time, and which codes there are."""

from features.steps.names import ADMIN, entity_key, job_id, paths
from sim.conformance.stage import Stage
from sim.conformance.steps import given, then, when


@given("a code {string} in QuickBooks Time")
def a_code(name: str, stage: Stage) -> None:
    """A code "Acme" in QuickBooks Time"""
    parent, _, leaf = name.rpartition(" › ")
    stage.time.add_job(leaf, job_id(stage, parent) if parent else 0)


@when("the code {string} is renamed to {string} in QuickBooks Time")
def rename_code(path: str, new: str, stage: Stage) -> None:
    """The code "Acme" is renamed to "Acme Inc" in QuickBooks Time"""
    stage.time.rename_job(job_id(stage, path), new)


@when("the code {string} is moved under {string} in QuickBooks Time")
def move_code(path: str, parent: str, stage: Stage) -> None:
    """The code "Acme › 2026 Tax" is moved under "Birch & Sons" in QuickBooks Time"""
    stage.time.move_job(job_id(stage, path), job_id(stage, parent))


@when("the code {string} is deleted in QuickBooks Time")
def delete_code(path: str, stage: Stage) -> None:
    """The code "Acme › 2026 Tax" is deleted in QuickBooks Time"""
    stage.time.delete_job(job_id(stage, path))


@when("every code is deleted in QuickBooks Time")
def delete_every_code(stage: Stage) -> None:
    """All codes are deleted."""
    for job in stage.time.jobs():
        if job["active"] and not job["parent_id"]:
            stage.time.delete_job(job["id"])


@when("the deleted code {string} is restored in QuickBooks Time")
def restore_code(path: str, stage: Stage) -> None:
    """The deleted code "Acme" is restored in QuickBooks Time"""
    stage.time.restore_job(job_id(stage, path, active=False))


@when("everybody is unassigned from the code {string} in QuickBooks Time")
def unassign(path: str, stage: Stage) -> None:
    """Everybody is unassigned from the code "Acme › 2026 Tax" in QuickBooks Time"""
    stage.time.unassign_job(job_id(stage, path))


@when("the code {string} is assigned to all employees in QuickBooks Time")
def assign_all(path: str, stage: Stage) -> None:
    """The code "Acme › 2026 Tax" is assigned to all employees in QuickBooks Time"""
    stage.time.assign_job_to_all(job_id(stage, path))


@when("{person} generates a code for {string}")
def generate(person: str, name: str, stage: Stage) -> None:
    """Ann generates a code for "2026 Tax" """
    stage.mark()
    stage.attempt("generate_code", key=entity_key(stage, name), by=person)


@when("{person} generates a code for {string}, choosing to {word} it")
def generate_choosing(person: str, name: str, choice: str, stage: Stage) -> None:
    """Ann generates a code for "2026 Tax", choosing to create it"""
    stage.mark()
    stage.attempt("generate_code", key=entity_key(stage, name), by=person, choice=choice)


@given("we remember the code of {string}")
def remember_code(name: str, stage: Stage) -> None:
    """The code that the client or work item is linked to now, for a later comparison."""
    stage.notes["code", name] = code_of(stage, name)


@then("{string} still has the code it had")
def same_code(name: str, stage: Stage) -> None:
    """ "2026 Tax" still has the code it had"""
    assert code_of(stage, name) == stage.notes["code", name]


@then("{string} has another code than before")
def other_code(name: str, stage: Stage) -> None:
    """ "2026 Tax" has another code than before"""
    found = code_of(stage, name)

    assert found
    assert found != stage.notes["code", name]


@then("{string} is linked to the code {string}")
def linked_to(name: str, path: str, stage: Stage) -> None:
    """ "Acme" is linked to the code "Acme" """
    assert code_of(stage, name) == job_id(stage, path)


@then("{string} has no code")
def no_code(name: str, stage: Stage) -> None:
    """ "Smith (person)" has no code"""
    assert code_of(stage, name) is None


@then("QuickBooks Time has the code {string}")
def has_code(path: str, stage: Stage) -> None:
    """QuickBooks Time has the code "Acme › 2026 Tax" """
    assert job_id(stage, path)


@then("QuickBooks Time has no code {string}")
def has_no_code(path: str, stage: Stage) -> None:
    """QuickBooks Time has no code "Secret" """
    assert path not in paths(stage)


@then("QuickBooks Time has these codes and no others:")
def exactly_these(datatable: list[list[str]], stage: Stage) -> None:
    """A table of paths, one a row."""
    assert paths(stage) == sorted(row[0] for row in datatable)


@then("QuickBooks Time has {int} active code(s)")
def number_of_codes(count: int, stage: Stage) -> None:
    """QuickBooks Time has 53 active codes"""
    assert len(paths(stage)) == count


@then("the code {string} is assigned to nobody")
def hidden(path: str, stage: Stage) -> None:
    """The code "Acme › 2026 Tax" is assigned to nobody"""
    job = next(job for job in stage.time.jobs() if job["path"] == path)

    assert not job["assigned_to_all"]


@then("the code {string} is assigned to everybody")
def shown(path: str, stage: Stage) -> None:
    """The code "Acme › 2026 Tax" is assigned to everybody"""
    job = next(job for job in stage.time.jobs() if job["path"] == path)

    assert job["assigned_to_all"]


def code_of(stage: Stage, name: str) -> int | None:
    """The id of the code that a client or work item is linked to."""
    found = stage.subject.call("export_synced_items", by=ADMIN)["items"]
    key = entity_key(stage, name)
    row = next((row for row in found if row["Karbon key"] == key), None)
    if row is None or row.get("link state") in {"not linked", "missing"}:
        return None
    return int(row["code id"])
