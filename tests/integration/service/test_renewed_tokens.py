"""Renewed tokens stand in for the ones they followed, and for no others."""

from integration.connections import Secret, System, Tokens, connections_from
from integration.service.renewed import Renewed


def given(token):
    return connections_from(
        {
            "karbon": {"bearer": "b", "access_key": "k"},
            "quickbooks_time": {
                "access_token": token,
                "refresh_token": f"{token}-refresh",
                "client_id": "c",
                "client_secret": "s",
            },
        },
        "the test",
    )


def token_of(path, connections):
    found = Renewed(path, connections).in_place_of(connections)
    return found.quickbooks_time.access_token.reveal()


def test_whose_place_they_take(tmp_path):
    """A firm that was allowed anew brings tokens that are newer than those kept."""
    path = tmp_path / "renewed.json"
    Renewed(path, given("first")).keep(System.QUICKBOOKS_TIME, Tokens(Secret("second"), Secret("r")))

    assert token_of(path, given("first")) == "second"
    assert token_of(path, given("third")) == "third"


def test_a_file_that_nobody_can_read(tmp_path):
    """Then the given tokens stand."""
    path = tmp_path / "renewed.json"
    path.write_text("half a fi")

    assert token_of(path, given("first")) == "first"


def tokens(name):
    return Tokens(Secret(name), Secret(f"{name}-refresh"))


def test_two_processes_with_one_firm(tmp_path):
    """What one of them renewed the other finds, and it takes nothing away that was kept of another system."""
    connections = given("first")
    books = connections_from(
        {
            "karbon": {"bearer": "b", "access_key": "k"},
            "quickbooks_time": {"access_token": "first", "refresh_token": "first-refresh"}
            | {"client_id": "c", "client_secret": "s"},
            "quickbooks": {"realm_id": "1", "access_token": "a", "refresh_token": "r"}
            | {"client_id": "c", "client_secret": "s"},
        },
        "the test",
    )
    one, other = (Renewed(tmp_path / "renewed.json", books) for _ in range(2))
    assert one.newest(System.QUICKBOOKS_TIME) is None
    one.keep(System.QUICKBOOKS_TIME, tokens("second"))
    other.keep(System.QUICKBOOKS, tokens("b"))

    assert other.place.newest(System.QUICKBOOKS_TIME) == tokens("second")
    assert one.place.newest(System.QUICKBOOKS) == tokens("b")
    assert Renewed(tmp_path / "renewed.json", given("third")).newest(System.QUICKBOOKS_TIME) is None
    assert token_of(tmp_path / "renewed.json", connections) == "second"
