"""A code of which nobody heard that it was made or renamed is ours, in the audit too; its name ends as Karbon says."""

from __future__ import annotations

from contextlib import suppress

import pytest

from integration.clients.errors import VendorError
from tests.integration.firm import Firm


def audited(firm: Firm, name: str) -> list[str]:
    return [line.what for line in firm.bridge.audit_lines(firm.key(name))]


def unheard(firm: Firm, method: str, kind: str = "failed_after", **more: float) -> None:
    """A sync of which one call to the codes is done, and answered by an error."""
    firm.arm(kind, service="quickbooks_time", method=method, path="/jobcodes", **more)
    with suppress(VendorError):
        firm.bridge.sync()
    firm.disarm()


def renamed(firm: Firm, before: str, after: str) -> None:
    firm.karbon.rename_client(firm.key(before), after)


@pytest.mark.edge("LINK-05 a")
def test_a_new_code_that_was_found_has_a_line(in_step: Firm) -> None:
    """Seed 7."""
    in_step.karbon.add_organization("Birch")
    unheard(in_step, "POST")
    in_step.bridge.sync()

    assert audited(in_step, "Birch") == ["adopt"]


@pytest.mark.edge("NAME-02 e")
def test_renamed_once_more_before_anybody_heard(in_step: Firm) -> None:
    """The name in between was nobody's choice in QuickBooks Time."""
    renamed(in_step, "Acme", "Birch")
    unheard(in_step, "PUT")
    assert "Birch" in in_step.paths()
    renamed(in_step, "Birch", "Cedar")
    in_step.bridge.sync()

    assert [path for path in in_step.paths() if "›" not in path] == ["Cedar"]
    assert audited(in_step, "Cedar")[-2:] == ["rename", "rename"]


def test_it_never_arrived(in_step: Firm) -> None:
    """The code has its old name still, and gets the new one."""
    renamed(in_step, "Acme", "Birch")
    unheard(in_step, "PUT", "request_lost")
    in_step.wait(300)
    in_step.bridge.sync()

    assert [path for path in in_step.paths() if "›" not in path] == ["Birch"]


def test_a_name_that_a_person_chose_meanwhile_stays(in_step: Firm) -> None:
    """It is another than the one of which nobody heard (NAME-02)."""
    code = in_step.job("Acme")
    renamed(in_step, "Acme", "Birch")
    unheard(in_step, "PUT")
    in_step.time.rename_job(code, "Acme & Co")
    renamed(in_step, "Birch", "Cedar")
    in_step.bridge.sync()
    in_step.wait(300)
    in_step.bridge.sync()

    assert [path for path in in_step.paths() if "›" not in path] == ["Acme & Co"]


@pytest.mark.edge("NAME-02 e")
def test_a_name_that_nobody_heard_of_has_a_line_although_somebody_chose_another(in_step: Firm) -> None:
    """It was there in between, and the audit says that it may have been (seed 167152)."""
    code = in_step.job("Acme")
    renamed(in_step, "Acme", "Birch")
    unheard(in_step, "PUT")
    in_step.time.rename_job(code, "Acme & Co")
    in_step.wait(300)
    in_step.bridge.sync()

    assert audited(in_step, "Birch") == ["create", "rename unheard"]


def test_a_name_that_never_arrived_has_no_such_line(in_step: Firm) -> None:
    """The code has the name that it had."""
    renamed(in_step, "Acme", "Birch")
    unheard(in_step, "PUT", "request_lost")
    in_step.wait(300)
    in_step.bridge.sync()

    assert audited(in_step, "Birch") == ["create", "rename"]
