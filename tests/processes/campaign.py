"""Every boundary of every stage, on both databases, by hand: `make kill`, or `make kill CYCLES=500`.

With fewer cycles than boundaries they are spread evenly; what is beyond is killed from outside, at instants that are
spread over the life of the command. Each line of what is wrong names the stage and the boundary: that is all that is
needed to do it again, `make kill AT="sync 17"`.
"""

from __future__ import annotations

import argparse
import resource
import sys
import time
from collections import Counter
from typing import Final

from rich.console import Console
from rich.table import Table

from tests.integration.stores import KINDS
from tests.processes.cycle import killed_after, killed_again_and_again, killed_at
from tests.processes.stages import Beginning
from tests.processes.story import spread, told

PROGRESS_EVERY: Final = 20
LIFE_MS: Final = 400.0  # of the longest command, on a slow core
OUTSIDE: Final = "from outside"
TOO_LATE: Final = "from outside, too late"
IN_A_ROW: Final = "each in one history"


def kind_of(boundary: str) -> str:
    """What is counted as one kind of boundary: "before commit", "after call POST"."""
    return " ".join(boundary.split()[:3])


class Tally:
    """Deaths and clean ones among them, by kind of boundary."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.deaths: Counter[str] = Counter()
        self.clean: Counter[str] = Counter()
        self.wrong: list[str] = []

    def count(self, boundary: str, where: str, wrong: list[str], deaths: int = 1) -> None:
        """One more history, with a death or more in it."""
        self.deaths[boundary] += deaths
        self.clean[boundary] += 0 if wrong else deaths
        if wrong:
            self.wrong.append(f"{self.kind}, {where}: {'; '.join(wrong)}")
            _note(self.wrong[-1])
        if (done := self.deaths.total()) % PROGRESS_EVERY == 0:
            _note(f"{self.kind}: {done} deaths, {self.clean.total()} clean")


def _is_at(beginning: Beginning, number: int, at: str) -> bool:
    """Whether a boundary is meant: by its stage, with its number or with how it begins."""
    stage, what = beginning.stage.name, beginning.boundaries[number - 1]
    return at in {stage, f"{stage} {number}"} or f"{stage} {what}".startswith(at)


def _note(line: str) -> None:
    """How far it is, for whoever watches."""
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def campaign(kind: str, cycles: int, at: str, part: tuple[int, int] = (1, 1)) -> Tally:
    """Kill on one kind of store."""
    tally = Tally(kind)
    with told(kind, "campaign") as story:
        everywhere = story.places
        chosen = [one for one in everywhere if not at or _is_at(*one, at)]
        for beginning, number in spread(chosen, cycles or len(chosen))[part[0] - 1 :: part[1]]:
            boundary = beginning.boundaries[number - 1]
            where = f"{beginning.stage.name} {number} ({boundary})"
            tally.count(kind_of(boundary), where, killed_at(story.desk, beginning, number))
        for number in range(part[0] - 1, max(0, cycles - len(everywhere)), part[1]):
            beginning = story.beginnings[number % len(story.beginnings)]
            after_ms = 1 + LIFE_MS * ((number * 0.6180339887498949) % 1)  # fills any stretch evenly
            died, wrong = killed_after(story.desk, beginning, after_ms)
            where = f"{beginning.stage.name} after {after_ms:.1f} ms"
            tally.count(OUTSIDE if died else TOO_LATE, where, wrong)
        for beginning in () if at else story.beginnings[part[0] - 1 :: part[1]]:
            deaths, wrong = killed_again_and_again(story.desk, beginning)
            tally.count(IN_A_ROW, f"{beginning.stage.name} {deaths} times in one history", wrong, deaths)
    return tally


def show(tallies: list[Tally]) -> None:
    """A table of all deaths."""
    table = Table("store", "boundary", "deaths", "clean")
    for tally in tallies:
        for boundary, deaths in sorted(tally.deaths.items()):
            table.add_row(tally.kind, boundary, str(deaths), str(tally.clean[boundary]))
        table.add_row(
            tally.kind, "in all", str(tally.deaths.total()), str(tally.clean.total()), end_section=True
        )
    Console().print(table)


def main() -> int:
    """Exit code 0 when every cycle was clean."""
    parser = argparse.ArgumentParser(prog="make kill", description=__doc__.partition("\n")[0])
    parser.add_argument(
        "--cycles", type=int, default=0, help="on each database; default: every boundary once"
    )
    parser.add_argument("--at", default="", help="some: 'sync', 'sync 17' or 'sync after call POST'")
    parser.add_argument("--part", default="1/1", help="of a run that is divided, such as 2/3")
    parser.add_argument("--store", choices=KINDS, action="append", help="default: both")
    chosen = parser.parse_args()
    began = time.monotonic()
    number, _, parts = chosen.part.partition("/")
    part = int(number), int(parts)
    tallies = [campaign(kind, chosen.cycles, chosen.at, part) for kind in chosen.store or KINDS]
    show(tallies)
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    cpu_s = sum(one.ru_utime + one.ru_stime for one in used)
    sys.stdout.write(f"{time.monotonic() - began:.0f} s by the clock, {cpu_s:.0f} s of processor time\n")
    for wrong in (found := [line for tally in tallies for line in tally.wrong]):
        sys.stdout.write(f"{wrong}\n")
    return int(bool(found))


if __name__ == "__main__":
    sys.exit(main())
