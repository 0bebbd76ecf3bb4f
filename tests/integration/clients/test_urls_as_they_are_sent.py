"""A call goes to the address that `requests` would make of it, though it is not prepared from nothing each time."""

from contextlib import suppress

import pytest
import requests

from integration.clients.auth import KarbonKeys
from integration.clients.errors import Unreachable
from integration.clients.exchange import Exchange
from integration.clients.pacer import Pacer
from integration.clients.policy import Transport
from integration.connections import Secret, System

PATHS = (
    ("/Clients/AbC-1", None),
    ("/Clients('A b')", {"$filter": "Name eq 'Zoë & Söhne: 50 %'", "page": 2}),
    ("/query", {"query": "select * from Customer where DisplayName = \"a|b\" and Id in ('1', '2')"}),
    ("/next?$skip=20&name=Zo%c3%ab+x%20y", None),
    ("/a%7eb/%zz/ä", None),
)


@pytest.mark.parametrize(
    "base_url", ["https://api.example", "https://api.example/v3", "http://127.0.0.1:81/x/"]
)
@pytest.mark.parametrize(("path", "query"), PATHS)
@pytest.mark.parametrize(("method", "body"), [("GET", None), ("POST", {"a": "ä"}), ("DELETE", None)])
def test_a_call_is_sent_as_requests_prepares_it(firm, base_url, path, query, method, body):
    """Address, headers and body, whatever stands in them."""
    sent = []

    class Listening(requests.Session):
        def send(self, request, **_):
            sent.append(request)
            raise requests.ConnectionError

    with Listening() as session:
        auth = KarbonKeys(Secret("canary-bearer"), Secret("canary-key"))
        exchange = Exchange(System.KARBON, base_url, session, auth, Pacer(firm.clock, ()))
        transport = Transport(exchange, firm.clock)
        with suppress(Unreachable):
            if method == "GET":
                transport.get(path, "reading", dict, query)
            else:
                transport.write(method, path, "writing", dict, body, query)

    content = sent[0].body
    plain = requests.Request(
        method,
        transport._url(path, query),
        {"Accept": "application/json", "User-Agent": "Timebridge"}
        | ({"Content-Type": "application/json"} if body else {}),
        data=content,
        auth=auth,
    )
    wanted = session.prepare_request(plain)
    assert sent[0].url.lower() == wanted.url.lower()  # of %c3 and %C3 neither is better
    assert sent[0].method == wanted.method
    assert dict(sent[0].headers) == dict(wanted.headers)
    assert len(sent) == (3 if method == "GET" else 1)
