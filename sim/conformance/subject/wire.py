"""The shapes of the wire that are no operation: who a subject is, how a firm is opened, how a call ends, the clock."""

from datetime import datetime
from typing import Annotated, Literal

import msgspec

Code = Annotated[str, msgspec.Meta(description="What is the matter, in one word that programs compare.")]


class Shape(msgspec.Struct, frozen=True, kw_only=True):
    """Something that is said over the wire."""


class Description(Shape, frozen=True, kw_only=True):
    """Who the subject is, and what it can do."""

    port: Annotated[
        Literal["1"], msgspec.Meta(description="The version of this document that it implements.")
    ]
    name: str
    version: str
    operations: list[str]


class KarbonConnection(Shape, frozen=True, kw_only=True):
    """Karbon's API and the two keys of an application."""

    base_url: Annotated[str, msgspec.Meta(description="What stands before /v3.")]
    bearer: str
    access_key: str


class QuickBooksTimeConnection(Shape, frozen=True, kw_only=True):
    """QuickBooks Time's API and the tokens of an administrator; new tokens are had at {base_url}/grant."""

    base_url: Annotated[str, msgspec.Meta(description="With /api/v1 at its end.")]
    access_token: str
    refresh_token: str
    client_id: str
    client_secret: str


class QuickBooksConnection(Shape, frozen=True, kw_only=True):
    """QuickBooks' API and the tokens for one company; new tokens are had at {base_url}/oauth2/v1/tokens/bearer."""

    base_url: Annotated[str, msgspec.Meta(description="What stands before /v3.")]
    realm_id: str
    access_token: str
    refresh_token: str
    client_id: str
    client_secret: str


class Connections(Shape, frozen=True, kw_only=True):
    """Where the firm's systems are. A firm may do without QuickBooks; then it is not there."""

    karbon: KarbonConnection
    quickbooks_time: QuickBooksTimeConnection
    quickbooks: QuickBooksConnection | None = None


class Opening(Shape, frozen=True, kw_only=True):
    """What a firm is opened with."""

    connections: Connections
    clock: Annotated[
        str | None,
        msgspec.Meta(
            description="Where the time is asked and waited for. The world of the scenarios has a time of its own, "
            "in which a day passes in no time; null means the subject's own clock."
        ),
    ] = None


class Opened(Shape, frozen=True, kw_only=True):
    """The firm is open."""

    ok: dict[str, str]


class Refusal(Shape, frozen=True, kw_only=True):
    """Why an operation was not carried out, and what helps. That is an answer, not an error."""

    code: Code
    sentence: str
    remedy: str
    choices: Annotated[
        list[str],
        msgspec.Meta(
            description="What a person may answer; with MASS_CHANGE, the id that approves the plan."
        ),
    ] = []


class Refused(Shape, frozen=True, kw_only=True):
    """An operation was refused."""

    refused: Refusal


class Error(Shape, frozen=True, kw_only=True):
    """What is wrong with the call itself, in one sentence."""

    error: str


class Now(Shape, frozen=True, kw_only=True):
    """The world's time."""

    now: datetime


class Sleep(Shape, frozen=True, kw_only=True):
    """How long somebody would wait."""

    sleep_s: Annotated[float, msgspec.Meta(ge=0, description="The world's time moves by so much, at once.")]
