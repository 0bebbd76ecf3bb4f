"""Time in QuickBooks Time and in QuickBooks, held against what people know of each piece."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sim.simulation.account import Piece, token_of, whole_minutes
from sim.simulation.broken import Broken
from sim.simulation.scene import Scene


def by_token(rows: list[dict[str, Any]], notes: str) -> dict[str, list[dict[str, Any]]]:
    """Rows by the piece of time that they are."""
    found: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        found[token_of(row[notes])].append(row)
    return found


def check_time(scene: Scene) -> None:
    """V1, V2b and I16: true at any instant."""
    scene.doubt.follow()
    sheets = by_token(scene.time.timesheets(), "notes")
    for token, rows in sheets.items():
        piece = scene.account.pieces.get(token)
        if piece is None:
            raise Broken("V2b", f"{rows[0]['minutes']} minutes called {token!r}", "what somebody entered")
        _check_count(scene, token, rows, "timesheets", scene.doubt.more_in_time(token))
        for row in rows:
            _check_sheet(piece, row, scene.doubt.landed(row["id"]))
    activities = by_token(scene.books.time_activities(), "description")
    for token, rows in activities.items():
        if not scene.doubt.never_known(token):
            _check_count(scene, token, rows, "time activities", scene.doubt.more_in_books(token))
        for row in rows:
            _check_activity(scene.account.pieces.get(token), token, row)


def _check_count(scene: Scene, token: str, rows: list[dict[str, Any]], what: str, more: int) -> None:
    """V1. Two of which somebody changed one are two pieces of time by now."""
    piece = scene.account.pieces.get(token)
    most = 1 + more + (piece is not None and piece.two)
    if len(rows) > most:
        raise Broken("V1", f"{len(rows)} {what} of {token}", most)


def _check_sheet(piece: Piece, row: dict[str, Any], landed: set[int]) -> None:
    """`landed`: the length with which it landed unheard of, and nobody has looked for it since."""
    if piece.fate == "refused":
        raise Broken("V2b", f"{piece.token} of {row['minutes']} minutes, which was refused", "nothing")
    if piece.native:
        raise Broken("V2b", f"{piece.token}, which is Karbon's own, in QuickBooks Time (D-23)", "nothing")
    if piece.gone == "yes" and piece.entered_in == "Karbon" and not landed:
        raise Broken("V2b", f"{piece.token}, which was deleted", "nothing")
    if whole_minutes(row["minutes"]) not in piece.minutes | landed:
        raise Broken("V2b", f"{piece.token} of {row['minutes']} minutes", f"one of {sorted(piece.minutes)}")
    if row["date"] != piece.day:
        raise Broken("I16", f"{piece.token} on {row['date']}", piece.day)
    if row["email"] != piece.email:
        raise Broken("V2b", f"{piece.token} of {row['email']}", piece.email)


def _check_activity(piece: Piece | None, token: str, row: dict[str, Any]) -> None:
    if piece is None or piece.fate == "refused" or piece.native:
        raise Broken("V2b", f"a time activity of {token}", "nothing")
    if row["date"] != piece.day:
        raise Broken("I16", f"a time activity of {token} on {row['date']}", piece.day)
    if row["minutes"] not in piece.minutes | piece.ever:
        raise Broken("V2b", f"a time activity of {token} of {row['minutes']} minutes", sorted(piece.ever))
