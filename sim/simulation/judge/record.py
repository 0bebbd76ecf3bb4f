"""Once all is in step: what the integration itself says that it did. Asked of a subject that says such things."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import datetime
from typing import Any, Final

from sim.simulation.broken import Broken
from sim.simulation.scene import Scene

Row = dict[str, Any]
STOPS: Final = frozenset({"freeze", "mark missing"})
STOPPED_MOST: Final = 10


def check_record(scene: Scene) -> None:
    """V9, I3 and DUP-02."""
    verified = scene.workers[0].beyond("verify_audit", {})
    if verified is None:
        return
    if verified.get("broken_at") is not None:
        raise Broken("V9", f"the audit is broken at line {verified['broken_at']}", "every line fits")
    lines: list[Row] = (scene.workers[0].beyond("audit_lines", {}) or {}).get("items", [])
    _check_stopped(scene, lines)
    # Of what an older store has forgotten nobody can say anything.
    written = [one for one in scene.written if one[0] not in scene.doubt.forgotten_codes]
    if written:
        _check_codes(scene, written, lines)


def _check_stopped(scene: Scene, lines: list[Row]) -> None:
    """What people delete, and what they choose to track, they have seen."""
    if scene.chosen:
        return
    for at, count in Counter(line["at"] for line in lines if line["what"] in STOPS).items():
        if count - len(scene.handled) > STOPPED_MOST:
            raise Broken("DUP-02", f"{count} at {at}", f"at most {STOPPED_MOST}, or that a person is asked")


def _check_codes(scene: Scene, written: list[tuple[int, datetime, bool]], lines: list[Row]) -> None:
    """Each code is, or was, that of a client or work item, about which a line was written then or later."""
    last: dict[str, datetime] = {}
    for line in lines:
        last[line["subject"]] = datetime.fromisoformat(line["at"])
    owners: dict[int, list[str]] = defaultdict(list)
    for key in scene.keys.values():
        for bond in (scene.workers[0].beyond("explain", {"key": key}) or {}).get("bonds", ()):
            owners[bond["code_id"]].append(key)
    jobs = scene.jobs()
    for code, at, made in written:
        if code not in owners:
            # One of which nobody heard, and that somebody gave another name, is like one that they made.
            theirs = code in scene.handled or code in scene.names.ever_chosen
            if made and jobs[code]["active"] and not theirs:
                raise Broken("I3", f"the code {jobs[code]['path']!r} of nobody", "of a client or work item")
            continue
        if not any(key in last and last[key] >= at for key in owners[code]):
            what = "made" if made else "renamed"
            raise Broken("V9", f"no line for {jobs[code]['path']!r}, which was {what} at {at}", "a line")
