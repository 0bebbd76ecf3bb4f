"""What can be wrong with a firm, one trouble a function: somebody archived, a code deleted, an add-on missing."""

from __future__ import annotations

from tests.integration.firm import ADMIN, ANN, Firm


def disconnected(firm: Firm) -> None:
    firm.bridge.disconnect(ADMIN)


def another_account(firm: Firm) -> None:
    account = firm.world.quickbooks_time
    account.set_account(client_url="elsewhere", company_name="Somebody Else")


def nobody(firm: Firm) -> None:
    """Ann left Karbon and came back, and QuickBooks Time has another address of hers."""
    firm.time.change_user_email(ANN, "ann@elsewhere.example")
    firm.karbon.remove_user(ANN)
    firm.karbon.add_user("Ann Lee", ANN)
    firm.bridge.save_and_sync(ADMIN)


def archived(firm: Firm) -> None:
    firm.time.archive_user(ANN)
    firm.bridge.save_and_sync(ADMIN)


def archived_since(firm: Firm) -> None:
    firm.time.archive_user(ANN)


def not_allowed(firm: Firm) -> None:
    firm.time.set_permission(ANN, "time_tracking", False)


def unseen(firm: Firm) -> None:
    firm.karbon.set_restriction(firm.key("Acme"), "Private")


def private(firm: Firm) -> None:
    firm.karbon.grant_app_permission(True, True)
    firm.karbon.set_restriction(firm.key("Acme"), "Private")


def other_type(firm: Firm) -> None:
    firm.karbon.set_contact_type(firm.key("Acme"), "Prospect")


def contacts_only(firm: Firm) -> None:
    firm.bridge.save_and_sync(ADMIN, track_work=False)


def deleted(firm: Firm) -> None:
    firm.time.delete_job(firm.job("Acme › 2026 Tax"))


def deleted_and_noticed(firm: Firm) -> None:
    deleted(firm)
    firm.bridge.save_and_sync(ADMIN)


def client_code_deleted(firm: Firm) -> None:
    firm.time.delete_job(firm.job("Acme"))


def no_addon(firm: Firm) -> None:
    firm.time.uninstall_addon("Custom Fields")


def required_field(firm: Firm) -> None:
    firm.time.add_field("Billable", ["Yes", "No"], required=True)
    firm.bridge.save_and_sync(ADMIN)


def approved(firm: Firm) -> None:
    firm.time.approve_time(ANN, firm.today().isoformat())


def long_ago(firm: Firm) -> None:
    firm.wait(2 * 86_400)
