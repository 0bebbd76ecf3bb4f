"""What people do with clients in Karbon: add, rename, restrict, group, delete and merge them."""

from __future__ import annotations

from typing import Any, Final, cast, get_args

import msgspec

from sim.karbon import parting
from sim.karbon.primary import primary_email
from sim.karbon.records import (
    AnyClient,
    BusinessCard,
    ClientGroup,
    Contact,
    GroupMember,
    Organization,
    RestrictionLevel,
)
from sim.karbon.screen import Screen, ScreenRefused, filled
from sim.karbon.setting_records import ContactType
from sim.physics.provenance import documented

LEVELS: Final = get_args(RestrictionLevel)


class ClientScreens(Screen):
    """Contacts, organizations and client groups."""

    def add_person(
        self,
        first_name: str,
        last_name: str,
        contact_type: str = "Client",
        restriction: str = "Public",
        email: str = "",
    ) -> str:
        """Add a person; the key."""
        person = Contact(
            contact_key=self.state.new_key(),
            first_name=filled("a person's first name", first_name),
            last_name=last_name.strip(),
            **self._relationship(contact_type, restriction, email),
        )
        return self.state.put_client(person).key

    def add_organization(
        self, name: str, contact_type: str = "Client", restriction: str = "Public", email: str = ""
    ) -> str:
        """Add an organization; the key."""
        organization = Organization(
            organization_key=self.state.new_key(),
            full_name=filled("an organization's name", name),
            **self._relationship(contact_type, restriction, email),
        )
        return self.state.put_client(organization).key

    def add_client_group(
        self, name: str, members: list[str], contact_type: str = "Client", restriction: str = "Public"
    ) -> str:
        """Add a client group of these people and organizations; the key."""
        group = ClientGroup(
            client_group_key=self.state.new_key(),
            full_name=filled("a client group's name", name),
            members=tuple(dict.fromkeys(self._member(key) for key in members)),
            **self._relationship(contact_type, restriction, ""),
        )
        return self.state.put_client(group).key

    def add_member(self, group_key: str, client_key: str) -> None:
        """Put a person or an organization into a client group."""
        group, member = self._group(group_key), self._member(client_key)
        if member not in group.members:
            self.state.put_client(parting.with_member(group, member))

    def remove_member(self, group_key: str, client_key: str) -> None:
        """Take a person or an organization out of a client group."""
        self.state.put_client(parting.without(self._group(group_key), client_key))

    def rename_client(self, key: str, name: str) -> None:
        """Give a client another name; a person's is split at its last blank."""
        client, name = self._client(key), filled("a client's name", name)
        if isinstance(client, Contact):
            first, _, last = name.rpartition(" ")
            names = {"first_name": first or last, "middle_name": "", "last_name": last if first else ""}
            self.state.put_client(msgspec.structs.replace(client, **names))
        else:
            self.state.put_client(msgspec.structs.replace(client, full_name=name))

    def set_contact_type(self, key: str, contact_type: str) -> None:
        """Give a client another contact type, or none."""
        if contact_type:
            self._setting(ContactType, contact_type)
        self._change(key, contact_type=contact_type)

    @documented("Karbon's help article 2848946: three levels, and work inherits that of its client")
    def set_restriction(self, key: str, level: str) -> None:
        """Make a client Public, Private or Hidden; its work follows."""
        self._change(key, restriction_level=_level(level))

    def set_client_owner(self, key: str, email: str) -> None:
        """Say which colleague owns a client, or that nobody does."""
        self._change(key, client_owner=self._colleague(email).user_key if email else "")

    def set_client_manager(self, key: str, email: str) -> None:
        """Say which colleague manages a client, or that nobody does."""
        self._change(key, client_manager=self._colleague(email).user_key if email else "")

    def delete_client(self, key: str) -> None:
        """Delete a client; it leaves its groups, its work and invoices stay, papers of nobody else end."""
        parting.delete(self.state, self._client(key))

    def merge_clients(self, survivor: str, loser: str) -> None:
        """Merge one client into another of its kind; work, time, papers and memberships go to the survivor."""
        kept, gone = self._client(survivor), self._client(loser)
        if type(kept) is not type(gone) or kept.key == gone.key:
            raise ScreenRefused(f"only two clients of one kind can be merged, not {survivor!r} and {loser!r}")
        parting.merge(self.state, kept, gone)

    def client(self, key: str) -> dict[str, Any]:
        """A client as its page shows it."""
        client = self._client(key)
        members = client.members if isinstance(client, ClientGroup) else ()
        return {
            **_summary(client),
            "email": primary_email(client),
            "identifier": client.user_defined_identifier,
            "members": [member.contact_key or member.organization_key for member in members],
        }

    def clients(self, name: str = "") -> list[dict[str, str]]:
        """All clients, or those of this name: key, kind, name, contact_type, restriction."""
        found = [_summary(client) for client in self._all_clients() if name in {"", client.full_name}]
        return sorted(found, key=lambda row: (row["name"], row["key"]))

    def _relationship(self, contact_type: str, restriction: str, email: str) -> dict[str, Any]:
        if contact_type:
            self._setting(ContactType, contact_type)
        card = BusinessCard(
            business_card_key=self.state.new_key(), is_primary_card=True, email_addresses=(email,)
        )
        return {
            "contact_type": contact_type,
            "restriction_level": _level(restriction),
            "business_cards": (card,) if email else (),
        }

    def _member(self, key: str) -> GroupMember:
        client = self._client(key)
        if isinstance(client, ClientGroup):
            raise ScreenRefused(f"{client.full_name!r} is a client group and cannot be a member of another")
        return parting.as_member(client)

    def _group(self, key: str) -> ClientGroup:
        client = self._client(key)
        if not isinstance(client, ClientGroup):
            raise ScreenRefused(
                f"{client.full_name!r} is no client group but a {type(client).__name__.lower()}"
            )
        return client

    def _change(self, key: str, **fields: Any) -> None:
        self.state.put_client(msgspec.structs.replace(self._client(key), **fields))


def _summary(client: AnyClient) -> dict[str, str]:
    return {
        "key": client.key,
        "kind": type(client).__name__,
        "name": client.full_name,
        "contact_type": client.contact_type,
        "restriction": client.restriction_level,
    }


def _level(level: str) -> RestrictionLevel:
    if level not in LEVELS:
        raise ScreenRefused(f"a client is {', '.join(LEVELS[:-1])} or {LEVELS[-1]}, not {level!r}")
    return cast("RestrictionLevel", level)
