"""One firm's Karbon account: its tables, its settings, and who may call its API. No HTTP."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, TypeVar, cast

import msgspec

from sim.karbon.account import furnishing
from sim.karbon.answers import Answers
from sim.karbon.behaviour import Behaviour
from sim.karbon.keys import perma_key
from sim.karbon.records import AnyClient, ClientGroup, Contact, Organization, User, WorkItem
from sim.karbon.setting_records import ContactType, Role, TaskType, Tenant, WorkStatus, WorkType
from sim.karbon.tables import CardLink, Tables
from sim.karbon.tokens import segment
from sim.karbon.webhooks.sending import KarbonWebhooks
from sim.physics.chance import Chance
from sim.physics.limits import FixedWindow
from sim.physics.provenance import documented
from sim.physics.switches import switched
from sim.physics.tables import Table
from sim.physics.universe import Cell, Universe

CALLS_PER_WINDOW: Final = 120
WINDOW_S: Final = 60
SETTINGS: Final = (ContactType, WorkType, WorkStatus, Role, TaskType)
CLIENTS: Final = (Contact, Organization, ClientGroup)
S = TypeVar("S", ContactType, WorkType, WorkStatus, Role, TaskType)


class Access(msgspec.Struct, frozen=True):
    """The credentials of the account's one API application."""

    bearer: str = ""
    access_key: str = ""


class AppPermissions(msgspec.Struct, frozen=True, kw_only=True):
    """What Karbon's support switched on for the application. Off unless asked for."""

    include_private: bool = False
    include_hidden: bool = False


class KarbonState(Tables):
    """The account. Every write to clients and work goes through here, so that what hangs together stays so."""

    def __init__(self, universe: Universe) -> None:
        super().__init__(universe)
        self.universe = universe
        self.window = universe.part("karbon.window", FixedWindow(universe.clock, CALLS_PER_WINDOW, WINDOW_S))
        self.answers = Answers()
        self._behaviour = universe.part("karbon.behaviour", Cell(Behaviour()))
        self._access = universe.part("karbon.access", Cell(Access()))
        self._permissions = universe.part("karbon.permissions", Cell(AppPermissions()))
        secret = universe.chance.hex("karbon.file_secret", 64)
        self._file_secret = universe.part("karbon.file_secret", Cell(secret))
        self._tenant = universe.part("karbon.tenant", Cell(Tenant(tenant_key=self.new_key(), name="")))
        self.load(furnishing(universe.chance))
        universe.deliveries.join(KarbonWebhooks(self))

    @property
    def behaviour(self) -> Behaviour:
        """The switches."""
        return cast("Behaviour", self._behaviour.root)

    def set_behaviour(self, **changes: Any) -> None:
        """Set switches; ValueError for one that does not exist."""
        self._behaviour.root = switched("Karbon", self.behaviour, changes)

    @property
    def access(self) -> Access:
        """The credentials that are good now."""
        return cast("Access", self._access.root)

    @property
    def permissions(self) -> AppPermissions:
        """What the application may see besides public clients."""
        return cast("AppPermissions", self._permissions.root)

    @property
    def tenant(self) -> Tenant:
        """The firm's account."""
        return cast("Tenant", self._tenant.root)

    @property
    def file_secret(self) -> str:
        """What the tokens of downloads are signed with."""
        return cast("str", self._file_secret.root)

    def found_account(self, tenant_name: str) -> None:
        """Give the account to a firm. Its settings are those of a fresh account until records say otherwise."""
        self._tenant.root = msgspec.structs.replace(self.tenant, name=tenant_name)

    def permit(self, *, include_private: bool, include_hidden: bool) -> None:
        """Let the application see and set private or hidden clients, or not."""
        self._permissions.root = AppPermissions(
            include_private=include_private, include_hidden=include_hidden
        )

    @property
    def visible_levels(self) -> tuple[str, ...]:
        """The restriction levels that the application may see."""
        permissions = self.permissions
        private = ("Private",) if permissions.include_private else ()
        hidden = ("Hidden",) if permissions.include_hidden else ()
        return ("Public", *private, *hidden)

    def open_access(self, world_name: str) -> dict[str, str]:
        """Void the credentials handed out before and hand out new ones."""
        count = self.universe.chance.number("karbon.access")
        chance = Chance(f"{self.universe.chance.seed}|{world_name}|{count}")
        access = Access(chance.uuid("karbon.bearer"), _access_key(chance, self.tenant.tenant_key))
        self._access.root = access
        for credential in (access.bearer, access.access_key):
            self.universe.announce(credential)
        return {"bearer": access.bearer, "access_key": access.access_key}

    def revoke_access(self) -> None:
        """Take back the credentials that were handed out last."""
        self._access.root = Access("", "")

    def new_key(self) -> str:
        """A PermaKey that nothing has yet."""
        return perma_key(self.universe.chance)

    def load(self, records: Iterable[msgspec.Struct]) -> None:
        """Move many records in at once, unlogged. A setting replaces the fresh account's one of its name."""
        sorted_out: dict[type, list[Any]] = {}
        for record in records:
            sorted_out.setdefault(type(record), []).append(record)
        for setting in SETTINGS:
            self._make_way(self.of(setting), sorted_out.get(setting, ()))
        work = sorted_out.pop(WorkItem, [])
        links = [link for kind in CLIENTS for client in sorted_out.get(kind, ()) for link in _links(client)]
        for kind, found in (*sorted_out.items(), (CardLink, links)):
            if found:
                self.of(kind).load(found)
        if work:
            self.work_items.load([self._inheriting(item) for item in work])

    def client(self, key: str) -> AnyClient | None:
        """The client of this key, of whatever kind."""
        return self.contacts.get(key) or self.organizations.get(key) or self.client_groups.get(key)

    def put_client(self, client: AnyClient) -> AnyClient:
        """Keep a client as changed now; its cards and the level of its work follow."""
        client = msgspec.structs.replace(client, last_modified_date_time=self.universe.clock.now())
        before = self.of(type(client)).get(client.key)
        self.of(type(client)).put(client)
        links = {link.business_card_key: link for link in _links(client)}
        if before is not None:
            for card in before.business_cards:
                if card.business_card_key not in links:
                    self.card_links.remove(card.business_card_key)
            if before.restriction_level != client.restriction_level:
                self._pass_level_on(client)
        for link in links.values():
            self.card_links.put(link)
        return client

    def remove_client(self, client: AnyClient) -> None:
        """Take a client away. Its work stays and points at nobody: what Karbon does is documented nowhere."""
        self.of(type(client)).remove(client.key)
        for card in client.business_cards:
            self.card_links.remove(card.business_card_key)

    def put_work(self, work: WorkItem) -> WorkItem:
        """Keep a work item, at the level of its client."""
        return self.work_items.put(self._inheriting(work))

    def user_by(self, email_or_key: str) -> User | None:
        """The colleague of this email address or key, unless they left."""
        found = self.users.find("email", email_or_key.casefold()) or self.users.get(email_or_key)
        return found if found is not None and found.active else None

    def email_of(self, user_key: str) -> str | None:
        """The address by which the API speaks of a colleague."""
        user = self.users.get(user_key)
        return user.email_address if user is not None else None

    def named(self, kind: type[S], name: str) -> S | None:
        """The setting of this kind and name, letter by letter, unless it was retired."""
        found = (record for record in self.of(kind) if record.name == name)
        return next((record for record in found if getattr(record, "active", True)), None)

    @documented("Karbon's help article 2848946: work inherits the level of its client")
    def _inheriting(self, work: WorkItem) -> WorkItem:
        """The work at the level of its client. Work of a client that is gone stays as restricted as it was."""
        client = self.client(work.client_key)
        if client is None or work.restriction_level == client.restriction_level:
            return work
        return msgspec.structs.replace(work, restriction_level=client.restriction_level)

    def _pass_level_on(self, client: AnyClient) -> None:
        for work in self.work_items.page("any_client", client.key):
            self.put_work(work)

    def _make_way(self, table: Table[Any], newcomers: Iterable[Any]) -> None:
        names = {newcomer.name for newcomer in newcomers}
        if names:
            for record in [known for known in table if known.name in names]:
                table.remove(record_key(record))


def record_key(record: Any) -> str:
    """The key of a setting: its first field."""
    return cast("str", getattr(record, record.__struct_fields__[0]))


def _links(client: AnyClient) -> list[CardLink]:
    return [
        CardLink(card.business_card_key, client.key, card.organization_key) for card in client.business_cards
    ]


def _access_key(chance: Chance, tenant_key: str) -> str:
    head = segment(b'{"alg":"HS256","typ":"JWT"}')
    claims = msgspec.json.encode(
        {"TenantKey": tenant_key, "ApplicationKey": chance.uuid("karbon.application")}
    )
    return f"{head}.{segment(claims)}.{segment(bytes.fromhex(chance.hex('karbon.signature', 64)))}"
