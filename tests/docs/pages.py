"""A document as a reader sees it: its sections, and in them the fenced blocks with the words that lead to them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
FENCE = "```"
CHANGING = (  # what is another in every run, and what stands for it
    (r"\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?", "DATE"),
    (r"\bcode \d+", "code ID"),
    (r"\b\d+ s old", "AGE"),
    (r"\bk(\d+)-[0-9a-f]{4}\b", r"k\1-ID"),
)


class Block(NamedTuple):
    """A fenced block."""

    section: str
    language: str
    text: str
    lead: str  # the words between the block before and this one

    @property
    def lines(self) -> list[str]:
        """Its lines."""
        return self.text.splitlines()

    @property
    def file(self) -> Path:
        """The last file that is named before the block, for one that says what to write there."""
        return Path(re.findall(r"`([\w/]+\.\w+)`", self.lead)[-1])


def blocks(page: Path = README) -> list[Block]:
    """All fenced blocks of a page, in order."""
    found: list[Block] = []
    section, lead = "", ""
    language: str | None = None
    inside: list[str] = []
    for line in page.read_text(encoding="utf-8").splitlines():
        if language is None and line.startswith(FENCE):
            language, inside = line.removeprefix(FENCE), []
        elif language is not None and line == FENCE:
            found.append(Block(section, language, "\n".join(inside), lead))
            language, lead = None, ""
        elif language is not None:
            inside.append(line)
        elif line.startswith("## "):
            section, lead = line.removeprefix("## "), ""
        else:
            lead += line + "\n"
    assert language is None, f"{page.name}: the last block has no end"
    return found


def plain(line: str) -> str:
    """A line without what is another in every run."""
    for pattern, word in CHANGING:
        line = re.sub(pattern, word, line)
    return line.rstrip()


def shows(said: str, shown: list[str]) -> bool:
    """Whether a command said these lines, one after the other; '...' stands for any number of lines."""
    lines = [plain(line) for line in said.splitlines()]
    at = 0
    exactly = False  # the first line may come anywhere, the next must follow at once
    for wanted in map(plain, shown):
        if wanted == "...":
            exactly = False
            continue
        rest = lines[at : at + 1] if exactly else lines[at:]
        if wanted not in rest:
            return False
        at += rest.index(wanted) + 1
        exactly = True
    return True
