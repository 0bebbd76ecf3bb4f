"""What a plan stands on, arranged for look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from integration.model import Jobcode, Link, LinkState
from integration.plan.actions import Observed
from integration.settings import Settings


class Ground:
    """What a plan stands on, arranged for look-up."""

    def __init__(self, observed: Observed, links: Iterable[Link], settings: Settings) -> None:
        self.settings = settings
        self.clients = {client.key: client for client in observed.clients}
        self.work_items = {work.key: work for work in observed.work_items}
        self.jobcodes = {code.id: code for code in observed.jobcodes}
        self.links: Mapping[str, Link] = {link.key: link for link in links if link.live}
        self.owner_of_code = {link.jobcode_id: link.key for link in self.links.values()}
        self.children: dict[int, list[Jobcode]] = {}
        for code in observed.jobcodes:
            self.children.setdefault(code.parent_id, []).append(code)

    def rename(self, jobcode_id: int, name: str) -> None:
        """From here on plan as if the code were called so: renames are carried out before anything is created."""
        code = self.jobcodes[jobcode_id]
        renamed = msgspec.structs.replace(code, name=name)
        self.jobcodes[jobcode_id] = renamed
        siblings = self.children[code.parent_id]
        siblings[siblings.index(code)] = renamed

    def linked(self, key: str) -> Link | None:
        """The live link of an entity whose code exists and is active."""
        link = self.links.get(key)
        if link is None or link.state is LinkState.MISSING:
            return None
        code = self.jobcodes.get(link.jobcode_id)
        return link if code is not None and code.active else None
