"""What becomes of everything around a client when people delete it or merge it into another.

How Karbon does it is documented nowhere: work and schedules outlive their client, what is the client's own does not.
"""

from __future__ import annotations

from typing import Final

import msgspec

from sim.karbon import papers
from sim.karbon.customfields.values import write as write_values
from sim.karbon.members import has_member
from sim.karbon.planning.records import WorkSchedule
from sim.karbon.records import AnyClient, ClientGroup, Contact, GroupMember
from sim.karbon.state import KarbonState
from sim.karbon.time.entries import hand_over
from sim.physics.provenance import inferred

NOBODY: Final = ""


@inferred("memberships, places on cards and custom fields end; work, its time and schedules stay as they are")
def delete(state: KarbonState, client: AnyClient) -> None:
    """Take a client away, and every mention of it on other clients."""
    for group in groups_of(state, client.key):
        state.put_client(without(group, client.key))
    _place_people(state, client.key, NOBODY)
    papers.end(state, client.key)
    _remove(state, client)


@inferred("the survivor stays as it is and takes over work, time, schedules, papers, memberships and people")
def merge(state: KarbonState, kept: AnyClient, gone: AnyClient) -> None:
    """Take a client away and put another of its kind where it was."""
    for work in state.work_items.page("any_client", gone.key):
        state.put_work(msgspec.structs.replace(work, client_key=kept.key))
    hand_over(state, gone.key, kept.key)
    schedules = state.of(WorkSchedule)
    for schedule in schedules.page("client", gone.key):
        schedules.put(msgspec.structs.replace(schedule, client_key=kept.key))
    for group in groups_of(state, gone.key):
        joined = group if has_member(group, kept.key) else with_member(group, as_member(kept))
        state.put_client(without(joined, gone.key))
    if isinstance(gone, ClientGroup):
        _relate_work(state, gone.key, kept.key)
    _place_people(state, gone.key, kept.key)
    papers.move(state, gone.key, kept.key)
    _remove(state, gone)


def groups_of(state: KarbonState, key: str) -> list[ClientGroup]:
    """The groups that a client is in."""
    found = [group for group in state.client_groups if has_member(group, key)]
    return sorted(found, key=lambda group: group.key)


def as_member(client: AnyClient) -> GroupMember:
    """A person or an organization as groups name it."""
    if isinstance(client, Contact):
        return GroupMember(contact_key=client.key)
    return GroupMember(organization_key=client.key)


def with_member(group: ClientGroup, member: GroupMember) -> ClientGroup:
    """The group with one member more."""
    return msgspec.structs.replace(group, members=(*group.members, member))


def without(group: ClientGroup, key: str) -> ClientGroup:
    """The group without the client of this key."""
    members = tuple(
        member for member in group.members if key not in {member.contact_key, member.organization_key}
    )
    return msgspec.structs.replace(group, members=members)


def _relate_work(state: KarbonState, gone: str, kept: str) -> None:
    for work in [work for work in state.work_items if work.related_client_group_key == gone]:
        state.put_work(msgspec.structs.replace(work, related_client_group_key=kept))


def _place_people(state: KarbonState, organization_key: str, other: str) -> None:
    links = state.card_links.page("organization", organization_key)
    for key in sorted({link.client_key for link in links}):
        client = state.client(key)
        if client is not None:
            cards = tuple(
                msgspec.structs.replace(card, organization_key=other)
                if card.organization_key == organization_key
                else card
                for card in client.business_cards
            )
            state.put_client(msgspec.structs.replace(client, business_cards=cards))


def _remove(state: KarbonState, client: AnyClient) -> None:
    write_values(state, client.key, {})
    state.remove_client(client)
