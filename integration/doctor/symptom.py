"""One thing that the doctor found."""

from __future__ import annotations

import msgspec

from integration.messages import REMEDIES, Code, Finding


class Symptom(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong, how that was seen, and what helps."""

    step: int = 0  # of the checklist
    code: Code
    subject: str  # Karbon key, or an email address; "" for the account
    sentence: str
    evidence: str = ""
    remedy: str
    behaviour: str
    blocks: bool = True  # time cannot be tracked until it is settled


def symptom(
    code: Code,
    sentence: str,
    behaviour: str,
    *,
    subject: str = "",
    evidence: str = "",
    remedy: str = "",
    blocks: bool = True,
) -> Symptom:
    """A symptom with the remedy that belongs to its code, unless a better one is given."""
    return Symptom(
        code=code,
        subject=subject,
        sentence=sentence,
        evidence=evidence,
        remedy=remedy or REMEDIES[code],
        behaviour=behaviour,
        blocks=blocks,
    )


def symptom_of(finding: Finding, *, evidence: str = "", blocks: bool = True) -> Symptom:
    """What the integration says anyway, with how it was seen."""
    return Symptom(
        code=finding.code,
        subject=finding.subject,
        sentence=finding.sentence,
        evidence=evidence,
        remedy=finding.remedy,
        behaviour=finding.behaviour,
        blocks=blocks,
    )
