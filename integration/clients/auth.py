"""How a call shows who we are, and how an access token is renewed.

Renewing is Authlib's; here is only what it leaves open: one renewal at a time, none where another process has renewed
already, and new tokens are put into safe hands before they are used. A crash between the vendor's answer and the
disk still cuts the connection where the old refresh token is dead at once: then a person connects again.
"""

from __future__ import annotations

from enum import Enum
from threading import Lock
from typing import Any, ClassVar, Final

import requests
from authlib.integrations.requests_client.oauth2_session import OAuth2ClientAuth
from authlib.oauth2 import OAuth2Error
from authlib.oauth2.client import OAuth2Client
from requests.auth import AuthBase

from integration.clients.errors import Broken, CredentialRefused, Throttled, VendorError
from integration.clients.failures import from_requests, retry_after_s
from integration.clients.words import refusal_words
from integration.clock import Clock
from integration.connections import Secret, System, Tokens
from integration.token_place import TokenPlace

RENEWING: Final = "renewing the access token"


class Renewal(Enum):
    """Where the tokens come from with which a call is worth a second try."""

    NONE = "there are none"
    FOUND = "somebody else had renewed them; these may be old by now, too"
    BOUGHT = "the system gave them to us just now"


class Auth(AuthBase):
    """Signs requests of one system."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """The request with our credentials on it."""
        raise NotImplementedError

    def renew(self, refused: requests.PreparedRequest) -> Renewal:  # noqa: ARG002 - for those that can
        """Other credentials after this request was answered 401, if there are any."""
        return Renewal.NONE

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not show up in a text."""
        raise NotImplementedError


class KarbonKeys(Auth):
    """The two keys of a Karbon API application; they do not expire and cannot be renewed."""

    def __init__(self, bearer: Secret, access_key: Secret) -> None:
        self._bearer = bearer
        self._access_key = access_key

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Both headers, on every call (contract 1.2)."""
        request.headers["Authorization"] = f"Bearer {self._bearer.reveal()}"
        request.headers["AccessKey"] = self._access_key.reveal()
        return request

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not show up in a text."""
        return (self._bearer.reveal(), self._access_key.reveal())


class _AuthlibClient(OAuth2Client):
    """Authlib's client on a session of ours, where its own would be one that no test can stand under."""

    client_auth_class = OAuth2ClientAuth
    SESSION_REQUEST_PARAMS: ClassVar[tuple[str, ...]] = ("timeout", "allow_redirects")  # type: ignore[misc, assignment]


class _NotAcceptedError(Exception):
    """The token endpoint answered something else than tokens."""

    def __init__(self, response: requests.Response) -> None:
        super().__init__()
        self.response = response


class TokenEndpoint:
    """Where a refresh token is exchanged for new tokens. Authlib does the speaking."""

    def __init__(
        self,
        system: System,
        url: str,
        client_id: str,
        client_secret: Secret,
        method: str,
        session: requests.Session,
        timeout: tuple[float, float],
        clock: Clock,
    ) -> None:
        self._system = system
        self._url = url
        self._timeout = timeout
        self._clock = clock
        self._client_secret = client_secret
        client: Any = _AuthlibClient(  # type: ignore[no-untyped-call] # Authlib has no types
            session, client_id, client_secret.reveal(), token_endpoint_auth_method=method
        )
        client.register_compliance_hook("refresh_token_response", _accepted)
        self._client = client

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not show up in a text."""
        return (self._client_secret.reveal(),)

    def exchange(self, tokens: Tokens) -> Tokens:
        """The tokens that follow these. A vendor that sends no new refresh token means us to keep the old one.

        Every error is raised anew from here: the frames of Authlib have the tokens in them.
        """
        try:
            found = self._client.refresh_token(
                self._url,
                refresh_token=tokens.refresh_token.reveal(),
                timeout=self._timeout,
                allow_redirects=False,
            )
            return Tokens(Secret(str(found["access_token"])), Secret(str(found["refresh_token"])))
        except _NotAcceptedError as refused:
            raise self._error(refused.response, tokens) from None
        except requests.RequestException as error:
            raise from_requests(self._system, RENEWING, error, self._timeout, write=False) from None
        except OAuth2Error:
            raise CredentialRefused(self._system, RENEWING, 200) from None
        except (ValueError, KeyError):
            raise Broken(self._system, RENEWING, "sent tokens that cannot be read") from None

    def _error(self, response: requests.Response, tokens: Tokens) -> VendorError:
        """QuickBooks Time was seen to say 404 to a dead token, where others say 400 (contract 1.4)."""
        status = response.status_code
        if status == requests.codes.too_many_requests:
            return Throttled(self._system, RENEWING, retry_after_s(response.headers, self._clock))
        if not 400 <= status < 500:
            return Broken(self._system, RENEWING, f"answered HTTP {status}", status=status)
        said = refusal_words(response.content, (*self.secrets, *tokens.secrets))
        return CredentialRefused(self._system, RENEWING, status, said.message or said.code)


class OAuthTokens(Auth):
    """An access token, renewed when the system says that it is no longer good."""

    def __init__(
        self,
        system: System,
        tokens: Tokens,
        endpoint: TokenEndpoint | None,
        place: TokenPlace,
        clock: Clock,
    ) -> None:
        self._system = system
        self._tokens = tokens
        self._endpoint = endpoint
        self._place = place
        self._clock = clock
        self._left: set[Tokens] = (
            set()
        )  # those before: a place that is put back to an older state has no newer ones
        self._unkept: Tokens | None = None
        self._lock = Lock()

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """The bearer header with the present access token."""
        request.headers["Authorization"] = self._header
        return request

    def renew(self, refused: requests.PreparedRequest) -> Renewal:
        """Take tokens that another process renewed; else get new ones, hand them over to be kept, then use them."""
        with self._lock:
            if refused.headers.get("Authorization") != self._header:
                return Renewal.FOUND  # another call renewed them in the meantime
            with self._place.turn(self._clock):
                if self._unkept is None:  # else a keeper failed last time, and the old refresh token is spent
                    if self._are_newer_kept():
                        return Renewal.FOUND
                    if self._endpoint is None:
                        return Renewal.NONE
                    try:
                        self._unkept = self._endpoint.exchange(self._tokens)
                    except CredentialRefused:  # somebody was faster, where there is no turn to be had
                        if self._are_newer_kept():
                            return Renewal.FOUND
                        raise
                self._place.keep(self._system, self._unkept)
            self._use(self._unkept)
            self._unkept = None
            return Renewal.BOUGHT

    def _are_newer_kept(self) -> bool:
        """Whether the place had others than ours; we have those now."""
        kept = self._place.newest(self._system)
        if kept is None or kept == self._tokens or kept in self._left:
            return False
        self._use(kept)
        return True

    def _use(self, tokens: Tokens) -> None:
        self._left.add(self._tokens)
        self._tokens = tokens

    @property
    def secrets(self) -> tuple[str, ...]:
        """What must not show up in a text."""
        return self._tokens.secrets + (self._endpoint.secrets if self._endpoint is not None else ())

    @property
    def _header(self) -> str:
        return f"Bearer {self._tokens.access_token.reveal()}"


def _accepted(response: requests.Response) -> requests.Response:
    """The response, if it can hold tokens."""
    if not 200 <= response.status_code < 300:
        raise _NotAcceptedError(response)
    return response
