"""Many values in parts that a statement of every database takes."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import islice
from typing import Final, TypeVar

VALUES_MAX: Final = 500  # databases limit how many values a statement may have

T = TypeVar("T")


def parts(values: Collection[T]) -> Iterator[list[T]]:
    """The values, at most so many at a time."""
    rest = iter(values)
    while some := list(islice(rest, VALUES_MAX)):
        yield some
