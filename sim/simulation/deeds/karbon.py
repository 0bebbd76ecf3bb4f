"""What people do in Karbon: clients and work come, change, move and go."""

from __future__ import annotations

from sim.simulation.deeds.registry import deed
from sim.simulation.hand import (
    Hand,
    a_client,
    a_client_name,
    a_new_client,
    a_new_work,
    a_title,
    a_work,
)
from sim.simulation.scene import NotPossible, Scene


def _type(hand: Hand) -> str:
    return hand.choice("contact type", ("Client", "Client", "Client", "Prospect"))


def _level(hand: Hand) -> str:
    return hand.choice("restriction", ("Private", "Public", "Public", "Hidden"))


def _titles(hand: Hand) -> list[str]:
    return [a_title(hand), a_title(hand)]


@deed("add a client", 4, client=a_new_client, name=a_client_name, contact_type=_type)
def add_client(scene: Scene, client: str, name: str, contact_type: str) -> list[str]:
    """Somebody adds an organization."""
    scene.keys[client] = scene.karbon.add_organization(name, contact_type)
    scene.clients_ever.add(client)
    return [f'an organization "{name}" in Karbon with the contact type "{contact_type}"']


@deed("rename a client", 4, client=a_client, name=a_client_name)
def rename_client(scene: Scene, client: str, name: str) -> list[str]:
    """Somebody gives a client another name."""
    before = scene.name(client)
    scene.races(client)
    scene.karbon.rename_client(scene.key(client), name)
    return [f'the client "{before}" is renamed to "{name}" in Karbon']


@deed("restrict a client", 3, client=a_client, level=_level)
def restrict(scene: Scene, client: str, level: str) -> list[str]:
    """Somebody says who may see a client."""
    scene.karbon.set_restriction(scene.key(client), level)
    return [f'the client "{scene.name(client)}" becomes {level}']


@deed("change a contact type", 2, client=a_client, contact_type=_type)
def change_type(scene: Scene, client: str, contact_type: str) -> list[str]:
    """Somebody says what kind of contact a client is."""
    scene.karbon.set_contact_type(scene.key(client), contact_type)
    return [f'the contact type of "{scene.name(client)}" becomes "{contact_type}"']


@deed("delete a client", 1, client=a_client)
def delete_client(scene: Scene, client: str) -> list[str]:
    """Somebody deletes a client."""
    name = scene.name(client)
    scene.karbon.delete_client(scene.key(client))
    return [f'the client "{name}" is deleted in Karbon']


@deed("merge clients", 1, client=a_client, survivor=a_client)
def merge_clients(scene: Scene, client: str, survivor: str) -> list[str]:
    """Somebody finds that two clients are one."""
    if client == survivor:
        raise NotPossible("a client is not merged with itself")
    name = scene.name(client)
    scene.karbon.merge_clients(scene.key(survivor), scene.key(client))
    return [f'the client "{name}" is merged into "{scene.name(survivor)}" in Karbon']


@deed("add work", 4, work=a_new_work, client=a_client, title=a_title)
def add_work(scene: Scene, work: str, client: str, title: str) -> list[str]:
    """Somebody starts work for a client."""
    scene.keys[work] = scene.karbon.add_work(title, scene.key(client), scene.today())
    return [f'work "{title}" for "{scene.name(client)}" in Karbon']


# No history of a seed has this one: only one that is aimed at it.
@deed("add several works", 0, work=a_new_work, client=a_client, titles=_titles)
def add_works(scene: Scene, work: str, client: str, titles: list[str]) -> list[str]:
    """Somebody starts the work of a season for a client."""
    numbered = enumerate(titles, 1)
    return [sentence for n, title in numbered for sentence in add_work(scene, f"{work}.{n}", client, title)]


@deed("rename work", 3, work=a_work, title=a_title)
def rename_work(scene: Scene, work: str, title: str) -> list[str]:
    """Somebody gives work another title."""
    before = scene.name(work)
    scene.races(work)
    scene.karbon.rename_work(scene.key(work), title)
    return [f'the work "{before}" is renamed to "{title}" in Karbon']


@deed("move work", 3, work=a_work, client=a_client)
def move_work(scene: Scene, work: str, client: str) -> list[str]:
    """Work goes on for another client."""
    title = scene.name(work)
    scene.karbon.reassign_work(scene.key(work), scene.key(client))
    return [f'the work "{title}" is reassigned to "{scene.name(client)}" in Karbon']


@deed("complete work", 2, work=a_work)
def complete_work(scene: Scene, work: str) -> list[str]:
    """Work is done."""
    scene.karbon.complete_work(scene.key(work))
    return [f'the work "{scene.name(work)}" is completed in Karbon']
