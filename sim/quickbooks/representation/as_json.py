"""Answers and bodies in JSON."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any, Final

import msgspec

from sim.physics.provenance import inferred
from sim.quickbooks import errors
from sim.quickbooks.times import milliseconds_text

_DECODER: Final = msgspec.json.Decoder(float_hook=Decimal)
encode: Final = msgspec.json.Encoder().encode  # compact, keys in the order given


def enveloped(body: dict[str, Any], now: datetime) -> bytes:
    """An answer with its `time` at the end."""
    return encode({**body, "time": milliseconds_text(now)})


@inferred("contract 2.2: the frame of 2010 is recorded, the parser's words about broken JSON are not")
def decode(text: str) -> Any:
    """The values of a body, numbers exact; Refusal (2010) for anything else."""
    try:
        return _DECODER.decode(text)
    except UnicodeDecodeError:  # half of a pair, written as an escape
        raise errors.invalid_body("Incomplete surrogate pair") from None
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError) as error:
        raise errors.invalid_body(f"Unexpected content: {str(error)[:200]}") from None
