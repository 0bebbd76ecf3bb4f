"""The edges of the behaviours as data: where a behaviour ends or is tempted to go wrong, by its id and a letter.

It knows `features/edges.toml`; a suite without that file has no edges, and none of its tags is held against any.
"""

import re
import tomllib
from collections.abc import Collection, Iterator
from pathlib import Path
from string import ascii_lowercase

import msgspec

from sim.conformance.errors import CatalogueError

TAG = re.compile(r"edge-([a-z])")
OPEN = "open"


class Edges(msgspec.Struct, frozen=True):
    """Every edge there is, by the id of its behaviour and its letter, and why nobody shows some of them yet."""

    sentences: dict[str, dict[str, str]] = {}
    open: dict[str, str] = {}

    def of(self, behaviour: str) -> dict[str, str]:
        """The edges of one behaviour: letter and sentence, in order."""
        return self.sentences.get(behaviour, {})

    @property
    def names(self) -> tuple[str, ...]:
        """Every edge as a person writes it, such as 'FLOW-04 b'."""
        return tuple(f"{behaviour} {letter}" for behaviour in self.sentences for letter in self.of(behaviour))


def is_edge(tag: str) -> bool:
    """Whether a tag says which edge a scenario shows."""
    return TAG.fullmatch(tag) is not None


def letters_in(tags: Collection[str]) -> tuple[str, ...]:
    """The letters of the edges among these tags."""
    return tuple(found[1] for tag in tags if (found := TAG.fullmatch(tag)))


def load_edges(path: Path, behaviours: Collection[str]) -> Edges:
    """The edges in a file, checked against the behaviours there are; without the file there are none."""
    if not path.is_file():
        return Edges()
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
        edges = msgspec.convert({"open": table.pop(OPEN, {}), "sentences": table}, Edges)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as problem:
        raise CatalogueError(f"{path}: not TOML: {problem}; mend that line") from None
    except msgspec.ValidationError as problem:
        raise CatalogueError(f"{path}: {problem}; an edge is a letter and a sentence") from None
    for found in _problems(edges, behaviours):
        raise CatalogueError(f"{path}: {found}")
    return edges


def _problems(edges: Edges, behaviours: Collection[str]) -> Iterator[str]:
    for behaviour, sentences in edges.sentences.items():
        if behaviour not in behaviours:
            yield f"there is no behaviour {behaviour}; use an id of the catalogue"
        expected = ascii_lowercase[: len(sentences)]
        if "".join(sentences) != expected:
            yield f"{behaviour}: the letters of its edges count up from a, here to {expected[-1:] or 'none'}"
    for name in sorted(set(edges.open) - set(edges.names)):
        yield f"there is no edge {name} to be open"
