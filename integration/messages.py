"""What the integration says when something cannot be done: a code, a sentence for a person, and the remedy.

The article shows its messages as pictures, so the words are ours; scenarios assert the code.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final

import msgspec


class Code(StrEnum):
    """The message codes of the behaviour catalogue."""

    CODE_NOT_LINKED = "CODE_NOT_LINKED"
    CODE_MISSING = "CODE_MISSING"
    CODE_ELSEWHERE = "CODE_ELSEWHERE"
    CODE_RESTORED = "CODE_RESTORED"
    NAME_CONFLICT = "NAME_CONFLICT"
    CONTACT_NOT_SYNCED = "CONTACT_NOT_SYNCED"
    CLIENT_NOT_PUBLIC = "CLIENT_NOT_PUBLIC"
    WORK_NOT_TRACKED = "WORK_NOT_TRACKED"
    USER_NOT_MATCHED = "USER_NOT_MATCHED"
    USER_ARCHIVED = "USER_ARCHIVED"
    USER_AMBIGUOUS = "USER_AMBIGUOUS"
    USER_MAY_NOT_TRACK = "USER_MAY_NOT_TRACK"
    FIELDS_ADDON_MISSING = "FIELDS_ADDON_MISSING"
    FIELD_CONFLICT = "FIELD_CONFLICT"
    FIELD_VALUE_REQUIRED = "FIELD_VALUE_REQUIRED"
    FIELD_VALUE_UNKNOWN = "FIELD_VALUE_UNKNOWN"
    TIME_LOCKED = "TIME_LOCKED"
    TIME_REFUSED = "TIME_REFUSED"
    TIME_CHANGED = "TIME_CHANGED"
    NOT_CONNECTED = "NOT_CONNECTED"
    ACCOUNT_MISMATCH = "ACCOUNT_MISMATCH"
    QUICKBOOKS_FIRST = "QUICKBOOKS_FIRST"
    SYNC_DUE = "SYNC_DUE"
    TIME_WAITING = "TIME_WAITING"
    NOT_ADMIN = "NOT_ADMIN"
    NEAR_NAME_MATCH = "NEAR_NAME_MATCH"
    NAME_TOO_LONG = "NAME_TOO_LONG"
    BOOKS_LINKED_ALREADY = "BOOKS_LINKED_ALREADY"
    BOOKS_REFUSED = "BOOKS_REFUSED"
    BOOKS_NAME_ADAPTED = "BOOKS_NAME_ADAPTED"
    BILLABLE_REFUSED = "BILLABLE_REFUSED"
    MASS_CHANGE = "MASS_CHANGE"
    PLAN_STALE = "PLAN_STALE"
    BOOKS_TIME_FOUND = "BOOKS_TIME_FOUND"
    STORE_OUTDATED = "STORE_OUTDATED"
    SERVICE_UNAVAILABLE = "SERVICE_UNAVAILABLE"
    FIRM_BUSY = "FIRM_BUSY"
    BAD_INPUT = "BAD_INPUT"


SAVE_AND_SYNC: Final = "Settings › Connected Apps › QuickBooks Time › Save & Sync"

REMEDIES: Final = {
    Code.CODE_NOT_LINKED: "Generate a code in its Time & Budget tab.",
    Code.CODE_MISSING: f"Press {SAVE_AND_SYNC}, then generate a code in its Time & Budget tab.",
    Code.CODE_ELSEWHERE: "Nothing to do for time from Karbon; move the code in QuickBooks Time if its reports are to "
    "show it under that client.",
    Code.CODE_RESTORED: "Delete or hide the one that nobody needs in QuickBooks Time; its time counts either way.",
    Code.NAME_CONFLICT: "Rename one of them in Karbon, generate the code in its Time & Budget tab, and if that "
    f"is not enough press {SAVE_AND_SYNC}.",
    Code.CONTACT_NOT_SYNCED: f"Tick its contact type in the settings, then press {SAVE_AND_SYNC}.",
    Code.CLIENT_NOT_PUBLIC: "Make the client Public in Karbon, then sync.",
    Code.WORK_NOT_TRACKED: "Choose 'contacts and work' in the settings to track time on work.",
    Code.USER_NOT_MATCHED: "Add the colleague to QuickBooks Time with the email address they have in Karbon, "
    f"then press {SAVE_AND_SYNC}.",
    Code.USER_ARCHIVED: "Re-create the user in QuickBooks Time with the same name and email address, then press "
    f"{SAVE_AND_SYNC}.",
    Code.USER_AMBIGUOUS: "Leave only one active QuickBooks Time user with this email address, then press "
    f"{SAVE_AND_SYNC}.",
    Code.USER_MAY_NOT_TRACK: "Allow time tracking for this user in QuickBooks Time.",
    Code.FIELDS_ADDON_MISSING: "In QuickBooks Time open Feature Add-ons › Manage Add-ons › Get More, install "
    f"Custom Fields, then press {SAVE_AND_SYNC}.",
    Code.FIELD_CONFLICT: "Rename or archive that field in QuickBooks Time, then sync.",
    Code.FIELD_VALUE_REQUIRED: "Choose a value for the field and save again.",
    Code.FIELD_VALUE_UNKNOWN: "Choose one of the field's options, or add the option in QuickBooks Time and sync.",
    Code.TIME_LOCKED: "Unlock or unapprove the time in QuickBooks Time first.",
    Code.TIME_REFUSED: "Correct the entry as QuickBooks Time asks and save again.",
    Code.TIME_CHANGED: "Look at the entry as it is now in QuickBooks Time and edit that.",
    Code.NOT_CONNECTED: "Connect Karbon with QuickBooks Time first.",
    Code.ACCOUNT_MISMATCH: "Contact support before connecting a different QuickBooks Time account.",
    Code.QUICKBOOKS_FIRST: "Connect QuickBooks Time with QuickBooks first, so that it has the same names; or look at "
    "the preview before you sync, and correct every name that is not exactly the one in QuickBooks.",
    Code.SYNC_DUE: f"Press {SAVE_AND_SYNC}.",
    Code.TIME_WAITING: "Sync; what still waits then says why.",
    Code.NOT_ADMIN: "Ask somebody who is an administrator in both Karbon and QuickBooks Time.",
    Code.NEAR_NAME_MATCH: "Make the two names exactly equal, or clearly different, then sync. Or generate its code and "
    "choose 'link' if it is the same, 'create' if it is another.",
    Code.NAME_TOO_LONG: "Nothing to do; the full name is kept in Karbon.",
    Code.BOOKS_LINKED_ALREADY: "Nothing to do: QuickBooks Time sends the time to QuickBooks by its own connection.",
    Code.BOOKS_REFUSED: "Correct in QuickBooks, or on the timesheet, what it names, then sync; the rest has arrived.",
    Code.BOOKS_NAME_ADAPTED: "Nothing to do: its time finds it by its id, also when it is called otherwise later.",
    Code.BILLABLE_REFUSED: "Give the time its rate and mark it billable in QuickBooks.",
    Code.MASS_CHANGE: "Look at it with Preview, and approve the plan if it is right.",
    Code.PLAN_STALE: "Look at a new preview, and save that plan.",
    Code.BOOKS_TIME_FOUND: "Nothing to do; unless somebody entered other time there that only looks the same: then "
    "enter it in QuickBooks once more.",
    Code.STORE_OUTDATED: "Keep one store for the firm. Look on the tabs whether time that was entered in Karbon lately "
    "is missing, and enter it again.",
    Code.SERVICE_UNAVAILABLE: "Try again in a few minutes; nothing was lost.",
    Code.FIRM_BUSY: "Wait until it is done, then try again.",
    Code.BAD_INPUT: "Correct it and try again.",
}


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something a person should know about one client, work item or colleague."""

    code: Code
    subject: str  # Karbon key, or an email address for people; "" for the account
    sentence: str
    behaviour: str  # the id in the catalogue that asks for it
    remedy: str = ""
    choices: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.remedy:
            msgspec.structs.force_setattr(self, "remedy", REMEDIES[self.code])


class Refused(Exception):
    """The integration will not do this; the finding says why and what helps."""

    def __init__(self, finding: Finding) -> None:
        super().__init__(f"{finding.code}: {finding.sentence} {finding.remedy}")
        self.finding = finding


def refused(
    code: Code,
    sentence: str,
    *,
    subject: str = "",
    behaviour: str = "",
    remedy: str = "",
    choices: tuple[str, ...] = (),
) -> Refused:
    """A refusal with the remedy that belongs to its code, unless a better one is given."""
    return Refused(
        Finding(
            code=code, subject=subject, sentence=sentence, behaviour=behaviour, remedy=remedy, choices=choices
        )
    )
