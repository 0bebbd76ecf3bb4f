"""`conformance.html`: one file that opens offline, escapes what it is told, and leads to every behaviour."""

import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest

from sim.conformance.reports.page import HERE, render_page, write_page
from sim.conformance.reports.report import Report

VOID = {"meta", "link", "input", "wbr"}
EVIL = '<img src=x onerror=alert(1)><script>alert("feature")</script> & "more"'


class Page(HTMLParser):
    """What a browser would see of the page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.text = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def with_class(self, name: str) -> list[dict[str, str | None]]:
        """The attributes of everything of a class."""
        return [found for _, found in self.tags if name in (found.get("class") or "").split()]


@pytest.fixture
def page(failed: Report) -> Page:
    """The page of a run with failures."""
    return Page(render_page(failed))


def test_it_is_one_file(page: Page, failed: Report, tmp_path: Path) -> None:
    """Every tag is closed, nothing is loaded from anywhere, and it stays small."""
    write_page(failed, tmp_path / "page.html")
    addresses = [found.get("src") or found.get("href") for _, found in page.tags]

    assert page.open == []
    assert [tag for tag, _ in page.tags if tag in {"img", "iframe", "object"}] == []
    assert {one for one in addresses if one and not one.startswith("#")} == {"data:,"}
    assert (
        re.findall(r"url\(|@import|https?:", (HERE / "page.css").read_text() + (HERE / "page.js").read_text())
        == []
    )
    assert (tmp_path / "page.html").stat().st_size < 1_000_000


def test_nothing_that_it_is_told_runs(failed: Report) -> None:
    """Titles, steps and stories are text, whatever they say."""
    (broken,) = [one for one in failed.requirements if one.id == "CODE-01"]
    (scenario,) = broken.scenarios
    assert scenario.story is not None
    story = msgspec.structs.replace(
        scenario.story, said=EVIL, place=EVIL, replay=EVIL, changes={EVIL: (EVIL,)}, calls=(EVIL,)
    )
    steps = tuple(msgspec.structs.replace(step, text=EVIL) for step in scenario.steps)
    odd = msgspec.structs.replace(scenario, title=EVIL, row=(EVIL,), steps=steps, story=story, message=EVIL)
    evil = msgspec.structs.replace(broken, title=EVIL, sentence=EVIL, scenarios=(odd,))
    page = Page(render_page(msgspec.structs.replace(failed, requirements=(evil,))))

    assert [tag for tag, _ in page.tags].count("script") == 1
    assert "img" not in {tag for tag, _ in page.tags}
    assert page.text.count(EVIL) >= 10


def test_every_behaviour_has_a_box_that_leads_to_it(page: Page, failed: Report) -> None:
    """The box says how it stands, in words and not only in colour."""
    boxes = [found for found in page.with_class("box") if "href" in found]
    inside = [found["id"] for found in page.with_class("inside")]
    ids = [requirement.id for requirement in failed.requirements]

    assert sorted(found["href"] for found in boxes) == sorted(f"#{name}" for name in ids)
    assert inside == ids
    assert next(b["title"] for b in boxes if b["href"] == "#CODE-01").startswith("CODE-01 failed: ")


def test_what_failed_is_open_and_nothing_else(page: Page) -> None:
    """So it is on paper, and without the script."""
    behaviours = page.with_class("behaviour")
    scenarios = [found for found in page.with_class("scenario") if "open" in found]

    assert [found["data-standing"] for found in behaviours if "open" in found] == ["failed", "failed"]
    assert [found["class"] for found in scenarios] == ["scenario failed", "scenario failed"]


def test_a_failure_is_told_whole(page: Page, failed: Report) -> None:
    """Its place, what it says, and the command."""
    (scenario,) = next(one.scenarios for one in failed.requirements if one.id == "CODE-01")
    assert scenario.story is not None

    for told in (scenario.story.place, scenario.story.replay, *scenario.story.said.splitlines()):
        assert told in page.text


def test_controls_are_for_those_who_have_the_script(page: Page) -> None:
    """Without it they would do nothing, so they are hidden until it runs."""
    (bar,) = page.with_class("bar")

    assert "hidden" in bar
    assert [found.get("aria-label") for _, found in page.tags if found.get("id") == "search"]


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        *(
            (ink, ground)
            for ink in ("ink", "soft", "accent", "good", "bad", "gap")
            for ground in ("paper", "card")
        ),
        *(("ink", f"{name}-wash") for name in ("good", "bad", "gap", "accent")),
        *((name, f"{name}-wash") for name in ("good", "bad", "gap", "accent")),
        ("on-bad", "bad"),
        ("soft", "accent-wash"),
    ],
)
def test_everything_can_be_read(scheme: int, ink: str, ground: str) -> None:
    """Every ink on every ground it stands on has the contrast that WCAG asks of text (AA)."""
    schemes = re.findall(r":root \{(.*?)\}", (HERE / "page.css").read_text(encoding="utf-8"), re.DOTALL)
    colours = dict(re.findall(r"--([\w-]+): (#\w{6})", schemes[scheme]))

    assert _contrast(colours[ink], colours[ground]) >= 4.5
