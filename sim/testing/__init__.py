"""For anybody's pytest: the three services as fixtures, so that a test of a client is five lines.

Installing Timebridge is all it takes; there is nothing to import and no conftest to write:

    def test_my_client_lists_clients(karbon):
        karbon.add_organization("Acme")
        client = MyKarbonClient(karbon.url, **karbon.credentials)
        assert [one.name for one in client.organizations()] == ["Acme"]

A test that receives webhooks says where, and lets the world's time pass:

    def test_my_client_hears_of_new_clients(world, karbon):
        inbox = karbon.receive_webhooks("https://me.example/hooks")
        MyKarbonClient(karbon.url, **karbon.credentials).subscribe("https://me.example/hooks", "Contact")
        karbon.add_organization("Acme")
        world.clock.advance(60)  # Karbon waits until edits settle
        assert inbox[0].json["ActionType"] == "Inserted"

With `receive_webhooks(url, asking(app))`, from `sim.http.outgoing`, a WSGI app of your own receives them. A program
that listens at http://127.0.0.1 or http://localhost is called over its socket, and need not be announced.

`plugin` holds the fixtures, `services` what they give, `inbox` what they received, `grounds` the worlds behind them,
`sockets` the way in for clients that do not use `requests`.
"""
