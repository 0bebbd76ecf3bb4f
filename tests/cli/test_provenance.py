"""`timebridge-sim provenance` prints where each rule is known from."""

import json
import re

import pytest

from tests.cli.refusals import MISUSED

PROGRAM = "timebridge-sim"
WIDTH = 100
COUNTS = re.compile(r"(\d+) documented, (\d+) seen, (\d+) inferred; (\d+) in all")


def test_the_list_with_its_counts(terminal):
    """A mark and a place, the source below; the counts at the end are those of the list; all fit the terminal."""
    done = terminal.type("provenance", "--fake", "quickbooks_time", program=PROGRAM)
    lines = done.out.splitlines()
    counts = [int(number) for number in COUNTS.fullmatch(lines[-1]).groups()]
    marks = [line.split()[0] for line in lines[1:-1] if re.match(r"  \S", line)]

    assert (done.code, done.errors, lines[0]) == (0, "", "quickbooks_time")
    assert [marks.count(mark) for mark in ("documented", "seen", "inferred")] == counts[:3]
    assert sum(counts[:3]) == counts[3] == len(marks)
    assert [line for line in lines if len(line) > WIDTH] == []
    at = lines.index("  seen        errors.range_too_long")
    assert lines[at + 1] == "              api_ruby spec/repository_spec, verbatim"


def test_a_part_of_it_for_a_program(terminal):
    """One fake, one mark, as JSON; a switch is there with its default."""
    done = terminal.type(
        "provenance", "--fake", "quickbooks_time", "--mark", "inferred", "--json", program=PROGRAM
    )
    found = json.loads(done.out)
    switches = {each["where"]: each["source"] for each in found}

    assert {(each["fake"], each["mark"]) for each in found} == {("quickbooks_time", "inferred")}
    assert switches["behaviour.empty_list"] == (
        "PHP's [] where a map is empty [contract 2.1, 8] (default 'array')"
    )


def test_all_three_without_a_name(terminal):
    """Each service has rules."""
    found = json.loads(terminal.type("provenance", "--json", program=PROGRAM).out)

    assert [*dict.fromkeys(each["fake"] for each in found)] == ["karbon", "quickbooks_time", "quickbooks"]


@pytest.mark.parametrize(("option", "word"), [("--fake", "xero"), ("--mark", "guessed")])
def test_a_word_that_it_does_not_know(terminal, option, word):
    """The words there are stand in the refusal."""
    done = terminal.type("provenance", option, word, program=PROGRAM)

    assert (done.code, done.out) == (MISUSED, "")
    assert f"'{word}' is none of" in done.errors
