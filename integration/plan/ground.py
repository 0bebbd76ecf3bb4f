"""What a plan stands on, arranged for look-up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from integration.model import Jobcode, Link, LinkState
from integration.plan.actions import Observed
from integration.rules import near
from integration.settings import Settings


class Ground:
    """What a plan stands on, arranged for look-up. It moves along with what is decided about the bonds there are."""

    def __init__(
        self,
        observed: Observed,
        links: Iterable[Link],
        settings: Settings,
        decided: Mapping[str, str] | None = None,
    ) -> None:
        self.settings = settings
        self.decided = decided or {}  # what a person says of look-alikes, by the key of the entity (D-01)
        self.clients = {client.key: client for client in observed.clients}
        self.work_items = {work.key: work for work in observed.work_items}
        every = list(links)
        self.links = {link.key: link for link in every if link.live}
        self._replaced = list(dict.fromkeys(link for link in every if not link.live))
        self.owner_of_code = {link.jobcode_id: link.key for link in self.links.values()}
        # In the order of ids, so that a plan does not depend on the order of a listing.
        self.jobcodes = {code.id: code for code in sorted(observed.jobcodes, key=lambda one: one.id)}
        self._below: dict[int, dict[int, Jobcode]] = {}
        for code in self.jobcodes.values():
            self._below.setdefault(code.parent_id, {})[code.id] = code
        self._looks: dict[int, dict[str, set[int]]] = {}

    def below(self, jobcode_id: int) -> list[Jobcode]:
        """The codes right below this one, archived ones too; 0 is the top."""
        return list(self._below.get(jobcode_id, {}).values())

    def name_is_free(self, code: Jobcode, name: str) -> bool:
        """Whether no active sibling of the code has this name, or one that looks like it."""
        return not self._look(code.parent_id).get(near(name), set()) - {code.id}

    def rename(self, jobcode_id: int, name: str) -> None:
        """From here on plan as if the code were called so: renames are carried out before anything is created."""
        code = self.jobcodes[jobcode_id]
        look = self._look(code.parent_id)
        look[near(code.name)].discard(code.id)
        look.setdefault(near(name), set()).add(code.id)
        renamed = msgspec.structs.replace(code, name=name)
        self.jobcodes[jobcode_id] = self._below[code.parent_id][jobcode_id] = renamed

    def stands(self, key: str, state: LinkState) -> None:
        """From here on plan as if the bond stood so."""
        self.links[key] = msgspec.structs.replace(self.links[key], state=state)

    def linked(self, key: str) -> Link | None:
        """The link of an entity that takes part, whose code exists and is active."""
        link = self.links.get(key)
        if link is None or link.state is not LinkState.LINKED:
            return None
        code = self.jobcodes.get(link.jobcode_id)
        return link if code is not None and code.active else None

    def restored(self) -> list[tuple[Link, Jobcode]]:
        """Codes that were replaced and are active all the same, each with the bond it had."""
        found = (
            (link, self.jobcodes.get(link.jobcode_id)) for link in self._replaced if link.key in self.links
        )
        return sorted(
            (
                (link, code)
                for link, code in found
                if code is not None and code.active and self._is_free(code)
            ),
            key=lambda one: one[1].id,
        )

    def _is_free(self, code: Jobcode) -> bool:
        return code.id not in self.owner_of_code

    def _look(self, parent_id: int) -> dict[str, set[int]]:
        """The active codes below one by the way their names look; arranged when first asked for."""
        known = self._looks.get(parent_id)
        if known is None:
            known = self._looks[parent_id] = {}
            for code in self.below(parent_id):
                if code.active:
                    known.setdefault(near(code.name), set()).add(code.id)
        return known
