"""The ways in which a call or a webhook fails, and which calls each of them can befall at all."""

from __future__ import annotations

from enum import StrEnum
from typing import Final, Literal, NamedTuple


class FaultKind(StrEnum):
    """How a call to a service fails, or a webhook that a service sends."""

    # before the effect: nothing happens
    REFUSED = "refused"  # the service answers an error
    THROTTLED = "throttled"  # the service says that there were too many calls
    REQUEST_LOST = "request_lost"  # the call never arrives, and the caller never hears
    # after the effect: the caller cannot tell
    LOST = "lost"  # the service did it, the caller never hears
    SLOW = "slow"  # the answer comes later than the caller's patience
    FAILED_AFTER = "failed_after"  # the service did it, and answers an error
    LATE_COMMIT = "late_commit"  # the caller gives up, and it happens later
    DOUBLED = "doubled"  # the call is carried out twice; the answer is that of the second time
    # a batch that does not go through as a whole
    ROW_REFUSED = "row_refused"  # one row is refused, the others are done
    PARTIAL = "partial"  # the first rows are done, the others refused, and the answer says so
    PARTIAL_LOST = "partial_lost"  # the first rows are done, and the caller never hears
    # an answer that cannot be read
    GARBLED = "garbled"  # whole, but no JSON
    TRUNCATED = "truncated"  # it promises more bytes than come before the connection breaks
    WRONG_TYPE = "wrong_type"  # somebody's HTML page in its place
    # an answer that is not what it seems
    STALE = "stale"  # as it would have been a while ago
    DRIFTED = "drifted"  # the rows have moved since the page before
    MEANWHILE = "meanwhile"  # somebody does something in a product right before the call
    SKEWED = "skewed"  # by a clock that is wrong
    # the way in
    TOKEN_EXPIRED = "token_expired"  # noqa: S105 - the access token's time is over
    REVOKED = "revoked"  # a person took back what the app was allowed
    ROTATED = "rotated"  # somebody else has used the refresh token already
    # what a service sends by itself
    WEBHOOK_LOST = "webhook_lost"  # never arrives, and the service takes it for delivered
    WEBHOOK_DOUBLED = "webhook_doubled"  # arrives twice
    WEBHOOK_REORDERED = "webhook_reordered"  # arrives after the next one; needs a next one to strike
    WEBHOOK_FORGED = "webhook_forged"  # somebody without the key sends it first
    WEBHOOK_LATE = "webhook_late"  # arrives so much later


OF_WEBHOOKS: Final = frozenset(kind for kind in FaultKind if kind.startswith("webhook_"))
OF_CALLS: Final = frozenset(FaultKind) - OF_WEBHOOKS
OF_ROWS: Final = frozenset({FaultKind.ROW_REFUSED, FaultKind.PARTIAL, FaultKind.PARTIAL_LOST})
OF_WRITES: Final = OF_ROWS | {FaultKind.FAILED_AFTER, FaultKind.LATE_COMMIT, FaultKind.DOUBLED}
OF_ACCESS: Final = frozenset({FaultKind.TOKEN_EXPIRED, FaultKind.REVOKED, FaultKind.ROTATED})

# What becomes of an answer on its way.
NEVER_HEARD: Final = frozenset({FaultKind.REQUEST_LOST, FaultKind.LOST, FaultKind.PARTIAL_LOST})
HEARD_LATE: Final = frozenset({FaultKind.SLOW, FaultKind.LATE_COMMIT})
BROKEN_OFF: Final = frozenset({FaultKind.TRUNCATED})
ON_THE_WAY: Final = NEVER_HEARD | HEARD_LATE | BROKEN_OFF


class Nature(NamedTuple):
    """What is known of a call before it is answered, as far as faults ask for it."""

    writes: bool = False  # whether it can change anything
    rows: int = 0  # of a batch; 0 for what is none
    later_page: bool = False  # of a list that was begun before
    credential: Literal["", "access", "refresh"] = ""  # what lets the caller in, and can be void


def befalls(kind: FaultKind, nature: Nature, passing: int | None) -> bool:
    """Whether a fault of this kind makes sense of such a call. `passing` rows of a batch are done before it."""
    if kind in OF_WRITES and not nature.writes:
        return False
    if kind in OF_ROWS:
        fewest = 1 if kind is FaultKind.ROW_REFUSED else 2
        return nature.rows >= fewest and rows_passing(passing, nature.rows) < nature.rows
    if kind is FaultKind.STALE:
        return not nature.writes
    if kind is FaultKind.DRIFTED:
        return nature.later_page
    if kind is FaultKind.REVOKED:
        return nature.credential != ""
    wanted = {FaultKind.TOKEN_EXPIRED: "access", FaultKind.ROTATED: "refresh"}.get(kind)
    return wanted is None or nature.credential == wanted


def rows_passing(passing: int | None, rows: int) -> int:
    """How many rows of so many are done before something goes wrong: half of them when nobody said."""
    return rows // 2 if passing is None else passing
