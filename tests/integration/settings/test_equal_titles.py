"""What a firm calls work of equal titles (D-15): asked about, or told apart by a template."""

from __future__ import annotations

import pytest

from integration.messages import Code, Refused
from integration.settings import Choices, Settings
from tests.integration.firm import ADMIN, Firm

from .choosing import APART, bookkeeping, choose


@pytest.mark.edge("UNIQ-05 a")
def test_equal_titles_are_asked_about(in_step: Firm) -> None:
    """Without a template the first has the code, and the others hear of a name to take (D-15)."""
    keys = bookkeeping(in_step)
    run = in_step.bridge.save_and_sync(ADMIN)

    assert in_step.paths() == ["Acme", "Acme › 2026 Tax", "Acme › Bookkeeping"]
    assert {one.subject for one in run.findings} == set(keys[1:])


def test_equal_titles_are_told_apart(in_step: Firm) -> None:
    """With a template the first keeps its title, the others have the month in theirs, and then nothing is left."""
    keys = bookkeeping(in_step)
    run = choose(in_step, equal_titles=APART)
    links = in_step.live_links()

    assert in_step.paths() == [
        "Acme",
        "Acme › 2026 Tax",
        "Acme › Bookkeeping",
        "Acme › Bookkeeping - Feb 2026",
        "Acme › Bookkeeping - Mar 2026",
    ]
    assert [links[key] for key in keys] == [
        in_step.job(f"Acme › Bookkeeping{more}") for more in ("", " - Feb 2026", " - Mar 2026")
    ]
    assert run.findings == []
    assert in_step.bridge.save_and_sync(ADMIN).counts == {}
    assert in_step.bridge.sync().counts == {}


def test_a_code_that_is_called_so_already(in_step: Firm) -> None:
    """What somebody made by hand under exactly that name is the code."""
    february = in_step.time.add_job("Bookkeeping - Feb 2026", in_step.job("Acme"))
    keys = bookkeeping(in_step, 2)
    run = choose(in_step, equal_titles=APART)

    assert run.counts == {"adopt": 1, "create": 1}
    assert in_step.live_links()[keys[1]] == february


def test_two_of_one_month(in_step: Firm) -> None:
    """Where the template tells them apart no better, a person is asked."""
    keys = [
        *bookkeeping(in_step, 2),
        in_step.karbon.add_work("Bookkeeping", in_step.key("Acme"), "2026-02-15"),
    ]
    seen = in_step.bridge.preview(ADMIN, choices=Choices(equal_titles=APART))
    run = choose(in_step, equal_titles=APART)

    assert [one.code_name for one in seen.actions] == ["Bookkeeping", "Bookkeeping - Feb 2026"]
    assert [(one.code, one.subject) for one in run.findings] == [(Code.NAME_CONFLICT, keys[2])]


@pytest.mark.edge("UNIQ-05 b")
def test_another_title_later(in_step: Firm) -> None:
    """A title of its own is carried over; one that others have too is told apart again."""
    keys = bookkeeping(in_step)
    choose(in_step, equal_titles=APART)
    in_step.karbon.rename_work(keys[1], "Payroll")
    in_step.karbon.rename_work(keys[2], "2026 Tax")
    run = in_step.bridge.save_and_sync(ADMIN)

    assert run.counts == {"rename": 2}
    assert in_step.paths() == [
        "Acme",
        "Acme › 2026 Tax",
        "Acme › 2026 Tax - Mar 2026",
        "Acme › Bookkeeping",
        "Acme › Payroll",
    ]
    assert in_step.bridge.save_and_sync(ADMIN).counts == {}


def test_a_person_asks_for_the_code(in_step: Firm) -> None:
    """Generating a code goes by the template, too; without, it says why it cannot."""
    keys = bookkeeping(in_step, 2)
    in_step.bridge.save_and_sync(ADMIN)
    with pytest.raises(Refused, match="NAME_CONFLICT"):
        in_step.bridge.generate_code(keys[1], ADMIN)
    choose(in_step, equal_titles="{title} {quarter}/{year}")

    assert "Acme › Bookkeeping Q1/2026" in in_step.paths()


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{title}", "needs {title} once, and a part of the start date"),
        ("{start}", "needs {title} once"),
        (
            "{title} {titel}",
            "may have {title}, {start}, {month}, {quarter}, {year} in braces, and nothing else",
        ),
        ("{title} {start.__class__}", "and nothing else"),
        ("{title:>99999999} {start}", "and nothing else"),
        ("{title} {start", "has a brace without its other one"),
        ("{title} {start}" + "!" * 60, "is longer than 60 characters"),
        ("{title}\n{start}", "or has some that do not show"),
    ],
)
def test_a_template_that_is_none(in_step: Firm, template: str, why: str) -> None:
    """It says what is wrong with it, and nothing is saved."""
    with pytest.raises(Refused) as caught:
        choose(in_step, equal_titles=template, new_codes="nobody")

    assert caught.value.finding.code is Code.BAD_INPUT
    assert why in caught.value.finding.sentence
    assert in_step.bridge.settings().settings == Settings(contact_types=("Client",), track_work=True)
