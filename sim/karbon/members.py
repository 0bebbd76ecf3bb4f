"""Who is in a client group, as far as the application may see, and what a body makes of it."""

from __future__ import annotations

from sim.karbon import errors
from sim.karbon.bodies import MemberBody
from sim.karbon.records import AnyClient, ClientGroup, GroupMember, WorkItem
from sim.karbon.state import KarbonState
from sim.physics.provenance import inferred


def has_member(group: ClientGroup, key: str) -> bool:
    """Whether the client of this key is in the group."""
    return any(key in {member.contact_key, member.organization_key} for member in group.members)


def visible_group(state: KarbonState, work: WorkItem) -> ClientGroup | None:
    """The group that work is related to, if there is one and the application may see it."""
    group = state.client_groups.get(work.related_client_group_key)
    return group if _visible(state, group) else None


def hidden_group(state: KarbonState, key: str) -> bool:
    """Whether there is a group of this key that the application may not see."""
    group = state.client_groups.get(key)
    return group is not None and not _visible(state, group)


@inferred("KARBON_API.md says that restricted clients are missing; in groups they are as well")
def visible_members(state: KarbonState, group: ClientGroup) -> list[GroupMember]:
    """The members that the application may see."""
    return [member for member in group.members if _visible(state, _client(state, member))]


@inferred("what the application does not see it cannot take away")
def members_from(
    state: KarbonState, bodies: tuple[MemberBody | None, ...], before: ClientGroup | None
) -> tuple[GroupMember, ...]:
    """The members that a body has, each once, and those that were there out of sight."""
    unseen = () if before is None else before.members
    hidden = [member for member in unseen if not _visible(state, _client(state, member))]
    named = [member for body in bodies if body is not None for member in _named(state, body)]
    return tuple(dict.fromkeys((*named, *hidden)))


@inferred("a member that is no client of the account is refused in the words that work items use")
def _named(state: KarbonState, body: MemberBody) -> list[GroupMember]:
    found = []
    if body.contact_key:
        _check(state, "ContactKey", state.contacts.get(body.contact_key))
        found.append(GroupMember(contact_key=body.contact_key))
    if body.organization_key:
        _check(state, "OrganizationKey", state.organizations.get(body.organization_key))
        found.append(GroupMember(organization_key=body.organization_key))
    return found


@inferred("the text that is documented for the client of work")
def _check(state: KarbonState, name: str, client: AnyClient | None) -> None:
    if not _visible(state, client):
        message = f"{name} is not a valid Contact Key"
        raise errors.invalid_model(state.behaviour, f"clientGroup.Members.{name}", message)


def _client(state: KarbonState, member: GroupMember) -> AnyClient | None:
    return state.contacts.get(member.contact_key) or state.organizations.get(member.organization_key)


def _visible(state: KarbonState, client: AnyClient | None) -> bool:
    return client is not None and client.restriction_level in state.visible_levels
