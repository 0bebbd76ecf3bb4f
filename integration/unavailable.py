"""A system that does not answer, or does not let us in, as a person should hear it: what happened, and what helps."""

from __future__ import annotations

from typing import Final

from integration.clients.errors import CredentialRefused, VendorError
from integration.messages import REMEDIES, Code, Finding

CODE: Final = Code.SERVICE_UNAVAILABLE


def unavailable(error: VendorError, behaviour: str, subject: str = "", said: str = "") -> Finding:
    """What is told about this error; `said` instead of its own words."""
    return Finding(
        code=CODE,
        subject=subject,
        behaviour=behaviour,
        sentence=said or str(error),
        remedy=remedy_for(error),
    )


def remedy_for(error: VendorError) -> str:
    """Waiting helps with most; a refused credential stays refused until somebody connects again."""
    if isinstance(error, CredentialRefused):
        return f"Connect {error.system.title} again, as a user who may do this; nothing was lost."
    return REMEDIES[CODE]
