"""Contract 3.14, managed_clients: the firms in whose accounts this one works."""

from sim.quickbooks_time.records import ManagedClient


def test_clients_are_listed_with_their_ids_as_text(api):
    """Active ones by default, in the order of the vendor's example."""
    stamps = {"created": "2018-05-31T16:52:50+00:00", "last_modified": "2018-08-08T22:23:34+00:00"}
    api.state.load(
        [
            ManagedClient(id=1146, company_url="acmedev", company_name="Acme Dev", **stamps),
            ManagedClient(id=1274, company_url="bodacious", company_name="Bodacious", active=False, **stamps),
        ]
    )

    assert api.call("GET", "managed_clients").text == (
        '{"results":{"managed_clients":{"1146":{"id":"1146","company_url":"acmedev","company_name":"Acme Dev",'
        '"active":true,"created":"2018-05-31T16:52:50+00:00","last_modified":"2018-08-08T22:23:34+00:00"}}},'
        '"more":false}'
    )
    assert [row["id"] for row in api.rows("managed_clients", active="both")] == ["1146", "1274"]
