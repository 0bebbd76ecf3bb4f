"""Which regular expressions a field may filter its new choices by: those that come to an end on any word."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from sim.physics.provenance import inferred

LENGTH_MAX: Final = 200
REPEAT: Final = (
    3  # * + {1,2}: each may try every stretch of a word, and a search begins at each of its characters
)
CHOICE: Final = 1  # ? |: each doubles what there is to try
WEIGHT_MAX: Final = 8  # a second for the most hostile pattern on the longest word
_REPEATS: Final = re.compile(r"[*+]|\{\d*,\d*\}")
_SIGN: Final = re.compile(
    r"""
    \\.                           # an escaped character, or a class such as \d
    | \[\^?\]?(?:\\.|[^\]\\])*\]  # a class of characters
    | \{\d+\} | \{\d*,\d*\}       # so many of what is before
    | \((?:\?(?:[:i]\)?)?)?       # a group begins, or a flag
    | .
    """,
    re.VERBOSE | re.DOTALL,
)


@inferred("api_docs CustomFields: a regular expression; which ones the vendor takes is not public")
def trouble_with(pattern: str) -> str:
    """Why a filter is not taken, as the end of a sentence; "" for one that is.

    Python tries every way in which a pattern can fit before it gives up, and there may be more ways than seconds in a
    lifetime. They are kept few by the pattern: no repeat of what may itself fit in several ways, and few repeats.
    """
    if len(pattern) > LENGTH_MAX:
        return f"is longer than {LENGTH_MAX} characters"
    try:
        re.compile(pattern)
    except (re.error, RecursionError, OverflowError) as problem:
        return f"is not a regular expression: {problem}"
    signs = _SIGN.findall(pattern)
    if any(sign.startswith("(?") and sign not in {"(?:", "(?i)"} for sign in signs):
        return "looks around or names its groups; write it with plain groups"
    if any(before == ")" and after[0] in "*+{" for before, after in pairwise(signs)):
        return "repeats a group, which may take for ever; repeat single characters or classes"
    weight = sum(REPEAT if _REPEATS.fullmatch(sign) else CHOICE * (sign in "?|") for sign in signs)
    if weight > WEIGHT_MAX:
        return "has too many repeats and choices, which may take for ever; two repeats and two choices are plenty"
    return ""
