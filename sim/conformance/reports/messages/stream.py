"""The whole stream of a run, in the order in which Cucumber sends it, and as a file.

Scenarios come in the order in which they are written, wherever and whenever they ran: same input, same order.
"""

import platform
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

import msgspec

from sim.conformance.reports.messages.around import hook_messages
from sim.conformance.reports.messages.numbering import Envelope, Numbers
from sim.conformance.reports.messages.ran import TestCase, instant
from sim.conformance.reports.messages.sentences import Sentences
from sim.conformance.reports.messages.written import Pickles, written_messages
from sim.conformance.run.counts import Run
from sim.conformance.suite.folder import Suite

# The version of the messages these are; the package of that version reads them back in the tests.
PROTOCOL = "34.2.0"


def messages_of(suite: Suite, run: Run, *, success: bool) -> Iterator[Envelope]:
    """Every message of a run; `success` is what its verdict says."""
    numbers = Numbers()
    yield {"meta": _meta()}
    pickles: Pickles = {}
    for document in suite.readable():
        told, found = written_messages(document, numbers)
        yield from told
        pickles |= found
    ran = [one for one in run.in_order() if (one.uri, one.line) in pickles]
    sentences = Sentences(suite.knowledge.vocabulary, suite.root, numbers)
    yield from sentences.messages()
    told, hooks = hook_messages(ran, numbers)
    yield from told
    number = numbers.new()
    began, ended = run.span()
    yield {"testRunStarted": {"id": number, "timestamp": instant(began)}}
    cases = [TestCase(one, pickles[one.uri, one.line], numbers) for one in ran]
    yield from (case.planned(number, sentences, hooks) for case in cases)
    for case in cases:
        yield from case.told()
    finished = {"testRunStartedId": number, "timestamp": instant(ended), "success": success}
    yield {"testRunFinished": finished}


def write_messages(suite: Suite, run: Run, path: Path, *, success: bool) -> None:
    """The stream as a file, one message a line."""
    encoder = msgspec.json.Encoder()
    lines = (encoder.encode(message) for message in messages_of(suite, run, success=success))
    path.write_bytes(b"\n".join(lines) + b"\n")


def _meta() -> Envelope:
    return {
        "protocolVersion": PROTOCOL,
        "implementation": {"name": "timebridge", "version": version("timebridge")},
        "runtime": {"name": platform.python_implementation(), "version": platform.python_version()},
        "os": {"name": platform.system(), "version": platform.release()},
        "cpu": {"name": platform.machine()},
    }
