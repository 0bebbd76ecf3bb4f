"""What all screens of Karbon share: finding what a person named, and refusing in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from itertools import chain
from typing import Any, Final, TypeVar

from sim.karbon.customfields.records import CustomField
from sim.karbon.records import AnyClient, User, WorkItem, WorkTemplate
from sim.karbon.setting_records import ContactType, Role, TaskType, WorkStatus, WorkType
from sim.karbon.state import KarbonState
from sim.karbon.teams.records import Team
from sim.karbon.timelines import Timeline, timeline_of

S = TypeVar("S", ContactType, WorkType, WorkStatus, Role, TaskType)
N = TypeVar("N", Team, CustomField)
NAMED_MAX: Final = 20  # of the things there are, in a refusal


class ScreenRefused(ValueError):
    """Karbon's own screen would not let a person do this."""


class Screen:
    """A screen of one account."""

    def __init__(self, state: KarbonState) -> None:
        self.state = state

    def _colleague(self, email: str) -> User:
        user = self.state.users.find("email", email.casefold())
        if user is None:
            known = [found.email_address for found in self.state.users.page("key", limit=1000)]
            raise ScreenRefused(f"no colleague has the email address {email!r}{near(email, known)}")
        return user

    def _client(self, key: str) -> AnyClient:
        client = self.state.client(key)
        if client is None:
            raise ScreenRefused(f"no client has the key {key!r}; clients() lists them")
        return client

    def _work_item(self, key: str) -> WorkItem:
        work = self.state.work_items.get(key)
        if work is None:
            raise ScreenRefused(f"no work has the key {key!r}; work() lists it")
        return work

    def _place(self, key: str) -> Timeline:
        found = timeline_of(self.state, key)
        if found is None:
            raise ScreenRefused(f"no client and no work has the key {key!r}; clients() and work() list them")
        return found

    def _template(self, title_or_key: str) -> WorkTemplate:
        found = self.state.templates.get(title_or_key)
        if found is not None:
            return found
        matches = [template for template in self.state.templates if template.title == title_or_key]
        if not matches:
            known = [template.title for template in self.state.templates]
            raise ScreenRefused(f"there is no template {title_or_key!r}{near(title_or_key, known)}")
        return min(matches, key=lambda template: template.work_template_key)

    def _setting(self, kind: type[S], name: str) -> S:
        found = self.state.named(kind, name)
        if found is None:
            known = [record.name for record in self.state.of(kind) if getattr(record, "active", True)]
            raise ScreenRefused(f"there is no {_words(kind)} called {name!r}{near(name, known)}")
        return found

    def _named(self, kind: type[N], words: str, name_or_key: str) -> N:
        """The record of this name or key, of a kind that has an index of names."""
        table = self.state.of(kind)
        found = table.get(name_or_key) or table.find("name", name_or_key)
        if found is None:
            known = [record.name for record in table.page("name")]
            raise ScreenRefused(f"there is no {words} {name_or_key!r}{near(name_or_key, known)}")
        return found

    def _refuse_taken(self, kind: type[Any], name: str) -> None:
        filled(f"a {_words(kind)}'s name", name)
        if self.state.named(kind, name) is not None:
            raise ScreenRefused(f"there is a {_words(kind)} called {name!r} already; choose another name")

    def _all_clients(self) -> Iterator[AnyClient]:
        return chain(self.state.contacts, self.state.organizations, self.state.client_groups)


def filled(what: str, text: str) -> str:
    """The text without blanks around it; refused when nothing is left."""
    if not text.strip():
        raise ScreenRefused(f"{what} cannot be empty")
    return text.strip()


def chosen(what: str, text: str, choices: Sequence[str]) -> str:
    """The text, if it is one of the choices; refused with what was meant perhaps."""
    if text not in choices:
        raise ScreenRefused(f"{what} cannot be {text!r}{near(text, list(choices))}")
    return text


def day_of(text: str) -> date:
    """The day that a person wrote."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ScreenRefused(f"{text!r} is no date; write it like 2026-03-02") from error


def _words(kind: type[Any]) -> str:
    return "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in kind.__name__).strip()


def near(text: str, known: list[str]) -> str:
    """The end of a refusal: what was meant perhaps, or what there is."""
    close = get_close_matches(text, known, n=1)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; there are {', '.join(sorted(known)[:NAMED_MAX]) or 'none'}"
