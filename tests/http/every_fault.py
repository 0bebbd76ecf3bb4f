"""Every kind of fault that can befall a call to some service, and what its caller and its world see of it."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, NamedTuple

import requests

from sim.physics.fault_kinds import FaultKind

CUT = requests.exceptions.ChunkedEncodingError
GONE = requests.ConnectionError
LATE = requests.ReadTimeout


class Seen(NamedTuple):
    """What comes of a call that makes two things, or one where a service has no batches."""

    kind: FaultKind
    caller: Any  # the error that the caller gets, or the status
    made: str  # "none", "all", "twice" what was asked for, or the "first" of two
    more: Mapping[str, Any] = MappingProxyType({})


WHOLE = (
    Seen(FaultKind.REFUSED, 502, "none", {"status": 502}),
    Seen(FaultKind.THROTTLED, 429, "none"),
    Seen(FaultKind.REQUEST_LOST, GONE, "none"),
    Seen(FaultKind.LOST, GONE, "all"),
    Seen(FaultKind.SLOW, LATE, "all", {"delay_s": 30}),
    Seen(FaultKind.FAILED_AFTER, 500, "all", {"status": 500}),
    Seen(FaultKind.LATE_COMMIT, LATE, "none", {"delay_s": 600}),
    Seen(FaultKind.DOUBLED, 0, "twice"),
    Seen(FaultKind.GARBLED, 0, "all"),
    Seen(FaultKind.TRUNCATED, CUT, "all"),
    Seen(FaultKind.WRONG_TYPE, 200, "all"),
    Seen(FaultKind.SKEWED, 0, "all"),
)
ROWS = (
    Seen(FaultKind.ROW_REFUSED, 200, "first"),
    Seen(FaultKind.PARTIAL, 200, "first"),
    Seen(FaultKind.PARTIAL_LOST, GONE, "first"),
)
ACCESS = (
    Seen(FaultKind.TOKEN_EXPIRED, 401, "none"),
    Seen(FaultKind.REVOKED, 401, "none"),
)
