"""The differences between the two documents that we know of, each with its reason."""

import re
import tomllib
from functools import cache
from pathlib import Path

EXCEPTIONS = tomllib.loads((Path(__file__).parent / "exceptions.toml").read_text())["exception"]


def excused(pattern, line):
    """Whether the pattern of an exception is about this line."""
    return re.fullmatch(".*".join(map(re.escape, pattern.split("*"))), line) is not None


def patterns(side):
    """All patterns about one of the sides."""
    return [pattern for exception in EXCEPTIONS for pattern in exception.get(side, ())]


@cache
def known(line):
    """Whether something that only our Karbon says or answers has its reason."""
    return any(excused(pattern, line) for side in ("served", "answered") for pattern in patterns(side))
