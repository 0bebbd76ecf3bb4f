"""How clients, work and people are mapped, from what was last read: the export prints it, the doctor begins with it."""

from __future__ import annotations

from typing import Final

import msgspec

from integration.desk import Desk
from integration.messages import Code, Finding, Refused
from integration.model import Client, Jobcode, Link, LinkState, TimeUser, WorkItem
from integration.plan import Ground, Observed, plan
from integration.rules import same_email
from integration.store import links, mirror
from integration.store.team import read_team
from integration.store.tenants import Tenant

NOT_LINKED: Final = "not linked"
NEVER_SYNCED: Final = "never synced"
DEPTH_MAX: Final = 20


class Standing(msgspec.Struct, frozen=True, kw_only=True):
    """How one client, work item or colleague stands."""

    subject: str  # Karbon key, or an email address
    state: str  # linked, missing, ineligible or not linked
    reason: str = ""  # a message code, or words
    since: str | None = None  # when it came to stand so; without a link, when that was last checked


class Mapped:
    """Everything that was last read about a firm, and what a plan makes of it."""

    def __init__(self, desk: Desk, firm: Tenant) -> None:
        with desk.database.read() as connection:
            clients = mirror.read_all(connection, firm.id, Client)
            works = mirror.read_all(connection, firm.id, WorkItem)
            codes = mirror.read_all(connection, firm.id, Jobcode)
            self.team, self.time_users = read_team(connection, firm.id)
            bonds = links.links(connection, firm.id)
        seen = Observed(clients=tuple(clients), work_items=tuple(works), jobcodes=tuple(codes))
        self.ground = Ground(seen, bonds, firm.settings)
        self._findings = _by_subject(plan(seen, bonds, firm.settings).findings)

    def finding(self, key: str) -> Finding | None:
        """What a plan has to say about an entity."""
        return self._findings.get(key)

    def link(self, key: str) -> Link | None:
        """The present bond of an entity."""
        return self.ground.links.get(key)

    def path(self, code: Jobcode) -> str:
        """The names of a code and of those above it."""
        names = [code.name]
        parent = self.ground.jobcodes.get(code.parent_id)
        while parent is not None and len(names) < DEPTH_MAX:
            names.insert(0, parent.name)
            parent = self.ground.jobcodes.get(parent.parent_id)
        return " › ".join(names)

    def elsewhere(self, key: str | None) -> dict[str, str]:
        """Of this work item, or of all, those whose code lies under another client than theirs, and where (WORK-06)."""
        works = sorted(self.ground.work_items) if key is None else [key]
        codes = {work: code for work in works if (code := self._misplaced(work)) is not None}
        return {work: self.path(code) for work, code in codes.items()}

    def _misplaced(self, key: str) -> Jobcode | None:
        work, link = self.ground.work_items.get(key), self.ground.linked(key)
        parent = self.ground.linked(work.client_key) if work is not None else None
        code = self.ground.jobcodes.get(link.jobcode_id) if link is not None else None
        return (
            code if code is not None and parent is not None and code.parent_id != parent.jobcode_id else None
        )

    def standing(self, key: str) -> Standing:
        """How a client or work item stands."""
        link, finding = self.link(key), self.finding(key)
        reason = "" if finding is None else finding.code.value
        if link is None:
            return Standing(subject=key, state=NOT_LINKED, reason=reason or NEVER_SYNCED)
        if link.state is not LinkState.MISSING and finding is not None and finding.behaviour == "CODE-03":
            reason = Code.CODE_MISSING.value  # deleted in QuickBooks Time, though nobody has checked yet
        return Standing(subject=key, state=link.state.value, reason=reason or link.reason)

    def user_of(self, email: str) -> TimeUser | None:
        """Who a colleague is in QuickBooks Time, or was: archived users count where there is no other."""
        try:
            return self.team.user(email, self.time_users)
        except Refused:
            found = [one for one in self.time_users if same_email(one.email, email)]
            return max(found, key=lambda one: one.active, default=None)

    def standing_of_person(self, email: str) -> Standing:
        """How a colleague stands."""
        try:
            self.team.user(email, self.time_users)
        except Refused as refusal:
            return Standing(subject=email, state=NOT_LINKED, reason=refusal.finding.code.value)
        return Standing(subject=email, state=LinkState.LINKED.value)


def _by_subject(findings: tuple[Finding, ...]) -> dict[str, Finding]:
    found: dict[str, Finding] = {}
    for finding in findings:
        found.setdefault(finding.subject, finding)
    return found
