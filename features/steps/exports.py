"""Export Synced Items."""

from sim.conformance.stage import Stage
from sim.conformance.steps import then, when


@when("{person} exports the synced items")
def export(person: str, stage: Stage) -> None:
    """Priya exports the synced items"""
    stage.mark()
    stage.attempt("export_synced_items", by=person)


@then("the export has a row {string} with the code path {string}")
def has_row(name: str, path: str, stage: Stage) -> None:
    """The export has a row "Acme" with the code path "Acme" """
    found = {row.get("Karbon name"): row.get("code path") for row in stage.answer["items"]}

    assert found.get(name) == path, found


@then("the export has a row {string} with the reason {string}")
def has_reason(name: str, reason: str, stage: Stage) -> None:
    """The export has a row "Paper Mill" with the reason "CONTACT_NOT_SYNCED" """
    found = {row.get("Karbon name"): row.get("reason") for row in stage.answer["items"]}

    assert found.get(name) == reason, found


@then("the export does not contain {string}")
def lacks(text: str, stage: Stage) -> None:
    """The export does not contain "Secret" """
    assert text not in str(stage.answer["items"])
