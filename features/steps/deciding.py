"""What a firm decides otherwise than others, on the settings page."""

from features.steps.firm import USUAL
from sim.conformance.stage import Stage
from sim.conformance.steps import parameter_type, when

DECISIONS: dict[str, dict[str, object]] = {
    "to track contacts only": {"track_work": False},
    "to track contacts and work": {"track_work": True},
    "codes for completed work": {"choices": {"completed_work": True}},
    "new codes for nobody": {"choices": {"new_codes": "nobody"}},
    "billable time unless somebody says No": {"choices": {"unset_billable": "billable"}},
    "equal titles with their month": {"choices": {"equal_titles": "{title} - {start}"}},
}


@parameter_type(
    name="decision",
    regexp="to track contacts only|to track contacts and work|codes for completed work|new codes for nobody|billable time unless somebody says No|equal titles with their month",  # noqa: E501 - editors read one literal
)
def decision(words: str) -> dict[str, object]:
    """What one firm may decide otherwise than another."""
    return DECISIONS[words]


@when("{person} chooses {decision} and presses Save & Sync")
def decides(person: str, chosen: dict[str, object], stage: Stage) -> None:
    """Priya chooses new codes for nobody and presses Save & Sync"""
    stage.attempt("save_and_sync", by=person, **USUAL | chosen)
