"""Contract 1.4: vnd.tsheets.ManagedClientId makes a call act on a managed account."""

from types import SimpleNamespace

import pytest

from sim.physics.universe import Universe
from sim.quickbooks_time.screens import QuickBooksTimeScreens, ScreenRefused
from sim.quickbooks_time.state import QuickBooksTimeState
from tests.quickbooks_time.signing_in.conftest import me, notes

HEADER = "vnd.tsheets.ManagedClientId"


@pytest.fixture
def client(directory):
    """The screens of a firm of its own world."""
    universe = Universe(7)
    state = QuickBooksTimeState(universe)
    world = SimpleNamespace(universe=universe, quickbooks_time=state)
    universe.announce = lambda credential: directory.enter(credential, world)
    state.found_account("Client Ltd", "client", "Cleo", "Client", "cleo@client.example")
    state.open_access("client")
    return QuickBooksTimeScreens(state)


@pytest.fixture
def number(screens, client):
    """The client lets the firm in."""
    return screens.add_managed_client("client", "Client Ltd", client.let_another_firm_manage())


def acting(api, number, method="GET", path="current_user", **kwargs):
    return api.call(method, path, headers={HEADER: str(number)}, **kwargs)


def test_the_call_acts_on_the_managed_account_as_its_owner(api, client, number):
    """The same token without the header is at home."""
    there = acting(api, number).json()["results"]["users"].values()
    here = api.get("current_user")["results"]["users"].values()

    assert [user["company_name"] for user in there] == ["Client Ltd"]
    assert [user["email"] for user in there] == ["cleo@client.example"]
    assert [user["company_name"] for user in here] == ["Example Firm"]


def test_a_write_lands_there_and_nowhere_else(api, client, number):
    """One account has the job."""
    acting(api, number, "POST", "jobcodes", json={"data": [{"name": "Audit"}]})

    assert [job["name"] for job in client.jobs()] == ["Audit"]
    assert "Audit" not in [row["name"] for row in api.rows("jobcodes")]


def refused(api, number):
    response = acting(api, number)
    return response.status_code, response.json()["error"]["message"]


NO = (401, "Unauthorized: You do not have access to that client.")


def test_a_client_that_is_not_managed(api, screens, client):
    """Another number, or none at all; a firm that nobody answers for."""
    theirs = client.let_another_firm_manage()
    alone = screens.add_managed_client("gone", "Gone Ltd")

    assert refused(api, theirs) == refused(api, alone) == refused(api, "x" * 50) == NO
    assert refused(api, "9" * 40) == refused(api, "-1") == refused(api, "²") == NO
    assert notes(api)[0] == "this account manages no client ²"
    assert notes(api)[4] == f"the account of client {alone} lets nobody manage it"


def test_an_empty_header_is_none(api):
    """At home."""
    assert acting(api, "").status_code == 200


def test_either_firm_can_end_it(api, screens, client, number):
    """The one that manages, and the one that lets nobody any more."""
    screens.stop_managing(number)
    by_the_firm = refused(api, number)
    other = screens.add_managed_client("client", "Client Ltd", client.let_another_firm_manage())
    before = acting(api, other).status_code
    client.let_nobody_manage()

    assert by_the_firm == refused(api, other) == NO
    assert before == 200


def test_a_new_number_ends_the_old_one(api, screens, client, number):
    """One firm at a time."""
    client.let_another_firm_manage()

    assert refused(api, number) == NO


def test_only_who_has_external_access(api, screens, number, ada):
    """An admin has it; anybody else needs the permission."""
    token = api.state.access.new_pair(ada)["access_token"]
    without = me(api, token, **{HEADER: str(number)}).status_code
    screens.set_permission("ada@example.test", "external_access", True)

    assert (without, me(api, token, **{HEADER: str(number)}).status_code) == (401, 200)


def test_the_bill_of_the_account_that_is_worked_in(api, client, number):
    """Not that of the firm that works in it."""
    client.let_billing_lapse()

    assert acting(api, number).status_code == 402
    assert api.call("GET", "current_user").status_code == 200


def test_a_closed_account(api, client, number):
    """Nobody is there to act as."""
    client.begin_sign_up()

    assert refused(api, number) == NO


def test_calls_count_for_the_token_wherever_they_act(api, number):
    """300 in all."""
    passed = [acting(api, number).status_code for _ in range(150)]
    passed += [api.call("GET", "current_user").status_code for _ in range(150)]

    assert set(passed) == {200}
    assert acting(api, number).status_code == 429
    assert api.call("GET", "current_user").status_code == 429


def test_screens_that_make_no_sense(screens, number):
    """Said in a sentence."""
    with pytest.raises(ScreenRefused, match="already"):
        screens.add_managed_client("client", "Client Ltd", number)
    with pytest.raises(ScreenRefused, match="no managed client"):
        screens.stop_managing(1)
