"""When each section of the account's settings last changed, and which add-on a section belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

import msgspec

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time.records import ADVANCED_TRACKING, CUSTOM_FIELDS, DIAL_IN, LONG_AGO, Account

SECTION_OF: Final[Mapping[str, str]] = {  # of what an account keeps
    "tz": "general",
    "jc_label": "general",
    "week_start": "general",
    "employee_approval": "approvals",
    "quickbooks_linked": "quickbooks",
}
ADDON_SECTION: Final[Mapping[str, str]] = {
    CUSTOM_FIELDS: "customfields",
    ADVANCED_TRACKING: "customfields",
    DIAL_IN: "dialin",
}
ADDONS: Final = "addons"


@inferred("contract 3.11: each section has its own last_modified; it moves when one of its settings does")
def changed(account: Account, changes: Mapping[str, Any], now: str) -> Account:
    """The account with these changes, and the stamps of the sections that they touch."""
    differing = [name for name, value in changes.items() if getattr(account, name) != value]
    sections = {SECTION_OF[name] for name in differing if name in SECTION_OF}
    if ADDONS in differing:
        sections |= _sections_of(set(account.addons) ^ set(changes[ADDONS]))
    stamps = dict(account.section_stamps) | dict.fromkeys(sections, now)
    return msgspec.structs.replace(
        account, last_modified=now, section_stamps=tuple(sorted(stamps.items())), **changes
    )


@documented("contract 3.11: what is not installed has the stamp of what was never touched")
def stamp_of(account: Account, section: str, *, installed: bool) -> str:
    """When this section last changed."""
    if not installed:
        return LONG_AGO
    return dict(account.section_stamps).get(section, account.opened)


def _sections_of(addons: Iterable[str]) -> set[str]:
    return {ADDON_SECTION[addon] for addon in addons if addon in ADDON_SECTION}
