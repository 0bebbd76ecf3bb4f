"""A failure as it is printed: the scenario itself, the line that failed, what was seen, and how to see it again."""

from __future__ import annotations

import re
from typing import Final

from _pytest._code.code import ReprFileLocation, TerminalRepr
from _pytest._io import TerminalWriter

from sim.conformance.explain.words import folded
from sim.conformance.run.outcomes import Story

# What a line looks like follows from how it begins: text is all that comes back from another process.
LOOKS: Final[tuple[tuple[re.Pattern[str], dict[str, bool]], ...]] = (
    (re.compile(r"  ✓ "), {"green": True}),
    (re.compile(r"  ✗ "), {"red": True, "bold": True}),
    (re.compile(r"  · "), {"light": True}),
    (re.compile(r"    - "), {"red": True}),
    (re.compile(r"    \+ (?!where )"), {"yellow": True}),
    (re.compile(r"\S+\.feature:\d+: "), {"red": True, "bold": True}),
    (re.compile(r"(What changed|The last|Replay|Traceback)\b"), {"bold": True}),
    (re.compile(r"E  "), {"red": True}),
)


class Told(TerminalRepr):
    """The text of a failure, coloured where the terminal takes colours."""

    def __init__(self, text: str, place: str, message: str) -> None:
        self.text = text
        path, _, line = place.rpartition(":")
        # pytest takes the words behind a node id in its short summary from here.
        self.reprcrash = ReprFileLocation(path, int(line), message)

    def toterminal(self, tw: TerminalWriter) -> None:
        """Write the text, line by line."""
        for line in self.text.splitlines():
            tw.line(line, **next((look for begins, look in LOOKS if begins.match(line)), {}))


def tell(scenario: list[str], story: Story, traceback: str) -> str:
    """The whole text of a failure, no line wider than a page; a traceback follows when there is one."""
    sections = [
        scenario,
        [
            *folded(f"{story.place}: {story.sentence}", "", "  "),
            *(f"  {line}" for line in story.said.splitlines()),
        ],
        _changes(story),
        _calls(story),
        ["Replay", f"  {story.replay}", *([] if traceback else ["  (with -v for the Python traceback)"])],
        ["Traceback", traceback.rstrip()] if traceback else [],
    ]
    return "\n\n".join("\n".join(lines) for lines in sections if lines)


def _changes(story: Story) -> list[str]:
    if not story.changes:
        return []
    lines = [f"What changed {story.since}"]
    for name, changes in story.changes.items():
        for at, change in enumerate(changes):
            lines += folded(change, f"  {name if at == 0 else '':<17}", " " * 21)
    return lines


def _calls(story: Story) -> list[str]:
    if not story.calls:
        return ["The last calls between the systems: none"] if story.changes else []
    count = f"{len(story.calls)} calls" if len(story.calls) > 1 else "call"
    return [
        f"The last {count} between the systems",
        *(f"  {line}" for call in story.calls for line in call.split("\n")),
    ]
