"""What people do in QuickBooks Time: codes, timecards, approvals, and who may use them."""

from __future__ import annotations

from sim.simulation.account import Piece, token_of
from sim.simulation.deeds.registry import deed
from sim.simulation.hand import (
    a_client,
    a_client_name,
    a_new_piece,
    a_person,
    a_piece,
    a_thing,
    a_title,
    a_work,
    days_ago,
    minutes,
)
from sim.simulation.scene import NotPossible, Scene


def _first(email: str) -> str:
    return email.partition("@")[0].capitalize()


def _rename(scene: Scene, slot: str, name: str) -> list[str]:
    job = scene.job(slot)
    if job["name"] == name:
        raise NotPossible("it is called so already")  # which is nobody's choice of a name
    scene.time.rename_job(job["id"], name)
    scene.names.person(job["id"], name)
    return [f'the code "{job["path"]}" is renamed to "{name}" in QuickBooks Time']


@deed("rename a client's code", 2, client=a_client, name=a_client_name)
def rename_client_code(scene: Scene, client: str, name: str) -> list[str]:
    """Somebody gives the code of a client another name."""
    return _rename(scene, client, name)


@deed("rename a work code", 2, work=a_work, title=a_title)
def rename_work_code(scene: Scene, work: str, title: str) -> list[str]:
    """Somebody gives the code of work another name."""
    return _rename(scene, work, title)


@deed("delete a code", 3, thing=a_thing)
def delete_code(scene: Scene, thing: str) -> list[str]:
    """Somebody deletes a code, and all below it."""
    job = scene.job(thing)
    scene.time.delete_job(job["id"])
    scene.handled |= {
        job["id"],
        *(one["id"] for one in scene.jobs().values() if one["parent_id"] == job["id"]),
    }
    return [f'the code "{job["path"]}" is deleted in QuickBooks Time']


@deed("restore a code", 2, thing=a_thing)
def restore_code(scene: Scene, thing: str) -> list[str]:
    """Somebody brings a code back."""
    job = scene.job(thing, active=False)
    scene.time.restore_job(job["id"])
    scene.handled |= {job["id"], job["parent_id"]}
    return [f'the code "{job["path"]}" is restored in QuickBooks Time']


@deed("move a code", 1, work=a_work, client=a_client)
def move_code(scene: Scene, work: str, client: str) -> list[str]:
    """Somebody moves a code below another client's."""
    job, above = scene.job(work), scene.job(client)
    scene.time.move_job(job["id"], above["id"])
    scene.handled.add(job["id"])
    return [f'the code "{job["path"]}" is moved to "{above["path"]}" in QuickBooks Time']


@deed("hide a code", 1, thing=a_thing)
def hide_code(scene: Scene, thing: str) -> list[str]:
    """Somebody takes a code off the list of jobs."""
    job = scene.job(thing)
    scene.time.unassign_job(job["id"])
    return [f'the code "{job["path"]}" is hidden in QuickBooks Time']


@deed("enter time", 6, token=a_new_piece, person=a_person, thing=a_thing, length=minutes, ago=days_ago)
def enter_time(scene: Scene, token: str, person: str, thing: str, length: int, ago: int) -> list[str]:
    """Somebody enters time on a timecard."""
    job = scene.job(thing)
    day = scene.today(ago)
    scene.time.enter_time(person, job["id"], day, length, f"{token} on a timecard")
    scene.account.enter(Piece(token, thing, person, day, {length}, "taken", entered_in="QuickBooks Time"))
    return [f'{_first(person)} tracks {length} minutes on "{job["path"]}" in QuickBooks Time']


@deed("change time", 3, token=a_piece, length=minutes)
def change_time(scene: Scene, token: str, length: int) -> list[str]:
    """Somebody changes time on a timecard."""
    piece, sheet = scene.piece(token), scene.sheet(token)
    scene.time.edit_time(sheet["id"], length)
    piece.two |= sum(token_of(one["notes"]) == token for one in scene.time.timesheets()) > 1
    piece.minutes = {length} | (piece.minutes if piece.two else set())
    piece.ever.add(length)
    before = round(sheet["minutes"])
    return [f"the entry of {before} minutes is changed to {length} minutes in QuickBooks Time"]


@deed("delete time", 2, token=a_piece)
def delete_time(scene: Scene, token: str) -> list[str]:
    """Somebody deletes time on a timecard."""
    piece, sheet = scene.piece(token), scene.sheet(token)
    scene.time.delete_time(sheet["id"])
    if not any(token_of(one["notes"]) == token for one in scene.time.timesheets()):
        piece.gone = "yes"  # else a network had doubled it, and somebody took one of the two
    return [f"the entry of {round(sheet['minutes'])} minutes is deleted in QuickBooks Time"]


@deed("approve time", 1, person=a_person, ago=days_ago)
def approve_time(scene: Scene, person: str, ago: int) -> list[str]:
    """Somebody approves a person's time, which locks it."""
    scene.time.approve_time(person, scene.today(ago + 1))
    return [f"(the time of {_first(person)} is approved up to {scene.today(ago + 1)} in QuickBooks Time)"]


@deed("archive a user", 1, person=a_person)
def archive_user(scene: Scene, person: str) -> list[str]:
    """Somebody leaves."""
    scene.time.archive_user(person)
    return [f"{_first(person)} is archived in QuickBooks Time"]


@deed("restore a user", 2, person=a_person)
def restore_user(scene: Scene, person: str) -> list[str]:
    """Somebody comes back."""
    found = next((one for one in scene.time.team() if one["email"] == person and not one["active"]), None)
    if found is None:
        raise NotPossible(f"{person} is not archived")
    scene.time.restore_user(found["id"])
    return [f"({_first(person)} is restored in QuickBooks Time)"]


__all__ = ["token_of"]
