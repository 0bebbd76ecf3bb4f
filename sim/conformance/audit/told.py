"""Findings as a person reads them on a terminal: nothing comes before them, and one line closes them."""

from collections.abc import Iterator
from textwrap import wrap

from sim.conformance.audit.finding import Finding

WIDTH = 100
MOST = 50  # more would scroll the first away, and mending the first often mends the rest
FINDINGS = 3  # the exit code of a command that found something and ran nothing


def print_findings(findings: list[Finding], last: str) -> None:
    """Print the findings, and one closing line; in colour where somebody looks at it."""
    # Imported here: a run without findings prints none.
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, soft_wrap=True)
    for line, style in [*told(findings), (last, "bold")]:
        console.print(Text(line, style))


def told(findings: list[Finding]) -> Iterator[tuple[str, str]]:
    """The findings line by line, each with its style; beyond a screenful or two they are only counted."""
    for finding in findings[:MOST]:
        yield from _one(finding)
    if len(findings) > MOST:
        yield f"... and {len(findings) - MOST} more", "bold"


def closing(findings: list[Finding], consequence: str) -> str:
    """How many findings there are in how many files, and what follows from it."""
    files = {finding.uri for finding in findings}
    return f"{counted(len(findings), 'finding')} in {counted(len(files), 'file')}; {consequence}"


def _one(finding: Finding) -> Iterator[tuple[str, str]]:
    for line in _wrapped(f"{finding.place}: {finding.wrong}", ""):
        yield line, "bold red"
    if finding.quoted:
        # As it is written, however long it is: this line is there to be recognised.
        yield f"    {finding.quoted}", ""
    for advice in finding.advice:
        for line in _wrapped(advice, "    "):
            yield line, "green"


def _wrapped(text: str, indent: str) -> list[str]:
    return wrap(
        text,
        WIDTH,
        initial_indent=indent,
        subsequent_indent=f"{indent}    ",
        break_long_words=False,
        break_on_hyphens=False,
    )


def counted(number: int, noun: str) -> str:
    """A number of things, in words: one file, two files."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
