"""Files as editors save them: with Windows line ends, with a byte order mark, in another encoding, or empty."""

from tests.conformance.audit.conftest import Desk

GOOD = 'Feature: x\n  @FLOW-01\n  Scenario: y\n    Given a client "Zoë"\n'


def test_windows_line_ends_and_a_byte_order_mark_are_fine(desk: Desk) -> None:
    """They change nothing, and no word is said about them."""
    assert desk.said(GOOD.replace("\n", "\r\n")) == ""
    assert desk.said(GOOD.encode("utf-8-sig")) == ""


def test_a_line_is_found_in_spite_of_windows_line_ends(desk: Desk) -> None:
    """Numbers and quotations are those of the editor."""
    text = GOOD.replace("a client", "a clyent").replace("\n", "\r\n")

    assert desk.said(text.encode("utf-8-sig")).startswith(
        'x.feature:4: nobody has defined this sentence\n    Given a clyent "Zoë"\n'
    )


def test_another_encoding_is_told_with_its_line(desk: Desk) -> None:
    """The line is shown as well as it can be read."""
    assert desk.said(GOOD.encode("latin-1")) == (
        "x.feature:4: this file is not UTF-8: this line holds a byte that means nothing in it\n"
        '    Given a client "Zoë"\n'
        "    save the file as UTF-8"
    )


def test_an_empty_file(desk: Desk) -> None:
    """Nothing in it is a finding, too."""
    assert desk.said("") == (
        "x.feature:1: this file is empty\n    begin with   Feature: what it is about   or remove the file"
    )
