"""Time in QuickBooks Time and in QuickBooks, held against what people know of each piece."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sim.simulation.account import Piece, token_of
from sim.simulation.broken import Broken
from sim.simulation.scene import Scene


def whole_minutes(minutes: float) -> int:
    """As a person reads it: QuickBooks Time keeps hundredths of an hour (FLOW-02)."""
    return int(minutes * 60 + 30) // 60


def by_token(rows: list[dict[str, Any]], notes: str) -> dict[str, list[dict[str, Any]]]:
    """Rows by the piece of time that they are."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[token_of(row[notes])].append(row)
    return found


def check_time(scene: Scene) -> None:
    """V1, V2b and I16: true at any instant."""
    sheets = by_token(scene.time.timesheets(), "notes")
    for token, rows in sheets.items():
        piece = scene.account.pieces.get(token)
        if piece is None:
            raise Broken("V2b", f"{rows[0]['minutes']} minutes called {token!r}", "what somebody entered")
        _check_sheets(piece, rows, scene.twins_may_be)
    activities = by_token(scene.books.time_activities(), "description")
    for token, rows in activities.items():
        # An older store finds again what it exported by its day, person, length and notes; not what was changed since.
        _check_activities(
            scene.account.pieces.get(token), token, rows, scene.twins_may_be or scene.rolled_back
        )


def _check_sheets(piece: Piece, rows: list[dict[str, Any]], twins_may_be: bool) -> None:
    if len(rows) > 1 and not twins_may_be and not piece.two:
        raise Broken("V1", f"{len(rows)} timesheets of {piece.token}", 1)
    row = rows[0]
    if piece.fate == "refused":
        raise Broken("V2b", f"{piece.token} of {row['minutes']} minutes, which was refused", "nothing")
    if piece.native:
        raise Broken("V2b", f"{piece.token}, which is Karbon's own, in QuickBooks Time (D-23)", "nothing")
    if piece.gone == "yes" and piece.entered_in == "Karbon" and not twins_may_be:
        raise Broken("V2b", f"{piece.token}, which was deleted", "nothing")
    lengths = piece.minutes | piece.ever if twins_may_be else piece.minutes
    if whole_minutes(row["minutes"]) not in lengths:
        raise Broken("V2b", f"{piece.token} of {row['minutes']} minutes", f"one of {sorted(piece.minutes)}")
    if row["date"] != piece.day:
        raise Broken("I16", f"{piece.token} on {row['date']}", piece.day)
    if row["email"] != piece.email:
        raise Broken("V2b", f"{piece.token} of {row['email']}", piece.email)


def _check_activities(
    piece: Piece | None, token: str, rows: list[dict[str, Any]], twins_may_be: bool
) -> None:
    if piece is None or piece.fate == "refused" or piece.native:
        raise Broken("V2b", f"a time activity of {token}", "nothing")
    if len(rows) > 1 and not twins_may_be and not piece.two:
        raise Broken("V1", f"{len(rows)} time activities of {token}", 1)
    row = rows[0]
    if row["date"] != piece.day:
        raise Broken("I16", f"a time activity of {token} on {row['date']}", piece.day)
    if row["minutes"] not in piece.minutes | piece.ever:
        raise Broken("V2b", f"a time activity of {token} of {row['minutes']} minutes", sorted(piece.ever))
