"""Whether a plan that somebody kept may still be carried out. Nothing is written unless it may."""

from __future__ import annotations

from pathlib import Path
from typing import Final

import msgspec

from integration.desk import Desk
from integration.messages import Code, refused
from integration.plan import Plan
from integration.plan.saved import FORMAT, VERSION, SavedPlan, moved

BEHAVIOUR: Final = "DUP-02"
BYTES_MAX: Final = 256 * 1024 * 1024
_AGAIN: Final = "Save a new plan with 'timebridge preview --save FILE'."


def read_plan(path: Path) -> SavedPlan:
    """The plan of a file. Raises BAD_INPUT when there is none in it."""
    try:
        if path.stat().st_size > BYTES_MAX:
            raise _no_plan(path, f"it has more than {BYTES_MAX} bytes")
        return msgspec.json.decode(path.read_bytes(), type=SavedPlan)
    except OSError as error:
        raise refused(
            Code.BAD_INPUT, f"{path} cannot be read: {error.strerror}.", behaviour=BEHAVIOUR, remedy=_AGAIN
        ) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise _no_plan(path, str(error).replace("`", "'")) from error


def written(saved: SavedPlan) -> str:
    """The text of a file for this plan: JSON, the same for the same plan."""
    return msgspec.json.format(msgspec.json.encode(saved, order="deterministic"), indent=1).decode() + "\n"


def check_saved(desk: Desk, saved: SavedPlan) -> None:
    """Raise unless this is a plan as we wrote it, for this firm, with the settings that it was made with in force."""
    basis, firm = saved.basis, desk.connected()
    if (basis.format, basis.version) != (FORMAT, VERSION):
        raise refused(
            Code.BAD_INPUT,
            f"This plan is written as {basis.format!r} of version {basis.version}; this Timebridge carries out "
            f"{FORMAT!r} of version {VERSION}.",
            behaviour=BEHAVIOUR,
            remedy=_AGAIN,
        )
    if not saved.whole:
        raise refused(
            Code.BAD_INPUT,
            "This plan was changed after it was saved: its digest does not fit. Nothing was written.",
            behaviour=BEHAVIOUR,
            remedy=_AGAIN,
        )
    if basis.tenant != firm.id:
        raise refused(
            Code.ACCOUNT_MISMATCH,
            f"This plan is for the firm {basis.company!r} ({basis.tenant}), not for {firm.company!r} ({firm.id}).",
            behaviour="DISC-06",
            remedy="Name the connections and the store of that firm, or save a plan of this one.",
        )
    if basis.before != firm.settings:
        raise refused(
            Code.PLAN_STALE,
            "The settings were changed after this plan was saved. Nothing was written.",
            behaviour=BEHAVIOUR,
        )


def refuse_stale(saved: SavedPlan, made: Plan, made_from: dict[str, str]) -> None:
    """Raise PLAN_STALE when there would be another plan now."""
    what = moved(saved, made, made_from)
    if what:
        raise refused(
            Code.PLAN_STALE, f"This plan is out of date. {what} Nothing was written.", behaviour=BEHAVIOUR
        )


def _no_plan(path: Path, why: str) -> Exception:
    return refused(Code.BAD_INPUT, f"{path} is no saved plan: {why}.", behaviour=BEHAVIOUR, remedy=_AGAIN)
