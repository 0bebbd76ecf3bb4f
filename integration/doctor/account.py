"""Is the firm connected, with the right account, set up, and in step? Steps 1, 2, 10 and 12."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Final

from integration.doctor.chart import Chart
from integration.doctor.symptom import Symptom, symptom, symptom_of
from integration.fields import MANAGED, addon_missing
from integration.messages import Code
from integration.model import TimeField

SYNC_AGE_MAX: Final = timedelta(days=1)


def connected(chart: Chart) -> Iterator[Symptom]:
    """1. Karbon is connected with QuickBooks Time."""
    if chart.firm is None:
        yield symptom(
            Code.NOT_CONNECTED, "Karbon was never connected with QuickBooks Time.", behaviour="SETTINGS-05"
        )
    elif not chart.firm.connected:
        yield symptom(
            Code.NOT_CONNECTED,
            f"Karbon was disconnected from QuickBooks Time on {chart.firm.since:%-d %B %Y}.",
            behaviour="DISC-01",
            remedy="Reconnect with the same QuickBooks Time account.",
        )
    for sentence in chart.silent:
        yield symptom(
            Code.SERVICE_UNAVAILABLE,
            "A system could not be asked; what follows goes by what was last read.",
            behaviour="FRESH-01",
            evidence=sentence,
        )


def same_account(chart: Chart) -> Iterator[Symptom]:
    """2. The token belongs to the account that the firm was connected with."""
    if chart.now is not None and chart.firm is not None and not chart.is_home:
        yield symptom(
            Code.ACCOUNT_MISMATCH,
            f"The token belongs to another QuickBooks Time account than {chart.firm.company!r}.",
            behaviour="DISC-06",
            evidence=f"The token's account is {chart.now.account.company_name!r}.",
        )


def fields_set_up(chart: Chart) -> Iterator[Symptom]:
    """10. The add-on is there, and nobody forgets a field that must have a value. Time goes on without (D-08)."""
    if chart.is_home and chart.now is not None and not chart.now.addon:
        yield symptom_of(
            addon_missing(), evidence="QuickBooks Time says that customfields is not installed.", blocks=False
        )
    for field in chart.fields:
        if field.required:
            yield symptom(
                Code.FIELD_VALUE_REQUIRED,
                f"QuickBooks Time wants a value for {field.name!r} with every entry.",
                behaviour="FIELD-06",
                evidence=f"Choices: {_choices(field)}.",
                blocks=False,
            )


def _choices(field: TimeField) -> str:
    return ", ".join(name for _, name in field.items) if field.type == MANAGED else "any text"


def in_step(chart: Chart) -> Iterator[Symptom]:
    """12. The last sync is not long ago, and nothing waits."""
    if chart.firm is None:
        return
    synced = chart.firm.synced_at
    if synced is None or chart.at - synced > SYNC_AGE_MAX:
        yield symptom(
            Code.SYNC_DUE,
            "Karbon and QuickBooks Time were not brought in step for more than a day."
            if synced is not None
            else "Karbon and QuickBooks Time were never brought in step.",
            behaviour="SETTINGS-04",
            evidence=f"The last sync was on {synced:%-d %B %Y at %H:%M} UTC." if synced is not None else "",
            blocks=False,
        )
    if chart.stopped is not None:
        command = chart.stopped.approve.replace("_", "-")
        yield symptom(
            Code.MASS_CHANGE,
            f"A sync was stopped: {chart.stopped.why[:1].lower()}{chart.stopped.why[1:]}",
            behaviour="DUP-02",
            evidence=f"The last one was stopped on {chart.stopped.at[:16].replace('T', ' at ')} UTC.",
            remedy="Look at it with 'timebridge preview --stopped'. If it is right: "
            f"timebridge {command} --approve {chart.stopped.id}",
            blocks=False,
        )
    if chart.waiting:
        yield symptom(
            Code.TIME_WAITING,
            f"{chart.waiting} {'entry waits' if chart.waiting == 1 else 'entries wait'} in Karbon: QuickBooks Time "
            "does not have this time yet.",
            behaviour="CODE-02",
            blocks=False,
        )
