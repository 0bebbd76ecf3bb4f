"""Contract 5: active customers and their jobs come in, and follow what QuickBooks makes of them."""

import pytest

from sim.quickbooks_time.screens import ScreenRefused
from tests.quickbooks_time.link.conftest import ADA, active, job_of


def test_active_customers_and_their_jobs_come_in(time, books):
    """As jobcodes of the same tree, assigned to everyone."""
    books.add_customer("Gone", active=False)
    time.connect_to_quickbooks()

    assert active(time) == ["Acme", "Acme › Tax"]
    assert all(job["assigned_to_all"] for job in time.jobs())


def test_customers_are_assigned_one_by_one(time, books):
    """Where that is what the import was told."""
    time.connect_to_quickbooks(assign_to_all=False)

    assert not any(job["assigned_to_all"] for job in time.jobs())
    with pytest.raises(ScreenRefused, match="not assigned"):
        time.enter_time(ADA, job_of(time, "Acme › Tax"), "2026-03-02", 60)


def test_jobs_are_called_customers(world, time, books):
    """Until it is disconnected; what came in stays."""
    account = world.quickbooks_time
    time.connect_to_quickbooks()
    label = account.account.jc_label
    time.disconnect_from_quickbooks()

    assert (label, account.account.jc_label) == ("Customers", "Jobs")
    assert active(time) == ["Acme", "Acme › Tax"]


def test_a_job_of_the_same_name_is_the_one_that_is_meant(time, books):
    """Nothing is doubled, whichever product had it first."""
    acme = time.add_job("Acme")
    time.connect_to_quickbooks()

    assert job_of(time, "Acme") == acme
    assert active(time) == ["Acme", "Acme › Tax"]


def test_what_changes_in_quickbooks_comes_over(linked, books):
    """A new customer, a new name, and one that is inactive."""
    acme, tax = (job_of(linked, path) for path in ("Acme", "Acme › Tax"))
    ids = {one["path"]: one["id"] for one in books.customers()}
    books.rename_customer(ids["Acme"], "Acme Ltd")
    books.deactivate_customer(ids["Acme:Tax"])
    books.add_customer("Audit", ids["Acme"])

    assert linked.sync_with_quickbooks() == []
    assert active(linked) == ["Acme Ltd", "Acme Ltd › Audit"]
    assert job_of(linked, "Acme Ltd") == acme
    assert [job["active"] for job in linked.jobs() if job["id"] == tax] == [False]


def test_a_deleted_job_stays_deleted(linked):
    """A sync by itself does not bring it back."""
    linked.delete_job(job_of(linked, "Acme › Tax"))
    linked.sync_with_quickbooks()

    assert active(linked) == ["Acme"]


def test_a_deleted_job_returns_when_it_was_reactivated(linked, books):
    """Made inactive and active again in QuickBooks, then synced: it is the same job."""
    tax = job_of(linked, "Acme › Tax")
    linked.delete_job(tax)
    there = next(one["id"] for one in books.customers() if one["path"] == "Acme:Tax")
    books.deactivate_customer(there)
    books.reactivate_customer(there)
    linked.sync_with_quickbooks()

    assert job_of(linked, "Acme › Tax") == tax
    assert linked.enter_time(ADA, tax, "2026-03-02", 60)


def test_a_deleted_job_returns_after_a_rename_in_quickbooks(linked, books):
    """A temporary one does: it touches the customer. What lies above comes back as well."""
    tax = job_of(linked, "Acme › Tax")
    linked.delete_job(job_of(linked, "Acme"))
    there = next(one["id"] for one in books.customers() if one["path"] == "Acme:Tax")
    books.rename_customer(there, "Tax.")
    books.rename_customer(there, "Tax")
    linked.sync_with_quickbooks()

    assert job_of(linked, "Acme › Tax") == tax


def test_a_deleted_job_that_was_replaced_cannot_return(linked, books):
    """The help warns of making a replacement of the same name; the log says what stands in the way."""
    linked.delete_job(job_of(linked, "Acme › Tax"))
    linked.add_job("Tax", job_of(linked, "Acme"))
    there = next(one["id"] for one in books.customers() if one["path"] == "Acme:Tax")
    books.deactivate_customer(there)
    books.reactivate_customer(there)

    assert "already in use" in linked.sync_with_quickbooks()[0]


def test_names_over_64_characters_are_reported(world, linked, books):
    """They and what is below them stay out, until the name is shorter."""
    there = books.add_customer("N" * 65)
    books.add_customer("Below", there)
    world.clock.advance(60)
    [told] = linked.sync_with_quickbooks()
    assert "64 characters" in told
    assert active(linked) == ["Acme", "Acme › Tax"]
    world.clock.advance(60)  # so that what lies below did not change since
    books.rename_customer(there, "N" * 64)
    linked.sync_with_quickbooks()

    assert active(linked) == ["Acme", "Acme › Tax", "N" * 64, f"{'N' * 64} › Below"]


def test_small_plans_cannot_be_connected(world, time, books):
    """Essentials or above."""
    company = next(iter(world.quickbooks.company_info))
    world.quickbooks.company_info.put(type(company)(**{**as_dict(company), "offering_sku": "Simple Start"}))

    with pytest.raises(ScreenRefused, match="Essentials"):
        time.connect_to_quickbooks()


def test_only_the_primary_admin_connects(time, books):
    """The one who owns the account; and not twice."""
    time.sign_in(ADA)
    with pytest.raises(ScreenRefused, match="Primary Admin"):
        time.connect_to_quickbooks()
    time.sign_in("owner@example.test")
    time.connect_to_quickbooks()
    with pytest.raises(ScreenRefused, match="already"):
        time.connect_to_quickbooks()


def test_there_is_nothing_to_sync_without_it(time, books):
    """The button is not there."""
    with pytest.raises(ScreenRefused, match="not connected"):
        time.sync_with_quickbooks()


def as_dict(record):
    return {name: getattr(record, name) for name in record.__struct_fields__}
