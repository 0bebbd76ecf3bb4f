"""What becomes of a call, in the words of our sentences."""

from __future__ import annotations

from typing import Final

from sim.physics.fault_kinds import FaultKind

FATES: Final[dict[str, str]] = {
    FaultKind.REFUSED: "is refused",
    FaultKind.THROTTLED: "is throttled",
    FaultKind.REQUEST_LOST: "never arrives",
    FaultKind.LOST: "loses its answer",
    FaultKind.SLOW: "is answered late",
    FaultKind.FAILED_AFTER: "takes effect and fails",
    FaultKind.LATE_COMMIT: "takes effect late",
    FaultKind.DOUBLED: "is carried out twice",
    FaultKind.ROW_REFUSED: "has a row refused",
    FaultKind.PARTIAL: "is done by half",
    FaultKind.PARTIAL_LOST: "is done by half and loses its answer",
    FaultKind.GARBLED: "is answered with garbage",
    FaultKind.TRUNCATED: "is answered in part",
    FaultKind.WRONG_TYPE: "is answered with a page",
    FaultKind.STALE: "is answered out of date",
    FaultKind.DRIFTED: "is answered with a row too few",
    FaultKind.SKEWED: "is answered by a wrong clock",
    FaultKind.TOKEN_EXPIRED: "finds its token expired",
    FaultKind.REVOKED: "finds its token revoked",
    FaultKind.ROTATED: "finds its token used",
}
FATES_OF_WEBHOOKS: Final[dict[str, str]] = {  # no sentence of ours is about them
    FaultKind.WEBHOOK_LOST: "is lost",
    FaultKind.WEBHOOK_DOUBLED: "comes twice",
    FaultKind.WEBHOOK_REORDERED: "comes after the next one",
    FaultKind.WEBHOOK_FORGED: "comes forged first",
    FaultKind.WEBHOOK_LATE: "comes late",
}
