"""GET /authorize: what an app asks for in a person's browser, and where it is answered (contract 1.2)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from sim.physics.provenance import documented, inferred
from sim.quickbooks_time.query import PARAMETERS_MAX

if TYPE_CHECKING:
    from sim.quickbooks_time.records import User
    from sim.quickbooks_time.state import QuickBooksTimeState

AUTHORIZE_PATH: Final = "/api/v1/authorize"
TEXT_MAX: Final = 4_000  # characters of a parameter


class CannotAllowError(Exception):
    """There is nothing to allow, and no address that the person could safely be sent to."""

    def __init__(self, reason: str, note: str = "") -> None:
        super().__init__(reason)
        self.note = note  # for the journal only


class Visit(NamedTuple):
    """What the app sent the person with. `scope` is not kept: the vendor does not support it."""

    client_id: str = ""
    redirect_uri: str = ""
    response_type: str = ""
    state: str = ""
    display_mode: str = ""


def fields(query: str) -> dict[str, str]:
    """The parameters of an address; nothing readable is none."""
    try:
        return dict(parse_qsl(query, errors="replace", max_num_fields=PARAMETERS_MAX))
    except ValueError:
        return {}


@documented("contract 1.2: the parameters; scope and whatever else there is are ignored")
def visit(asked: Mapping[str, str]) -> Visit:
    """What of all that was sent counts."""
    found = Visit(*(asked.get(name, "") for name in Visit._fields))
    if max(map(len, found)) > TEXT_MAX:
        raise CannotAllowError(f"No parameter may be longer than {TEXT_MAX:,} characters")
    return found


@inferred("contract 1.2: client and address are documented to be checked; the texts are bshaffer's")
def check_client(state: QuickBooksTimeState | None, visit: Visit) -> QuickBooksTimeState:
    """The account that knows the app; the address it wants the person back at must be its own."""
    if not visit.client_id:
        raise CannotAllowError("No client id supplied")
    if state is None or visit.client_id != state.access.now.client_id:
        raise CannotAllowError("The client id supplied is invalid")
    if not visit.redirect_uri:
        raise CannotAllowError("No redirect URI was supplied or stored")
    if visit.redirect_uri not in state.access.now.redirect_uris:
        note = f"registered is {', '.join(state.access.now.redirect_uris) or 'none'}"
        raise CannotAllowError("The redirect URI provided is missing or does not match", note)
    if state.behaviour.http_redirect == "refuse" and urlsplit(visit.redirect_uri).scheme != "https":
        raise CannotAllowError("The redirect URI must use HTTPS")
    return state


@documented("contract 1.2: a malformed call is sent back with error and error_description; texts inferred")
def refused_at_once(state: QuickBooksTimeState, visit: Visit) -> str:
    """Where the browser goes without anybody being asked; empty when a person is to decide."""
    if visit.response_type not in {"code", "token"}:
        return sent_back(visit, "invalid_request", "Invalid or missing response type")
    if visit.response_type == "token":
        return sent_back(visit, "unsupported_response_type", "implicit grant type not supported")
    if not visit.state:
        return sent_back(visit, "invalid_request", "The state parameter is required")
    if _too_many_accounts(state):
        most = state.behaviour.foreign_accounts_max
        text = f"This application may be connected to {most} other accounts only"
        return sent_back(visit, "unauthorized_client", text)
    return ""


def allowed(state: QuickBooksTimeState, visit: Visit, user: User) -> str:
    """Where the browser goes when this person allows the app: back, with a code."""
    code = state.access.new_code(user.id, visit.redirect_uri)
    return _back(visit.redirect_uri, {"code": code, "state": visit.state})


@inferred("contract 1.2: that it is sent back is documented; code and text are bshaffer's")
def denied(visit: Visit) -> str:
    """Where the browser goes when a person does not allow the app."""
    return sent_back(visit, "access_denied", "The user denied access to your application")


@inferred("contract 1.2: error and error_description are documented; state is added, as OAuth 2 asks")
def sent_back(visit: Visit, error: str, description: str) -> str:
    """The app's own address with a refusal."""
    state = {"state": visit.state} if visit.state else {}
    return _back(visit.redirect_uri, {"error": error, "error_description": description, **state})


def person(state: QuickBooksTimeState) -> User | None:
    """Who is signed in in the browser: the owner unless somebody else signed in. None when that is not possible."""
    user_id = state.access.now.signed_in or state.account.owner_id
    user = state.tables.users.get(user_id)
    return user if user is not None and user.active else None


def place(address: str) -> str:
    """The host that an address is on."""
    return urlsplit(address).netloc


@documented("contract 1.4: by default an app may be connected to 3 accounts besides its own")
def _too_many_accounts(state: QuickBooksTimeState) -> bool:
    access = state.access.now
    if access.accounts_elsewhere is None:
        return False
    connected = any(not token.ended and not token.name for token in access.tokens.values())
    return access.accounts_elsewhere >= state.behaviour.foreign_accounts_max and not connected


@inferred("a query that the app's own address has already is kept, as OAuth 2 asks")
def _back(address: str, answers: dict[str, str]) -> str:
    joint = "&" if urlsplit(address).query else "?"
    return f"{address}{joint}{urlencode(answers)}"
