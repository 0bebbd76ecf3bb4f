"""`timebridge-sim new` writes a first feature that a run can take, and never over another."""

from pathlib import Path

import pytest

from sim.conformance.audit.checks import audit
from sim.conformance.commands.new import USAGE, write_new
from sim.conformance.suite.folder import Suite

FIRST = """Feature: A deleted code

  # CODE-02 (core): Whoever deleted a code is offered a new one.
  # Say here in two lines why, take of the sentences below what fits, and then these comments out.

  @CODE-02
  Scenario: A deleted code
    Given the firm is in step
    And a code "Acme"
    When the code "Acme" is deleted
    # or Ann is archived
    Then there are these codes:
      | code     |
      | Acme › * |
"""


def findings(folder: Path) -> list[str]:
    suite = Suite(folder.resolve(), folder.resolve().parent, lambda *_: None)
    return [str(found) for document in suite.readable() for found in audit(document, suite.knowledge)]


def made(folder: Path) -> list[str]:
    """The features beside the one that was there, as paths in the folder."""
    found = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    return sorted(found - {"requirements.toml", "steps/codes.py", "codes/deleting.feature"})


def test_a_whole_feature(features, capsys):
    """The requirement that nobody wrote yet, its folder, a name, and sentences of the vocabulary."""
    assert write_new(features, "a deleted code", None) == 0

    path = features / "codes" / "a_deleted_code.feature"
    assert path.read_text(encoding="utf-8") == FIRST
    assert findings(features) == []
    assert capsys.readouterr().out.splitlines() == [
        str(path),
        "  shows CODE-02 (core, not written yet): A deleted code is offered anew",
        "  near: CODE-01 (core, written): Time on a deleted code counts",
        "  To show one of those instead, remove the file and add --id CODE-01 or another.",
        "Next: choose its sentences (`timebridge-sim steps WORD` finds more), and run it:",
        f"  pytest {path}",
    ]


def test_words_with_a_slip_of_the_pen(features):
    """The nearest requirement is found all the same, and its folder is made."""
    assert write_new(features, "Archiving a coleague", None) == 0

    assert made(features) == ["users/archiving_a_coleague.feature"]
    assert "When Ann is archived" in (features / "users/archiving_a_coleague.feature").read_text()


def test_a_requirement_by_its_id(features):
    """With an id the words are only a title."""
    assert write_new(features, "Something else altogether", " code-01 ") == 0

    text = (features / "codes/something_else_altogether.feature").read_text()
    assert "  @CODE-01\n  Scenario: Something else altogether\n" in text
    assert findings(features) == []


def test_a_feature_that_is_there_stays(features, capsys):
    """The second time is refused, and nothing is written."""
    write_new(features, "a deleted code", None)
    path = features / "codes" / "a_deleted_code.feature"
    path.write_text("mine", encoding="utf-8")
    capsys.readouterr()

    assert write_new(features, "A deleted code!", None) == USAGE
    assert path.read_text(encoding="utf-8") == "mine"
    assert capsys.readouterr().err == f"{path} exists already; add a scenario to it, or use other words\n"


def test_a_title_that_another_scenario_has(features):
    """Titles are unique in a suite, so the new one is numbered."""
    assert write_new(features, "A code is deleted", None) == 0

    assert "  Scenario: A code is deleted (2)\n" in (features / "codes/a_code_is_deleted.feature").read_text()


@pytest.mark.parametrize(
    ("words", "name", "title"),
    [
        ("../../etc/passwd", "codes/etc_passwd.feature", "../../etc/passwd"),
        ("/code", "codes/code.feature", "/code"),
        ("C:\\codes\\x", "codes/c_codes_x.feature", "C:\\codes\\x"),
        ("\"a\" 'code' `rm` $HOME", "codes/a_code_rm_home.feature", "\"a\" 'code' `rm` $HOME"),
        (
            "a code\n  Scenario: evil\tone",
            "codes/a_code_scenario_evil_one.feature",
            "A code Scenario: evil one",
        ),
        ("nul\0l \x1b[31mred", "codes/nul_l_31mred.feature", "Nul l [31mred"),
        ("a <deleted> code", "codes/a_deleted_code.feature", "A deleted code"),
        ("gelöschter Code", "codes/geloschter_code.feature", "Gelöschter Code"),
        ("削除", "codes/code_02.feature", "削除"),
        ("\u202edeleted", "codes/deleted.feature", "Deleted"),
        ("# code @CODE-01", "codes/code_code_01.feature", "# code @CODE-01"),
        ("c" * 100, f"codes/{'c' * 60}.feature", "C" + "c" * 99),
        (
            "deleted " * 12,
            f"codes/{'deleted_' * 7}".rstrip("_") + ".feature",
            ("Deleted " + "deleted " * 11)[:-1],
        ),
    ],
)
def test_words_that_are_no_file_name(features, words, name, title):
    """The file stays in its folder, the title on its line, and the audit has nothing to say."""
    assert write_new(features, words, "CODE-02") == 0

    assert made(features) == [name]
    assert (features / name).read_text(encoding="utf-8").startswith(f"Feature: {title}\n\n")
    assert findings(features) == []


@pytest.mark.parametrize(
    ("words", "wanted", "said"),
    [
        (
            "",
            None,
            'say in a few words what the feature is about, such as: timebridge-sim new "a deleted code"',
        ),
        (" \n\t<>", "CODE-01", "say in a few words what the feature is about"),
        ("code " * 4000, None, "these are 19,999 characters; say it in 100, it becomes a title"),
        ("a code", "CODE-3", "there is no requirement 'CODE-3'; did you mean CODE-0"),
        ("a code", "../x", "there is no requirement '../x'; requirements.toml has them all"),
        (
            "zebra",
            None,
            "no requirement is near to 'Zebra'; choose one with --id. Their areas are:\n  CODE     A code",
        ),
    ],
)
def test_what_cannot_be_begun(features, capsys, words, wanted, said):
    """It is said, and nothing is written."""
    assert write_new(features, words, wanted) == USAGE

    assert capsys.readouterr().err.startswith(said)
    assert made(features) == []


def test_no_folder_of_features(tmp_path, capsys, monkeypatch):
    """Without a catalogue there is nothing to write for."""
    monkeypatch.chdir(tmp_path)

    assert write_new(Path("nowhere"), "a deleted code", None) == USAGE
    assert "there is no catalogue of requirements here" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be_written(features, capsys):
    """The sentence names the file and the reason."""
    (features / "users").write_text("a file where the folder should be")

    assert write_new(features, "an archived colleague", None) == USAGE
    assert (
        "users/an_archived_colleague.feature: the feature cannot be written here: " in capsys.readouterr().err
    )
