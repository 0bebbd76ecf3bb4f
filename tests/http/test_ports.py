"""A port is ours or it is not; what is wrong with it is one sentence."""

import socket

import pytest

from sim.http.ports import ServeError, address, in_url, reserve

HOST = "127.0.0.1"


@pytest.fixture
def busy():
    """A port that another program listens on."""
    with socket.create_server((HOST, 0)) as server:
        yield server.getsockname()[1]


def test_free_ports():
    """Port 0 takes any free port, and no two are the same."""
    ports = reserve([(HOST, 0)] * 4)
    numbers = {port.number for port in ports}
    for port in ports:
        port.release()

    assert len(numbers) == 4
    assert 0 not in numbers


def test_a_port_in_use(busy):
    """The sentence names the port and what to do."""
    with pytest.raises(ServeError, match=rf"port {busy} of 127.0.0.1 is in use .* --port-base") as error:
        reserve([(HOST, busy)])

    assert str(error.value).count(".\n") == 0


def test_a_port_of_ours_is_refused_to_others():
    """A reservation holds before anything listens, against the kind of sharing that granian does too."""
    (port,) = reserve([(HOST, 0)])
    with pytest.raises(ServeError, match="in use"):
        reserve([(HOST, port.number)])
    port.release()
    (again,) = reserve([(HOST, port.number)])
    again.release()

    assert again.number == port.number


def test_all_or_none(busy):
    """When one of several cannot be had the others are free again."""
    (port,) = reserve([(HOST, 0)])
    port.release()
    with pytest.raises(ServeError):
        reserve([(HOST, port.number), (HOST, busy)])
    (again,) = reserve([(HOST, port.number)])
    again.release()


@pytest.mark.parametrize("number", [-1, 65_536, 10**9])
def test_a_number_that_is_no_port(number):
    """Ports go from 1 to 65535."""
    with pytest.raises(ServeError, match=f"{number} is not a port: ports go from 1 to 65535"):
        reserve([(HOST, number)])


@pytest.mark.parametrize(
    ("host", "found"),
    [("127.0.0.1", "127.0.0.1"), ("localhost", "127.0.0.1"), ("::1", "::1"), ("127.9.9.9", "127.9.9.9")],
)
def test_addresses_of_this_machine(host, found):
    """Loopback is always allowed."""
    assert address(host) == found


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.168.1.7", "8.8.8.8"])
def test_addresses_that_others_reach(host):
    """They need a word of consent."""
    with pytest.raises(ServeError, match="--allow-remote"):
        address(host)

    assert address(host, allow_remote=True) == host


@pytest.mark.parametrize("host", ["", "example.com", "127.0.0", "127.0.0.1:80"])
def test_what_is_no_address(host):
    """A name is not looked up."""
    with pytest.raises(ServeError, match="not an IP address"):
        address(host)


@pytest.mark.parametrize(
    ("host", "written"),
    [("127.0.0.1", "127.0.0.1"), ("::1", "[::1]"), ("0.0.0.0", "127.0.0.1"), ("::", "127.0.0.1")],
)
def test_in_a_url(host, written):
    """A client on this machine can use it as it stands."""
    assert in_url(host) == written
