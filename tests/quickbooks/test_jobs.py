"""Sub-customers: their place below a parent, their paths, and what reaches them from above."""

import pytest

from tests.quickbooks.conftest import Company


def job(company: Company, name: str, parent: str) -> str:
    return company.screens.add_customer(name, parent)


def paths(company: Company) -> list[str]:
    return [found["path"] for found in company.screens.customers()]


def test_a_job_shows_its_place(company: Company) -> None:
    """vcr: ParentRef with a value and no name, and a Level that top-level rows lack."""
    parent = company.screens.add_customer("Doe, Jack")
    row = company.save("Customer", DisplayName="Jack Doe", Job=True, ParentRef={"value": parent, "name": "x"})

    assert (row["Job"], row["ParentRef"], row["Level"]) == (True, {"value": parent}, 1)
    assert row["FullyQualifiedName"] == "Doe, Jack:Jack Doe"
    assert "Level" not in company.read("Customer", parent)


@pytest.mark.parametrize(
    "body", [{"ParentRef": {"value": "1"}}, {"Job": True}, {"Job": False, "ParentRef": {"value": "1"}}]
)
def test_job_and_parent_go_together(company: Company, body: dict[str, object]) -> None:
    """6150 is what people really meet."""
    company.screens.add_customer("Acme")

    assert company.refused("Customer", DisplayName="Job", **body) == {
        "Message": "ParentRef Required Error",
        "Detail": "ParentRef is either required or not if Job is true or false.",
        "code": "6150",
        "element": "Job",
    }


def test_five_levels_and_no_more(company: Company) -> None:
    """docs: four below the top."""
    last = company.screens.add_customer("0")
    for level in range(1, 5):
        last = job(company, str(level), last)

    assert company.read("Customer", last)["Level"] == 4
    assert company.refused("Customer", DisplayName="5", Job=True, ParentRef={"value": last})["code"] == "6000"


def test_a_move_takes_the_levels_below_along(company: Company) -> None:
    """A branch of three does not fit below the third level."""
    last = company.screens.add_customer("0")
    for level in range(1, 3):
        last = job(company, str(level), last)
    branch = company.screens.add_customer("branch")
    job(company, "leaf", job(company, "twig", branch))
    refused = company.refused(
        "Customer", Id=branch, SyncToken="0", sparse=True, Job=True, ParentRef={"value": last}
    )

    assert refused["code"] == "6000"


def test_nobody_is_their_own_ancestor(company: Company) -> None:
    """6000."""
    top = company.screens.add_customer("top")
    below = job(company, "below", top)
    refused = company.refused(
        "Customer", Id=top, SyncToken="0", sparse=True, Job=True, ParentRef={"value": below}
    )

    assert refused["code"] == "6000"
    assert paths(company) == ["top", "top:below"]


def test_a_rename_rewrites_the_paths_below(company: Company) -> None:
    """The jobs' versions stay."""
    top = company.screens.add_customer("Acme")
    leaf = job(company, "March", job(company, "2026 Tax", top))
    company.screens.rename_customer(top, "Acme Dental")

    assert paths(company) == ["Acme Dental", "Acme Dental:2026 Tax", "Acme Dental:2026 Tax:March"]
    assert company.read("Customer", leaf)["SyncToken"] == "0"


@pytest.mark.parametrize(("touches", "moved"), [(False, False), (True, True)])
def test_whether_a_rename_touches_the_jobs_is_a_switch(company: Company, touches: bool, moved: bool) -> None:
    """Not public."""
    company.state.set_behaviour(rename_touches_jobs=touches)
    top = company.screens.add_customer("Acme")
    below = job(company, "Tax", top)
    before = company.read("Customer", below)["MetaData"]
    company.wait(60)
    company.screens.rename_customer(top, "Acme 2")

    assert (company.read("Customer", below)["MetaData"] != before) is moved


def test_a_retired_parent_takes_its_jobs_along(company: Company) -> None:
    """Said of the screens; a switch."""
    top = company.screens.add_customer("Acme")
    job(company, "Tax", top)
    company.screens.deactivate_customer(top)

    assert paths(company) == ["Acme (deleted)", "Acme (deleted):Tax (deleted)"]
    assert not any(found["active"] for found in company.screens.customers())


def test_a_retired_parent_may_leave_its_jobs(company: Company) -> None:
    """With the switch off only the path changes."""
    company.state.set_behaviour(deactivation_reaches_jobs=False)
    top = company.screens.add_customer("Acme")
    job(company, "Tax", top)
    company.screens.deactivate_customer(top)

    assert paths(company) == ["Acme (deleted)", "Acme (deleted):Tax"]
    assert [found["active"] for found in company.screens.customers()] == [False, True]


def test_a_new_job_touches_its_parent_without_a_new_version(company: Company) -> None:
    """vcr: 62 and its job 64 share one LastUpdatedTime."""
    top = company.screens.add_customer("Acme")
    company.wait(60)
    below = job(company, "Tax", top)
    parent = company.read("Customer", top)

    assert parent["SyncToken"] == "0"
    assert parent["MetaData"]["LastUpdatedTime"] == company.read("Customer", below)["MetaData"]["CreateTime"]


def test_a_full_update_without_a_parent_moves_to_the_top(company: Company) -> None:
    """Inferred; no other way is known."""
    below = job(company, "Tax", company.screens.add_customer("Acme"))
    row = company.save("Customer", Id=below, SyncToken="0", DisplayName="Tax", Job=False)

    assert row["FullyQualifiedName"] == "Tax"
    assert not row.keys() & {"ParentRef", "Level"}


def test_a_job_cannot_come_back_below_a_retired_parent(company: Company) -> None:
    """2500 in its second variant."""
    top = company.screens.add_customer("Acme")
    below = job(company, "Tax", top)
    company.screens.deactivate_customer(top)

    assert company.refused("Customer", Id=below, SyncToken="1", sparse=True, Active=True)["code"] == "2500"


def test_an_unknown_parent_is_2500_even_without_job(company: Company) -> None:
    """With Job it is looked up; without, 6150 comes first."""
    assert company.refused("Customer", DisplayName="x", Job=True, ParentRef={"value": "7"})["code"] == "2500"
    assert company.refused("Customer", DisplayName="x", ParentRef={"value": "7"})["code"] == "6150"


def test_retiring_a_parent_numbers_the_names_of_its_jobs(company: Company) -> None:
    """A job that is called as a retired one of the same parent was gets another number."""
    acme = company.screens.add_customer("Acme")
    first = company.screens.add_customer("Tax", acme)
    company.screens.deactivate_customer(first)
    second = company.screens.add_customer("Tax", acme)
    company.screens.deactivate_customer(acme)

    assert [company.read("Customer", job)["FullyQualifiedName"] for job in (first, second)] == [
        "Acme (deleted):Tax (deleted)",
        "Acme (deleted):Tax (deleted-1)",
    ]


def test_a_retired_job_that_moves_gets_a_name_that_is_free_there(company: Company) -> None:
    """Below another parent, too, one retired name is one job's."""
    acme, birch = company.screens.add_customer("Acme"), company.screens.add_customer("Birch")
    jobs = [company.screens.add_customer("Tax", parent) for parent in (acme, birch)]
    for job in jobs:
        company.screens.deactivate_customer(job)
    moved = company.save(
        "Customer", Id=jobs[0], SyncToken="1", sparse=True, Job=True, ParentRef={"value": birch}
    )

    assert moved["FullyQualifiedName"] == "Birch:Tax (deleted-1)"
