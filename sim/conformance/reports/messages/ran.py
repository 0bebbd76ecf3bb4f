"""What ran, as messages: a test case a scenario, each step as it ended, and the story of a failure attached."""

from collections.abc import Iterator
from itertools import accumulate
from typing import Any

from sim.conformance.reports.messages.around import AFTER, BEFORE, around
from sim.conformance.reports.messages.numbering import Envelope, Numbers
from sim.conformance.reports.messages.sentences import Sentences
from sim.conformance.run.outcomes import ScenarioOutcome, StepOutcome

STATUS = {"passed": "PASSED", "failed": "FAILED", "not run": "SKIPPED"}


class TestCase:
    """A scenario that ran, together with the ids that its messages share."""

    def __init__(self, outcome: ScenarioOutcome, pickle: Envelope, numbers: Numbers) -> None:
        self._outcome = outcome
        self._pickle = pickle
        self._id = numbers.new()
        hook = around(outcome)
        self._before = [(numbers.new(), BEFORE)] if hook == BEFORE else []
        self._steps = [numbers.new() for _ in pickle["steps"]]
        self._after = [(numbers.new(), AFTER)] if hook == AFTER else []
        self._started = numbers.new()

    def planned(self, run: str, sentences: Sentences, hooks: dict[str, str]) -> Envelope:
        """What is going to run: each step with the definition it found."""
        steps = [
            {"id": number, "pickleStepId": step["id"], **sentences.found_by(step["text"])}
            for number, step in zip(self._steps, self._pickle["steps"], strict=True)
        ]
        before = [{"id": number, "hookId": hooks[hook]} for number, hook in self._before]
        after = [{"id": number, "hookId": hooks[hook]} for number, hook in self._after]
        case = {"id": self._id, "pickleId": self._pickle["id"], "testSteps": before + steps + after}
        return {"testCase": case | {"testRunStartedId": run}}

    def told(self) -> Iterator[Envelope]:
        """What happened, in order."""
        outcome = self._outcome
        # Steps follow one another: each begins when those before it are over.
        spent = list(accumulate((step.duration_ms / 1000 for step in outcome.steps), initial=outcome.started))
        over = max(outcome.started + outcome.duration_ms / 1000, spent[-1])
        started: dict[str, Any] = {"id": self._started, "testCaseId": self._id, "attempt": 0}
        worker = {"workerId": outcome.worker} if outcome.worker else {}
        yield {"testCaseStarted": started | worker | {"timestamp": instant(outcome.started)}}
        for number, _ in self._before:
            yield from self._step(number, "FAILED", outcome.started, outcome.started)
        for number, step, began, ended in zip(self._steps, outcome.steps, spent, spent[1:], strict=False):
            yield from self._step(number, self._status(step), began, ended)
        for number, _ in self._after:
            yield from self._step(number, "FAILED", spent[-1], over)
        finished = {"testCaseStartedId": self._started, "timestamp": instant(over), "willBeRetried": False}
        yield {"testCaseFinished": finished}

    def _status(self, step: StepOutcome) -> str:
        return STATUS[step.status]

    def _step(self, number: str, status: str, began: float, ended: float) -> Iterator[Envelope]:
        named = {"testCaseStartedId": self._started, "testStepId": number}
        yield {"testStepStarted": named | {"timestamp": instant(began)}}
        result: Envelope = {"status": status, "duration": instant(ended - began)}
        if status == "FAILED":
            yield {"attachment": self._attached(named, ended)}
            result |= self._failure()
        yield {"testStepFinished": named | {"testStepResult": result, "timestamp": instant(ended)}}

    def _failure(self) -> Envelope:
        outcome = self._outcome
        expected = f"expected to fail: {outcome.reason}\n" if outcome.reason else ""
        exception = {"type": outcome.exception or "AssertionError", "message": outcome.message}
        return {
            "message": f"{expected}{outcome.message}",
            "exception": exception | {"stackTrace": f"{outcome.message}\n{self._place()}"},
        }

    def _place(self) -> str:
        broken = next((step.line for step in self._outcome.steps if step.status == "failed"), None)
        return f"{self._outcome.uri}:{broken or self._outcome.line}"

    def _attached(self, named: Envelope, at: float) -> Envelope:
        story = {"body": self._outcome.detail, "contentEncoding": "IDENTITY", "mediaType": "text/plain"}
        return named | story | {"fileName": "story.txt", "timestamp": instant(at)}


def instant(seconds: float) -> Envelope:
    """A moment, or a while, as messages write it; a float holds no more than microseconds of today."""
    whole, micros = divmod(round(seconds * 1_000_000), 1_000_000)
    return {"seconds": whole, "nanos": micros * 1000}
