"""What a firm decides otherwise than others, on the settings page."""

from features.steps.firm import USUAL
from sim.conformance.stage import Stage
from sim.conformance.steps import parameter_type, when

DECISIONS: dict[str, dict[str, object]] = {
    "codes for completed work": {"completed_work": True},
    "new codes for nobody": {"new_codes": "nobody"},
    "billable time unless somebody says No": {"unset_billable": "billable"},
    "equal titles with their month": {"equal_titles": "{title} - {start}"},
}


@parameter_type(
    name="decision",
    regexp="codes for completed work|new codes for nobody|billable time unless somebody says No|equal titles with their month",  # noqa: E501 - editors read one literal
)
def decision(words: str) -> dict[str, object]:
    """What one firm may decide otherwise than another."""
    return DECISIONS[words]


@when("{person} chooses {decision} and presses Save & Sync")
def decides(person: str, choices: dict[str, object], stage: Stage) -> None:
    """Priya chooses new codes for nobody and presses Save & Sync"""
    stage.attempt("save_and_sync", by=person, choices=choices, **USUAL)
