"""An operation of the API as those who call it see it: its path, what goes in, what comes out.

The published document is made from these declarations. They stand in the table of routes and name the very things
that the handlers use: the list, the function that builds the answer, the type that reads the body.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final, Literal, NotRequired, TypedDict, get_type_hints

import msgspec
from flask import Response

from sim.karbon.expansions_dto import names_of
from sim.karbon.listing import Listing
from sim.karbon.resource import Handler, KarbonCall, Shown, listed
from sim.karbon.state import KarbonState


class ErrorDetail(TypedDict):
    """The property of a body that is wrong."""

    code: str
    target: str
    message: str


class Error(TypedDict):
    """What the application refuses, and why."""

    code: str
    message: str


class InvalidModel(Error):
    """The same of a body, with the property that is wrong where it is one."""

    details: NotRequired[ErrorDetail | list[ErrorDetail]]


class Problem(TypedDict):
    """The application's envelope of an error."""

    error: Error


class BodyProblem(TypedDict):
    """The same where a body is read."""

    error: InvalidModel


class GatewayProblem(TypedDict):
    """What the gateway in front answers, flat."""

    statusCode: int | str
    message: str


class NestedGatewayProblem(TypedDict):
    """The gateway's 401 as the reference's example has it."""

    error: GatewayProblem


Form = Literal["page", "rows", "entity", "typed entity", "bare", "nothing", "bytes", "xml"]

Shape = type | tuple[type, ...]  # one of these TypedDicts
BAD: Final[Mapping[int, Shape]] = MappingProxyType({400: Problem})
READING: Final[Mapping[int, Shape]] = MappingProxyType({400: Problem, 404: Problem})
WRITING: Final[Mapping[int, Shape]] = MappingProxyType({400: BodyProblem, 404: Problem})


class Operation(msgspec.Struct, frozen=True):
    """One verb at one path. It is its own handler."""

    path: str  # behind /v3/, with Karbon's names of its parameters
    handle: Handler
    form: Form = "entity"  # in what envelope the answer comes
    shows: Callable[..., Any] | None = (
        None  # the function whose result is shown; its return type is the shape
    )
    statuses: tuple[int, ...] = (200,)  # of what is done; more than one where a switch or the caller decides
    located: bool = True  # whether what was made has an address
    refuses: Mapping[int, Shape] = BAD  # besides what the gate refuses
    listing: Listing | None = None
    counted: bool = False  # whether rows without pages come with their count
    listed_as: tuple[str, ...] = ("value",)  # more than one where a switch decides
    expands: type | None = None  # a TypedDict: what $expand may name, and what is shown then
    query: tuple[str, ...] = ()  # parameters that are no options of OData; all have to be given
    takes: type[msgspec.Struct] | None = None  # what reads the body
    required: tuple[str, ...] = ()  # of the body
    only: tuple[str, ...] = ()  # of the body, where not all of it is taken
    uploads: tuple[str, ...] = ()  # texts of a form that brings a file

    def __call__(self, call: KarbonCall) -> Response:
        """The answer to a call."""
        return self.handle(call)

    @property
    def shape(self) -> Any:
        """The type of what is shown, or None."""
        return None if self.shows is None else get_type_hints(self.shows)["return"]

    @property
    def expandable(self) -> frozenset[str]:
        """What $expand may name."""
        return frozenset() if self.expands is None else names_of(self.expands)


def pages(path: str, listing: Listing, suffix: str, row: Callable[[KarbonState, Any], Shown]) -> Operation:
    """A list that is filtered, ordered and read page by page."""
    return Operation(
        path, lambda call: listed(call, listing, suffix, row), form="page", shows=row, listing=listing
    )
