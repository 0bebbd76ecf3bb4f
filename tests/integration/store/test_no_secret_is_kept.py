"""No credential is in a row of the store, in a log at its most talkative, or in how an object shows itself."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from sqlalchemy import select

from integration.store.schema import METADATA
from tests.integration.firm import ADMIN, Firm

ADDRESS = "https://hooks.example/firms/baseline/webhooks/karbon"
OPEN_NOTHING = {"realm_id", "client_id", "base_url"}


@pytest.fixture
def secrets(in_step: Firm) -> set[str]:
    """The firm's credentials, and the signing key that was drawn for it."""
    in_step.bridge.hints_on(ADMIN, ADDRESS)
    given = {
        value
        for section in in_step._access.values()
        for key, value in section.items()
        if key not in OPEN_NOTHING
    }
    return {*given, in_step.bridge.desk.signing.key.reveal()}


def test_in_the_store(in_step: Firm, secrets: set[str]) -> None:
    """Every row of every table, after every kind of write."""
    in_step.track(60)
    in_step.arm("lost", service="quickbooks_time", method="POST", path="/timesheets")
    in_step.track(30)
    in_step.bridge.sync()
    with in_step.bridge.desk.database.read() as connection:
        rows = {name: connection.execute(select(table)).all() for name, table in METADATA.tables.items()}

    assert {
        name for name in ("tenant", "link", "intent", "audit", "hints", "entry", "activity") if rows[name]
    } == {"tenant", "link", "intent", "audit", "hints", "entry", "activity"}
    assert not [secret for secret in secrets if secret in repr(rows)]


def test_in_a_log(in_step: Firm, secrets: set[str], caplog: pytest.LogCaptureFixture) -> None:
    """Whatever the libraries below us say when they are asked to say everything."""
    with caplog.at_level(logging.DEBUG):
        in_step.bridge.sync()
        in_step.track(60)
        in_step.bridge.hints_off(ADMIN)
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("test").debug("said")

    assert "said" in caplog.text
    assert not [secret for secret in secrets if secret in caplog.text]


def test_in_how_an_object_shows_itself(in_step: Firm, secrets: set[str]) -> None:
    """All that can be reached from the integration, by way of whatever holds it."""
    shown = reachable(in_step.bridge)
    kinds = {type(one).__name__ for one in shown}

    assert {
        "Timebridge",
        "Desk",
        "Karbon",
        "Transport",
        "Exchange",
        "KarbonKeys",
        "OAuthTokens",
        "SigningKey",
        "Secret",
    } <= kinds
    assert not [one for one in shown for secret in secrets if secret in repr(one)]


def reachable(root: Any) -> list[Any]:
    """Objects of ours that hang on this one, through attributes, tuples, lists and dictionaries."""
    found: dict[int, Any] = {}
    waiting = [root]
    while waiting:
        one = waiting.pop()
        if id(one) in found:
            continue
        if isinstance(one, dict | list | tuple | set):
            found[id(one)] = one
            waiting += one.values() if isinstance(one, dict) else one
        elif type(one).__module__.startswith("integration"):
            found[id(one)] = one
            names = [*getattr(one, "__dict__", ()), *getattr(one, "__struct_fields__", ())]
            waiting += [getattr(one, name) for name in names]
            waiting += [cell.cell_contents for cell in getattr(one, "__closure__", None) or ()]
    return list(found.values())
