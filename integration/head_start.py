"""The head start of a first sync: codes are made while Karbon has no room for another question.

A large firm waits at two limits: Karbon's, while it is read, and that of QuickBooks Time, while codes are made. One
after the other they add up. The lists have to be read first, for equal names decide who gets a code; but the contact
type of a client group stands on no list, so there is one question more for each group. While those wait, what is made
whatever the answers are is made.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime

from integration.contact_types import followed
from integration.desk import Desk
from integration.execute import Executed, execute
from integration.messages import Finding
from integration.model import Client, Jobcode
from integration.observe import Listings, keep_all, with_type
from integration.plan.certain import certain
from integration.privacy import seems_public
from integration.settings import Settings
from integration.store import links, mirror


def is_first(desk: Desk) -> bool:
    """Whether nothing is bonded yet: then a plan is about new bonds only."""
    firm = desk.connected()
    with desk.database.read() as connection:
        return firm.synced_at is None and not links.count_live(connection, firm.id)


class HeadStart:
    """Of one sync. `save` puts the settings in force, which is done before the first code is made."""

    def __init__(
        self, desk: Desk, by: str, chosen: Settings, stamps: dict[str, datetime], save: Callable[[], None]
    ) -> None:
        self._desk = desk
        self._by = by
        self._chosen = chosen
        self._stamps = stamps
        self._save = save
        self.done = Executed()
        self.told: tuple[Finding, ...] = ()

    def take(self, listed: Listings, untyped: deque[Client]) -> Listings:
        """Make what is certain, as far as QuickBooks Time has room for it now; the listings with what was made.

        Karbon's room goes to the look whether all are public first, then to groups, which are taken off `untyped`.
        What is kept meanwhile is a mirror without the groups that are left, as if Karbon had not told of them yet:
        should this process end here, the next Sync reads them.
        """
        desk = self._desk
        made = certain(listed.observed, untyped, followed(desk, self._chosen, listed.clients))
        if not seems_public(desk, made):
            return listed
        while untyped and desk.karbon.room():
            listed.clients.extend(with_type(desk, untyped.popleft()))
        if not all(client.public for client in listed.clients):
            return listed
        self._save()
        with desk.database.begin() as connection:
            keep_all(connection, desk, listed, self._stamps)
        self.told = made.findings
        self.done = execute(desk, made, self._by, whole_calls=desk.time.room())
        with desk.database.read() as connection:
            jobcodes = mirror.read_all(connection, desk.tenant_id(), Jobcode)
        return listed._replace(jobcodes=list(jobcodes))
