"""Connecting, disconnecting, reconnecting, and what a firm chose. For administrators of both systems."""

from __future__ import annotations

from difflib import get_close_matches

import msgspec

from integration.clients.errors import CredentialRefused, VendorError
from integration.contact_types import remember_first
from integration.desk import Desk
from integration.messages import Code, Finding, refused
from integration.model import KarbonUser, TimeAccount
from integration.order import order_warning
from integration.plan.titles import EXAMPLE, mistake_in
from integration.rules import email_key
from integration.settings import Choices, Settings
from integration.store import tenants
from integration.store.tenants import Tenant
from integration.suspects import Suspect, suspected_duplicates
from integration.time_reading import refresh_time

KARBON_ADMIN = "Administrator"


class Connected(msgspec.Struct, frozen=True, kw_only=True):
    """The firm's connection as a person sees it."""

    tenant_id: str
    company: str
    connected: bool
    connected_by: str
    settings: Settings
    contact_types: tuple[str, ...]  # to choose from
    warnings: tuple[str, ...] = ()
    suspects: tuple[Suspect, ...] = ()
    message: Finding | None = None  # what a person should know before the first sync


def connect(desk: Desk, by: str, *, create_account: bool = False) -> Connected:
    """Connect Karbon with the QuickBooks Time account, or connect again with the same one.

    `create_account`: the person is opening an account for this. They do so on QuickBooks Time's own page, which no
    program can fill in for them; until they have finished, there is nothing to connect with, and nothing is written.
    """
    tenant = desk.karbon.tenant()
    account = _new_account(desk) if create_account else desk.time.account()
    require_admins(desk, by, account)
    known = desk.known()
    if known is not None and known.account != account.client_url:
        raise refused(
            Code.ACCOUNT_MISMATCH,
            f"This firm was connected with the QuickBooks Time account {known.company!r}; this one is "
            f"{account.company_name!r}.",
            behaviour="DISC-06",
        )
    message = order_warning(desk) if known is None else None
    firm = Tenant(
        id=tenant.tenant_key,
        account=account.client_url,
        company=account.company_name,
        connected=True,
        connected_by=by,
        since=desk.now(),
        settings=known.settings if known is not None else Settings(),
        synced_at=known.synced_at if known is not None else None,
    )
    with desk.database.begin() as connection:
        tenants.put_tenant(connection, firm)
        remember_first(connection, firm.id, tenant.contact_types)
    desk.note(by, "connect", "", "DISC-05" if known is not None else "SETTINGS-05")
    types = tuple(name for _, name in tenant.contact_types)
    suspects = suspected_duplicates(desk) if known is not None and not known.connected else ()
    return _view(firm, types, suspects=suspects, message=message)


def _new_account(desk: Desk) -> TimeAccount:
    try:
        return desk.time.account()
    except CredentialRefused:
        raise refused(
            Code.NOT_CONNECTED,
            "There is no QuickBooks Time account behind these credentials yet.",
            behaviour="ORDER-03",
            remedy="Finish signing up for QuickBooks Time, allow the connection there, then connect again.",
        ) from None


def connection_view(desk: Desk) -> Connected:
    """How the firm is connected now."""
    firm = desk.firm()
    types = tuple(name for _, name in desk.karbon.tenant().contact_types) if firm.connected else ()
    return _view(firm, types)


def disconnect(desk: Desk, by: str) -> Connected:
    """Disconnect. All time that Karbon showed stays as it is, also when QuickBooks Time is out of reach (DISC-02)."""
    firm = desk.connected()
    require_karbon_admin(desk, by)
    warnings: tuple[str, ...] = ()
    try:
        refresh_time(desk, desk.time.last_modified(["timesheets", "timesheets_deleted"]))
    except VendorError as error:
        warnings = (f"{error} The time last read is kept.",)
    ended = msgspec.structs.replace(firm, connected=False, since=desk.now())
    with desk.database.begin() as connection:
        tenants.put_tenant(connection, ended)
    desk.note(by, "disconnect", "", "DISC-01")
    return _view(ended, (), warnings=warnings)


def choose_settings(
    desk: Desk,
    by: str,
    contact_types: tuple[str, ...] | None,
    track_work: bool | None,
    choices: Choices | None = None,
) -> Settings:
    """Check account, administrator, and what they chose against what the firm has; nothing is saved yet."""
    firm = desk.connected()
    require_admins(desk, by, check_account(desk))
    chosen = firm.settings
    if contact_types is not None:
        _check_types(desk, contact_types)
        chosen = msgspec.structs.replace(chosen, contact_types=tuple(sorted(set(contact_types))))
    if track_work is not None:
        chosen = msgspec.structs.replace(chosen, track_work=track_work)
    if choices is not None:
        _check_titles(choices.equal_titles or "")
        chosen = choices.added_to(chosen)
    return chosen


def save_settings(desk: Desk, by: str, settings: Settings) -> None:
    """From now on these are in force."""
    firm = desk.connected()
    if settings == firm.settings:
        return
    with desk.database.begin() as connection:
        tenants.put_tenant(connection, msgspec.structs.replace(firm, settings=settings))
    others = [f"; {what} {how}" for what, how in settings.unusual]
    what = f"settings: {settings.mode}; {', '.join(settings.contact_types)}{''.join(others)}"
    desk.note(by, what, "", "SETTINGS-04")


def check_account(desk: Desk) -> TimeAccount:
    """The account is still the one the firm was connected with; otherwise nothing is written (I11)."""
    firm = desk.connected()
    account = desk.time.account()
    if account.client_url != firm.account:
        raise refused(
            Code.ACCOUNT_MISMATCH,
            f"The token belongs to the QuickBooks Time account {account.company_name!r}, not to {firm.company!r}.",
            behaviour="DISC-06",
        )
    return account


def require_admins(desk: Desk, by: str, account: TimeAccount) -> None:
    """Settings are for people who are administrators in both systems (SETTINGS-01)."""
    require_karbon_admin(desk, by)
    if not account.user.admin:
        raise _not_admin("The QuickBooks Time token belongs to somebody who is no administrator there.")
    if email_key(account.user.email) == email_key(by):
        return
    user = next((one for one in desk.time.users(active="yes") if email_key(one.email) == email_key(by)), None)
    if user is None or not user.admin:
        raise _not_admin(f"{by} is no administrator in QuickBooks Time.")


def require_karbon_admin(desk: Desk, by: str) -> KarbonUser:
    """The Karbon administrator of this email address. Raises NOT_ADMIN for anybody else."""
    listed = next((one for one in desk.karbon.users() if email_key(one.email) == email_key(by)), None)
    user = desk.karbon.user(listed.key) if listed is not None else None
    if user is None:
        raise _not_admin(f"Karbon has no user with the email address {by}.")
    if KARBON_ADMIN not in user.permissions:
        raise _not_admin(f"{by} is no administrator in Karbon.")
    return user


def _not_admin(sentence: str) -> Exception:
    return refused(Code.NOT_ADMIN, sentence, behaviour="SETTINGS-01")


def _check_types(desk: Desk, wanted: tuple[str, ...]) -> None:
    known = [name for _, name in desk.karbon.tenant().contact_types]
    for name in wanted:
        if name not in known:
            close = get_close_matches(name, known, n=1, cutoff=0.5)
            hint = f" Did you mean {close[0]!r}?" if close else ""
            raise refused(
                Code.BAD_INPUT,
                f"Karbon has no contact type {name!r}; it has {', '.join(known)}.{hint}",
                behaviour="SETTINGS-03",
            )


def _check_titles(template: str) -> None:
    mistake = mistake_in(template)
    if mistake:
        raise refused(
            Code.BAD_INPUT,
            f"The template {template!r} for work of equal titles {mistake}.",
            behaviour="UNIQ-05",
            remedy=f"Write it like '{EXAMPLE}', or leave it empty to be asked.",
        )


def _view(
    firm: Tenant,
    types: tuple[str, ...],
    warnings: tuple[str, ...] = (),
    suspects: tuple[Suspect, ...] = (),
    message: Finding | None = None,
) -> Connected:
    return Connected(
        tenant_id=firm.id,
        company=firm.company,
        connected=firm.connected,
        connected_by=firm.connected_by,
        settings=firm.settings,
        contact_types=types,
        warnings=warnings,
        suspects=suspects,
        message=message,
    )
