"""What a plan is known by: the same for the same plan, and another one for any other."""

from __future__ import annotations

from collections.abc import Iterable
from hashlib import blake2b, sha256
from typing import Any, Final

import msgspec

from integration.plan.actions import Plan
from integration.plan.mass import Loss
from integration.settings import Settings

ID_LENGTH: Final = 16


def plan_id(tenant: str, made: Plan, settings: Settings, losses: Iterable[Loss] = ()) -> str:
    """The id by which a person approves this plan of this firm, and no other."""
    return digest([tenant, settings, made.actions, list(losses)])[:ID_LENGTH]


def digest(content: Any) -> str:
    """A digest of anything that can be written as JSON, in the one way in which we write it."""
    return sha256(canonical(content)).hexdigest()


def canonical(content: Any) -> bytes:
    """JSON in one order and without blanks."""
    return msgspec.json.encode(content, order="deterministic")


def version_of(records: Iterable[Any]) -> str:
    """What a list of records is known by, whatever their order: how many, and a digest."""
    encode = msgspec.json.Encoder(order="deterministic").encode
    total, count = 0, 0
    for record in records:
        total ^= int.from_bytes(blake2b(encode(record), digest_size=8).digest())
        count += 1
    return f"{count}:{total:016x}"
