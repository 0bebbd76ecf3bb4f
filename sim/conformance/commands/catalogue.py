"""`timebridge-sim steps`: every sentence that a feature can use, on the terminal, as a page or as JSON."""

import re
import sys
from difflib import get_close_matches
from pathlib import Path

import msgspec
import typer
from rich.console import Console
from rich.text import Text

from sim.conformance.commands.catalogue_page import page
from sim.conformance.commands.wording import Chapter, Sentence, Shelf, Wording
from sim.conformance.errors import ConformanceError

USAGE = 2
WIDTH = 100


def show_steps(folder: Path, words: tuple[str, ...], *, markdown: bool, as_json: bool) -> int:
    """Show the sentences that hold all words; the exit code is 2 when there are none."""
    try:
        wording = Shelf(folder).wording()
    except ConformanceError as problem:
        return _refused(str(problem))
    found = wording.narrowed(words) if words else wording
    if not found.count:
        return _refused(_nothing(wording, words))
    if markdown:
        return _write(folder / "STEPS.md", page(wording, folder.name))
    if as_json:
        sys.stdout.buffer.write(msgspec.json.format(msgspec.json.encode(found), indent=2) + b"\n")
    elif sys.stdout.isatty():
        _show(found)
    else:
        typer.echo("\n".join(_plain(found)))
    return 0


def _show(found: Wording) -> None:
    console = Console()
    console.width = min(console.width, WIDTH)
    for chapter in found.chapters:
        console.print(Text.assemble((chapter.module, "bold"), f"  {chapter.about}"))
        for each in chapter.sentences:
            console.print(Text(f"  {each.sentence}", "cyan"), soft_wrap=False)
            console.print(Text(f"      {each.example}", "dim"))
        console.print()
    console.print(_kinds(found))


def _kinds(found: Wording) -> Text:
    """What may stand in the braces of these sentences."""
    lines = [f"{{{kind.name}}}  {kind.about}" for kind in found.kinds]
    return Text("\n".join(lines), "dim")


def _plain(found: Wording) -> list[str]:
    """One line a sentence, for grep: its module, the sentence, its example."""
    return [_line(chapter, each) for chapter in found.chapters for each in chapter.sentences]


def _line(chapter: Chapter, each: Sentence) -> str:
    return f"{chapter.module}\t{each.sentence}\t{each.example}"


def _nothing(wording: Wording, words: tuple[str, ...]) -> str:
    """That no sentence holds these words, and which words are near."""
    text = " ".join(f"{c.module} {s.sentence} {s.example}" for c in wording.chapters for s in c.sentences)
    known = sorted(set(re.findall(r"[^\W\d_]{3,}", text.casefold())))
    missing = [word for word in words if not wording.narrowed((word,)).count]
    if not missing:
        return f"no sentence has all of {', '.join(map(repr, words))} in it; ask for fewer words"
    near = get_close_matches(missing[0].casefold(), known, n=3)
    meant = f"near are {', '.join(near)}" if near else "`timebridge-sim steps` shows all of them"
    return f"no sentence has {missing[0]!r} in it; {meant}"


def _write(path: Path, text: str) -> int:
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as problem:
        return _refused(f"{path}: the page cannot be written here: {problem.strerror}")
    typer.echo(f"{path}")
    return 0


def _refused(said: str) -> int:
    typer.echo(said, err=True)
    return USAGE
