"""The three vendors' apps, by the hosts at which they answer."""

from __future__ import annotations

from flask import Flask

from sim import karbon, quickbooks, quickbooks_time
from sim.http.directory import Directory
from sim.karbon.routes import create_app as karbon_app
from sim.quickbooks.routes import create_app as quickbooks_app
from sim.quickbooks_time.routes import create_app as quickbooks_time_app
from sim.world import World


def apps_by_service(directory: Directory[World]) -> dict[str, Flask]:
    """One app a vendor, for every world of the directory."""
    return {
        "karbon": karbon_app(directory),
        "quickbooks_time": quickbooks_time_app(directory),
        "quickbooks": quickbooks_app(directory),
    }


def apps_by_host(directory: Directory[World]) -> dict[str, Flask]:
    """The same apps under the vendors' real hosts."""
    apps = apps_by_service(directory)
    hosts = {"karbon": karbon.HOSTS, "quickbooks_time": quickbooks_time.HOSTS, "quickbooks": quickbooks.HOSTS}
    return {host: apps[service] for service, found in hosts.items() for host in found}
