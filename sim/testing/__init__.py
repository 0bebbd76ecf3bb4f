"""For anybody's pytest: the three services as fixtures, so that a test of a client is five lines.

Installing Timebridge is all it takes; there is nothing to import and no conftest to write:

    def test_my_client_lists_clients(karbon):
        karbon.add_organization("Acme")
        client = MyKarbonClient(karbon.url, **karbon.credentials)
        assert [one.name for one in client.organizations()] == ["Acme"]

`plugin` holds the fixtures, `services` what they give, `grounds` the worlds behind them, `sockets` the way in for
clients that do not use `requests`.
"""
