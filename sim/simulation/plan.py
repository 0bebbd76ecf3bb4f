"""A history as it is planned: plain events in order, each with what goes wrong meanwhile. JSON, and nothing else."""

from __future__ import annotations

from typing import Any, Final, Literal, NamedTuple

import msgspec

PLAN_VERSION: Final = 2  # another one draws other plans from the same seeds
VERSIONS: Final = (1, 2)  # that are drawn and played
EVENTS_MAX: Final = 200

Moment = Literal["send", "answer", "commit", "committed", "locked", "full"]

ENDS: Final[tuple[Moment, ...]] = ("send", "answer", "commit", "committed")  # where a process can end


class Seed(NamedTuple):
    """What a plan is drawn from. Its version says by which drawing: each gives a plan of its own, for good."""

    number: int
    version: int = PLAN_VERSION


class Strike(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A fault that strikes a call of its event: the one after `skip` others. `more` is what the kind needs besides."""

    kind: str
    skip: int = 0
    more: dict[str, Any] = {}


class Upset(msgspec.Struct, frozen=True, kw_only=True):
    """What becomes of the process itself: it dies before a call, after one, before a commit or after one.

    Or its store is locked, or full: then it lives on, and the operation breaks.
    """

    at: Moment
    after: int = 0  # so many of these moments pass first


class Event(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One thing that happens: what, to what, after how long, and what goes wrong while it lasts."""

    do: str
    with_: dict[str, Any] = msgspec.field(name="with", default={})
    wait_s: int = 0
    worker: int = 0  # which of two processes is asked, where the integration is
    strikes: tuple[Strike, ...] = ()
    upset: Upset | None = None
    asked: bool = (
        False  # an end of the process is one that it is asked for: it unwinds, and then it has ended
    )
    meanwhile: Event | None = None  # happens in the middle, before the call after `meanwhile_after` others
    meanwhile_after: int = 0


class Plan(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A whole history. `seed` is where it was drawn, or 0 for one that somebody wrote or made smaller."""

    version: int = 1  # where none is written down it is the first
    seed: int = 0
    start_s: int = 0  # how long after the firm was prepared it begins
    events: tuple[Event, ...]


def encoded(plan: Plan) -> bytes:
    """The plan as bytes; equal plans, equal bytes."""
    return msgspec.json.encode(plan, order="deterministic")


def decoded(text: bytes) -> Plan:
    """A plan from its bytes; ValueError says what is wrong with it."""
    try:
        plan = msgspec.json.decode(text, type=Plan, strict=True)
    except msgspec.MsgspecError as error:
        raise ValueError(f"this is no plan of a history: {error}") from None
    if plan.version not in VERSIONS:
        played = " and ".join(str(version) for version in VERSIONS)
        raise ValueError(f"this plan is of version {plan.version}, and this Timebridge plays {played}")
    if len(plan.events) > EVENTS_MAX:
        raise ValueError(f"a history has at most {EVENTS_MAX} events, this one has {len(plan.events)}")
    return plan
