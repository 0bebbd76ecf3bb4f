"""The subject port: plain results, refusals, and errors that name the subject."""

import sys
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest

from sim.conformance.errors import SubjectError
from sim.conformance.subject.port import Refused, open_subject


@pytest.fixture
def stand(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """A module that stands for somebody's integration."""
    module = ModuleType("stand_in")
    monkeypatch.setitem(sys.modules, "stand_in", module)
    return module


def answering(stand: ModuleType, answer: Any) -> Any:
    """A subject that always gives one answer."""
    stand.open_port = lambda **_: SimpleNamespace(call=lambda _operation, _arguments: answer)
    return open_subject("stand_in:open_port")


def test_an_operation_and_its_plain_result(stand: ModuleType) -> None:
    """Arguments go over by name, and a tuple comes back as any adapter would bring it."""

    def answer(base: str, operation: str, given: dict[str, Any]) -> Any:
        return {"ok": {"findings": (), "said": (base, operation, given)}}

    stand.open_port = lambda base: SimpleNamespace(call=lambda *asked: answer(base, *asked))
    subject = open_subject("stand_in:open_port", base="b")

    assert subject.call("sync", by="ann") == {"findings": [], "said": ["b", "sync", {"by": "ann"}]}


def test_a_refusal_is_raised_with_its_remedy(stand: ModuleType) -> None:
    """Code, sentence and remedy, each to be asked for."""
    subject = answering(stand, {"refused": {"code": "NOT_ADMIN", "sentence": "No.", "remedy": "Ask."}})

    with pytest.raises(Refused) as refused:
        subject.call("settings")
    assert (refused.value.code, refused.value.sentence, refused.value.remedy) == ("NOT_ADMIN", "No.", "Ask.")
    assert str(refused.value) == "NOT_ADMIN: No. Ask."


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (None, "sync answered None"),
        ({"ok": {}, "refused": {}}, "sync answered"),
        ({"ok": [1]}, "gave [1] as 'ok'; expected an object"),
        ({"ok": {"x": object()}}, "gave a result that is not JSON"),
        ({"refused": {"code": "X"}}, "expected texts for code, sentence and remedy"),
    ],
)
def test_another_shape_is_an_error(stand: ModuleType, answer: Any, said: str) -> None:
    """It names the subject and the operation."""
    with pytest.raises(SubjectError) as error:
        answering(stand, answer).call("sync")
    assert str(error.value).startswith("subject stand_in:open_port: sync ")
    assert said in str(error.value)


@pytest.mark.parametrize(
    ("spec", "said"),
    [
        ("nothing", "neither package.module:callable nor a URL"),
        ("no.such.thing:port", "no.such.thing cannot be imported"),
        ("stand_in:nobody", "stand_in has nothing callable named nobody"),
        ("stand_in:picky", "cannot be opened with ['base']"),
        ("stand_in:mute", "gave a int without a method call(operation, arguments)"),
    ],
)
def test_a_subject_that_cannot_be_opened(stand: ModuleType, spec: str, said: str) -> None:
    """One sentence: which subject, and what is wrong."""
    stand.picky = lambda: None
    stand.mute = lambda **_: 4

    with pytest.raises(SubjectError) as error:
        open_subject(spec, base="b")
    assert f"subject {spec}: " in str(error.value)
    assert said in str(error.value)
