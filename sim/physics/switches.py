"""A fake's behaviour is a record of named switches; this sets some of them and refuses what there is not."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any, TypeVar

import msgspec

B = TypeVar("B", bound=msgspec.Struct)


def switched(service: str, behaviour: B, changes: dict[str, Any]) -> B:
    """The behaviour with these switches set; ValueError for a switch or a setting that there is not."""
    known = behaviour.__struct_fields__
    for name in changes:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"did you mean {near[0]!r}?" if near else f"switches: {', '.join(known)}"
            raise ValueError(f"{service} has no switch called {name!r}; {hint}")
    try:
        return msgspec.convert(msgspec.to_builtins(behaviour) | changes, type(behaviour))
    except msgspec.ValidationError as error:
        raise ValueError(f"{service} cannot behave like that: {error}") from None
