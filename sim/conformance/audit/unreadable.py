"""Files that do not parse, in the words of whoever wrote them: what stands there, and what could."""

import re
from difflib import get_close_matches

from gherkin.dialect import DIALECTS, Dialect
from gherkin.errors import CompositeParserException, NoSuchLanguageException, ParserException
from gherkin.parser import Parser

from sim.conformance.audit.finding import Finding
from sim.conformance.audit.keywords import near_heading, near_step, out_of_place, plain_steps
from sim.conformance.suite.written import Problem, UnreadableFeature

LANGUAGE = re.compile(r"^\s*#\s*language\s*:\s*(\S+)\s*$")
MEANT = re.compile(r"did you mean   (.+)")
MOST = 20  # slips in one file; whoever has more mends these first
EXPECTED = re.compile(r"#([A-Z]\w+)")


def unreadable(problem: UnreadableFeature) -> list[Finding]:
    """Everything that kept a file from being read, each by its line.

    One slip makes the parser stumble over what follows it. So each is told, mended on a copy, and the copy is read
    again: what is still wrong then is wrong by itself.
    """
    found: list[Finding] = []
    lines, problems = [*problem.lines], problem.problems
    while problems and len(found) < MOST:
        finding = _finding(problem, problems[0])
        if found and finding.line <= found[-1].line:
            break  # what was put in its place did not help
        found.append(finding)
        if _ends(problems[0], finding):
            break
        lines[finding.line - 1] = _meant(finding) or ""
        problems = _read_again(lines)
    return found


def _finding(problem: UnreadableFeature, one: Problem) -> Finding:
    if isinstance(one, UnicodeDecodeError):
        line = one.object.count(b"\n", 0, one.start) + 1
        said = "this file is not UTF-8: this line holds a byte that means nothing in it"
        return _at(problem, line, said, "save the file as UTF-8")
    line = one.location["line"]
    return (
        _language(problem, line) if isinstance(one, NoSuchLanguageException) else _parser(problem, line, one)
    )


def _ends(one: Problem, finding: Finding) -> bool:
    """Whether nothing can be said of the rest before this is mended."""
    other = isinstance(one, UnicodeDecodeError | NoSuchLanguageException)
    headless = "begins with its feature" in finding.wrong and not _meant(finding)
    return other or headless or "never closed" in finding.wrong


def _meant(finding: Finding) -> str | None:
    return next((found[1] for advice in finding.advice if (found := MEANT.match(advice))), None)


def _read_again(lines: list[str]) -> tuple[Problem, ...]:
    try:
        Parser().parse("\n".join(lines))
    except CompositeParserException as problem:
        return tuple(problem.errors)
    except ParserException as problem:
        return (problem,)
    return ()


def _parser(problem: UnreadableFeature, line: int, error: ParserException) -> Finding:
    expected, text = _expected(error), _text(problem, line)
    if "inconsistent cell count" in str(error):
        return _at(problem, line, *_uneven(problem, line))
    if "may not contain whitespace" in str(error):
        return _at(
            problem, line, "a tag holds no spaces", "write each with its own @, such as   @FLOW-01 @edge-a"
        )
    if "unexpected end of file" in str(error):
        return _ended(problem, expected)
    if "FeatureLine" in expected:
        return _no_feature(problem, line, text)
    return _misplaced(problem, line, text, expected)


def _misplaced(problem: UnreadableFeature, line: int, text: str, expected: set[str]) -> Finding:
    dialect = _dialect(problem)
    kept = out_of_place(text, dialect) or _belongs(text, dialect)
    if kept:
        wrong, _, advice = kept.partition("; ")
        return _at(problem, line, wrong, advice)
    meant = near_heading(text, dialect) or near_step(text, dialect)
    if meant:
        first = text.split(" ", 1)[0].split(":", 1)[0]
        return _at(problem, line, f"{first!r} is no keyword", meant)
    return _at(problem, line, "this line is no Gherkin here", f"here may stand {_words(expected, dialect)}")


def _belongs(text: str, dialect: Dialect) -> str | None:
    """Where a line belongs that is right Gherkin, but not at this place."""
    if text.startswith("|"):
        return "this row belongs to no table; put it under a step, or under the header of Examples"
    if text.startswith(('"""', "```")):
        return "this text belongs to no step; put it right under the step that takes it"
    if text.startswith(tuple(f"{step} " for step in [*plain_steps(dialect), "*"])):
        return (
            "this step belongs to no scenario; steps come before Examples, under a Scenario or a Background"
        )
    return None


def _ended(problem: UnreadableFeature, expected: set[str]) -> Finding:
    """The file ends while something is still open."""
    if "DocStringSeparator" in expected:
        return _at(
            problem,
            _opening(problem),
            "this text is never closed",
            'end it with a line of   """   as it begins',
        )
    last = max((n for n, text in enumerate(problem.lines, 1) if text.strip()), default=1)
    return _at(
        problem,
        last,
        "these tags belong to nothing: the file ends here",
        "write the scenario under them, or remove them",
    )


def _opening(problem: UnreadableFeature) -> int:
    """The line of the marks that begin the text which is never closed."""
    opened, mark = 1, ""
    for number, line in enumerate(problem.lines, 1):
        text = line.strip()
        if mark:
            mark = "" if text.startswith(mark) else mark
        elif text.startswith(('"""', "```")):
            opened, mark = number, text[:3]
    return opened


def _no_feature(problem: UnreadableFeature, line: int, text: str) -> Finding:
    meant = near_heading(text, _dialect(problem))
    feature = f"{_dialect(problem).feature_keywords[0]}:"
    if meant and feature in meant:
        return _at(problem, line, "a file begins with its feature", meant)
    return _at(
        problem, line, "a file begins with its feature", f"write above this line   {feature} what it is about"
    )


def _uneven(problem: UnreadableFeature, line: int) -> tuple[str, str]:
    first = line
    while first > 1 and _text(problem, first - 1).startswith(("|", "#")):
        first -= 1
    while not _text(problem, first).startswith("|"):
        first += 1
    here, there = _cells(_text(problem, line)), _cells(_text(problem, first))
    return (
        f"this row has {here} cells, and its table has {there} columns",
        f"see line {first}:   {_text(problem, first)}",
    )


def _cells(row: str) -> int:
    return len(re.findall(r"(?<!\\)\|", row)) - 1


def _language(problem: UnreadableFeature, line: int) -> Finding:
    found = LANGUAGE.match(problem.lines[line - 1])
    name = found[1] if found else ""
    near = get_close_matches(name, DIALECTS, n=1)
    meant = (
        f"did you mean   # language: {near[0]}"
        if near
        else "use a code such as en, de or fr, or remove the line"
    )
    return _at(problem, line, f"Gherkin knows no language {name!r}", meant)


def _words(expected: set[str], dialect: Dialect) -> str:
    """What the parser would take, in Gherkin's own words."""
    words = {
        "StepLine": f"a step ({', '.join(plain_steps(dialect))})",
        "TableRow": "a row of a table (| ... |)",
        "DocStringSeparator": 'a text in quotes (""")',
        "ScenarioLine": f"{dialect.scenario_keywords[-1]}:",
        "ExamplesLine": f"{dialect.examples_keywords[0]}:",
        "RuleLine": f"{dialect.rule_keywords[0]}:",
        "TagLine": "tags",
    }
    found = [said for name, said in words.items() if name in expected]
    return " or ".join(filter(None, [", ".join(found[:-1]), found[-1]]))


def _dialect(problem: UnreadableFeature) -> Dialect:
    named = next((found[1] for text in problem.lines if (found := LANGUAGE.match(text))), "en")
    return Dialect.for_name(named) or Dialect(DIALECTS["en"])


def _expected(error: ParserException) -> set[str]:
    return {*EXPECTED.findall(str(error).partition(", got '")[0])}


def _text(problem: UnreadableFeature, line: int) -> str:
    return problem.lines[line - 1].strip() if line <= len(problem.lines) else ""


def _at(problem: UnreadableFeature, line: int, wrong: str, *advice: str) -> Finding:
    return Finding(problem.uri, line, wrong, _text(problem, line), advice)
