"""The sentences as a page: `features/STEPS.md`, which a test holds against the step modules."""

from textwrap import indent

from sim.conformance.commands.wording import Chapter, Kind, Sentence, Wording

HEAD = """# The sentences

Every line under a scenario is one of these {count} sentences. Copy an example and change what stands in quotes; the
keyword before it (Given, When, Then, And, But) is yours to choose. Written by `timebridge-sim steps --markdown` from
`{folder}/steps/`, so change a sentence there and not here.

A name in braces stands for a value, as the next table says. Of `a/an` one is written, whichever reads better. A
sentence that ends in a colon has a table or a text under it.

| in a sentence | what stands there | as a pattern |
|---|---|---|
"""


def page(wording: Wording, folder: str) -> str:
    """The whole page."""
    head = HEAD.format(count=wording.count, folder=folder)
    kinds = "".join(_kind(kind) for kind in wording.kinds)
    return head + kinds + "".join(_chapter(chapter) for chapter in wording.chapters)


def _kind(kind: Kind) -> str:
    pattern = f"`{kind.pattern}`".replace("|", "\\|") if kind.pattern else ""
    return f"| `{{{kind.name}}}` | {kind.about} | {pattern} |\n"


def _chapter(chapter: Chapter) -> str:
    title = chapter.module.replace("_", " ").capitalize()
    sentences = "".join(_sentence(each) for each in chapter.sentences)
    return f"\n## {title}\n\n{chapter.about} Defined in `{chapter.path}`.\n{sentences}"


def _sentence(each: Sentence) -> str:
    under = "\n" + indent(each.under, " " * 4) if each.under else ""
    note = f"\n{each.note}\n" if each.note else ""
    return f"\n**{_escaped(each.sentence)}**\n{note}\n```gherkin\n* {each.example}{under}\n```\n"


def _escaped(sentence: str) -> str:
    """The sentence as Markdown shows it letter by letter."""
    return "".join(f"\\{letter}" if letter in "\\*_`<>[]" else letter for letter in sentence)
