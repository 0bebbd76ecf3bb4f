"""What people do in QuickBooks: customers change, time is billed, books are closed."""

from __future__ import annotations

from sim.simulation.deeds.registry import deed
from sim.simulation.hand import a_client_name, a_piece, a_thing, days_ago
from sim.simulation.scene import NotPossible, Scene


@deed("rename a customer", 1, thing=a_thing, name=a_client_name)
def rename_customer(scene: Scene, thing: str, name: str) -> list[str]:
    """Somebody gives a customer another name."""
    customer = scene.customer(thing)
    scene.books.rename_customer(customer["id"], name)
    return [f'the customer "{customer["path"]}" is renamed to "{name}" in QuickBooks']


@deed("merge customers", 1, thing=a_thing, survivor=a_thing)
def merge_customers(scene: Scene, thing: str, survivor: str) -> list[str]:
    """Somebody finds that two customers are one."""
    customer, other = scene.customer(thing), scene.customer(survivor)
    if customer["id"] == other["id"] or customer["parent_id"] != other["parent_id"]:
        raise NotPossible("only two customers of one level are merged")
    scene.books.merge_customers(other["id"], customer["id"])
    return [f'the customer "{customer["path"]}" is merged into "{other["path"]}" in QuickBooks']


@deed("deactivate a customer", 1, thing=a_thing)
def deactivate_customer(scene: Scene, thing: str) -> list[str]:
    """Somebody makes a customer inactive."""
    customer = scene.customer(thing)
    scene.books.deactivate_customer(customer["id"])
    return [f'the customer "{customer["path"]}" is made inactive in QuickBooks']


@deed("bill time", 2, token=a_piece)
def bill_time(scene: Scene, token: str) -> list[str]:
    """Somebody puts time on an invoice."""
    piece, activity = scene.piece(token), scene.activity(token)
    scene.books.bill_time([activity["id"]])
    piece.billed = True
    return [f"the entry of {activity['minutes']} minutes is billed in QuickBooks"]


@deed("delete time in the books", 1, token=a_piece)
def delete_activity(scene: Scene, token: str) -> list[str]:
    """Somebody deletes time in QuickBooks."""
    piece, activity = scene.piece(token), scene.activity(token)
    scene.books.delete_time_activity(activity["id"])
    piece.taken_from_books = True
    return [f"the entry of {activity['minutes']} minutes is deleted in QuickBooks"]


@deed("close the books", 1, ago=days_ago)
def close_books(scene: Scene, ago: int) -> list[str]:
    """Somebody closes the books."""
    scene.books.close_books(scene.today(ago + 1))
    return [f"(the books of QuickBooks are closed up to {scene.today(ago + 1)})"]
