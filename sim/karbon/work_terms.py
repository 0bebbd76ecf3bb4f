"""The terms of work: what it is billed as, and who gets its client tasks."""

from __future__ import annotations

from typing import Final

from sim.karbon import errors
from sim.karbon.bodies import WorkItemBody
from sim.karbon.state import KarbonState
from sim.physics.provenance import documented
from sim.physics.refusal import Refusal

FEE_TYPES: Final = ("FixedFee", "TimeAndMaterials", "NonBillable")
RECIPIENTS: Final = ("Contact", "Organization")


@documented("KARBON_API.md: a value for fixed fees only")
def fee(state: KarbonState, body: WorkItemBody) -> tuple[str, float | None]:
    """The type and value of the fee that a body has."""
    if body.fee_settings is None:
        return "TimeAndMaterials", None
    fee_type, fee_value = body.fee_settings.fee_type or "TimeAndMaterials", body.fee_settings.fee_value
    if fee_type not in FEE_TYPES:
        raise invalid(state, "FeeSettings.FeeType", "FeeType is not valid")
    if fee_value is not None and fee_type != "FixedFee":
        raise invalid(state, "FeeSettings.FeeValue", "FeeValue must be null unless FeeType is FixedFee")
    return fee_type, fee_value


@documented(
    "Karbon's OpenAPI document: who gets client tasks is written, never shown; two parts are required"
)
def check_recipient(state: KarbonState, body: WorkItemBody) -> None:
    """Refuse a recipient of client tasks that is not said whole."""
    recipient = body.client_task_recipient
    if recipient is None:
        return
    for name, value in (("RecipientKey", recipient.recipient_key), ("LinkType", recipient.link_type)):
        if not (value or "").strip():
            raise invalid(state, f"ClientTaskRecipient.{name}", f"The {name} field is required.")
    if recipient.link_type not in RECIPIENTS:
        raise invalid(state, "ClientTaskRecipient.LinkType", "LinkType is not valid")


@documented("Karbon's OpenAPI document: the envelope of every refusal of work")
def invalid(state: KarbonState, name: str, message: str) -> Refusal:
    """The refusal of one property of work."""
    return errors.invalid_model(state.behaviour, f"workItem.{name}", message)
