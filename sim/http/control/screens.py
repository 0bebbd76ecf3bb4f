"""The vendors' own screens over HTTP: what a person does there, found by looking at the screens' methods."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final, NamedTuple, get_type_hints

import msgspec

from sim.http.control.house import House
from sim.http.control.operations import Area, read_body
from sim.http.control.refusals import refused, unknown
from sim.karbon.screens import KarbonScreens
from sim.quickbooks.screens import QuickBooksScreens
from sim.quickbooks_time.screens import QuickBooksTimeScreens
from sim.world import World

area = Area("screens")

SCREENS: Final[dict[str, type]] = {
    "karbon": KarbonScreens,
    "quickbooks_time": QuickBooksTimeScreens,
    "quickbooks": QuickBooksScreens,
}


class Action(NamedTuple):
    """One thing that a person can do in a vendor's product."""

    name: str
    summary: str
    arguments: type[msgspec.Struct]


class ActionView(msgspec.Struct, frozen=True, kw_only=True):
    """One thing that a person can do, and the JSON schema of its arguments."""

    service: str
    action: str
    summary: str
    arguments: dict[str, Any]


class ActionList(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that a person can do in the three products."""

    screens: tuple[ActionView, ...]


class Done(msgspec.Struct, frozen=True, kw_only=True):
    """What the screen showed afterwards, and the changes it made in the change log."""

    result: Any
    changed_from: int
    changed_to: int


@area.on("GET", "/screens")
def list_screens(house: House) -> ActionList:  # noqa: ARG001 - the same in every world
    """Everything that a person can do in the three products."""
    return ActionList(
        screens=tuple(
            ActionView(
                service=service,
                action=action.name,
                summary=action.summary,
                arguments=msgspec.json.schema(action.arguments),
            )
            for service, screen in SCREENS.items()
            for action in actions(screen).values()
        )
    )


def use_screen(house: House, world: str, service: str, action: str, body: bytes) -> Done:
    """Do in a product's screens what a person does there; all of it happens or nothing."""
    found = house.world(world)
    arguments = checked_arguments(offered(service, action), body)
    return _done(found, getattr(found.screens[service], action), arguments)


def offered(service: str, action: str) -> Action:
    """What a person can do there, by its name."""
    if service not in SCREENS:
        raise unknown("service", service, SCREENS)
    found = actions(SCREENS[service])
    if action not in found:
        raise unknown("action", action, found)
    return found[action]


def checked_arguments(action: Action, body: bytes) -> dict[str, Any]:
    """The arguments of an action, from JSON."""
    return msgspec.structs.asdict(read_body(body, action.arguments))


def _done(world: World, method: Callable[..., Any], arguments: dict[str, Any]) -> Done:
    before = world.universe.snapshot()
    changed_from = world.universe.changes.last
    try:
        result = method(**arguments)
    except (ValueError, LookupError) as error:  # how screens say that the product would not do it
        world.universe.restore(before)
        text = error.args[0] if isinstance(error, KeyError) and error.args else error
        raise refused(409, "screen_refused", f"{text}") from None
    except Exception:
        world.universe.restore(before)
        raise
    return Done(result=result, changed_from=changed_from, changed_to=world.universe.changes.last)


@lru_cache(maxsize=16)
def actions(screens: type) -> dict[str, Action]:
    """By name, the public methods of a vendor's screens."""
    found = inspect.getmembers(screens, inspect.isfunction)
    return {
        name: Action(
            name, (method.__doc__ or "").strip().partition("\n")[0], _arguments(screens, name, method)
        )
        for name, method in found
        if not name.startswith("_")
    }


def _arguments(screens: type, name: str, method: Callable[..., Any]) -> type[msgspec.Struct]:
    hints = get_type_hints(method)
    fields: list[Any] = []
    for parameter in list(inspect.signature(method).parameters.values())[1:]:
        if parameter.kind in {parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD}:
            raise TypeError(f"a screen takes plain arguments; {method.__qualname__} takes any number of them")
        left_out = () if parameter.default is parameter.empty else (parameter.default,)
        fields.append((parameter.name, hints.get(parameter.name, Any), *left_out))
    return msgspec.defstruct(
        f"{screens.__name__}_{name}", fields, kw_only=True, frozen=True, forbid_unknown_fields=True
    )
