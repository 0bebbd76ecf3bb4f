"""The pytest plugin: it collects features, counts them, and says at the end whether the run was whole.

Only wiring; each hook hands over to a module that can be read without pytest.
"""

import gc
import sys
from functools import partial
from pathlib import Path
from types import ModuleType

import pytest

from sim.conformance.explain.witness import Witness
from sim.conformance.run.collect import WRITTEN, FeatureFile
from sim.conformance.run.counts import RUN, Run
from sim.conformance.run.dispatch import dispatch_for
from sim.conformance.run.expected import entries_in, expected_file
from sim.conformance.run.filters import filters_of
from sim.conformance.run.garbage import Collector
from sim.conformance.run.gate import hold
from sim.conformance.run.marking import Expectations
from sim.conformance.run.tally import Announcement, Tally
from sim.conformance.run.without_books import OPTION, WithoutBooks
from sim.conformance.staging import fixtures
from sim.conformance.staging.options import add_options
from sim.conformance.suite.folder import SUITE, Suite
from sim.conformance.suite.requirements import LEVELS
from sim.conformance.suite.vocabulary import Vocabulary
from sim.conformance.sweep.tagged import TAG, TaggedSweeps


def pytest_addoption(parser: pytest.Parser) -> None:
    """Where the features are, and whom they are held against."""
    group = parser.getgroup("conformance", "features and their subject")
    group.addoption("--features-dir", metavar="DIR", help="the folder of features (default: features)")
    group.addoption(
        "--subject",
        metavar="SPEC",
        default="integration.port:open_port",
        help="the integration under test as package.module:callable (default: %(default)s)",
    )
    group.addoption(
        "--expected", metavar="FILE", help="known failures (default: expected.toml of the features)"
    )
    add_options(group)


def _suite(config: pytest.Config) -> Suite:
    """The folder of features; nothing of it is read before a feature is asked for."""
    if SUITE not in config.stash:
        named = config.getoption("--features-dir") or config.rootpath / "features"
        folder = (config.invocation_params.dir / named).resolve()
        config.stash[SUITE] = Suite(folder, config.rootpath, partial(_install, config))
    return config.stash[SUITE]


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> int | None:
    """Stand at the gate: mistakes in the features are told before anything runs."""
    told = hold(config, _suite(config))
    if told is None and not gc.get_freeze_count():  # a run inside of another leaves its garbage to that
        config.pluginmanager.register(Collector(), "timebridge-collector")
    return told


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Spare a run without Hypothesis the half second in which its plugin imports it, to report that it said nothing."""
    if "hypothesis" not in sys.modules and session.config.pluginmanager.has_plugin("hypothesispytest"):
        session.config.pluginmanager.unregister(name="hypothesispytest")


def pytest_configure(config: pytest.Config) -> None:
    """Wire what counts, watches and tells a run."""
    folder = _suite(config).folder
    filters = filters_of(vars(config.option), config.args, config.invocation_params.dir, folder)
    expected = entries_in(expected_file(config.getoption("--expected"), folder))
    config.stash[RUN] = Run(filters=filters, expected=expected)
    config.pluginmanager.register(Expectations(expected), "timebridge-expectations")
    config.pluginmanager.register(TaggedSweeps(), "timebridge-sweeps")
    config.addinivalue_line("markers", f"{TAG}: scenarios that are played again with calls that fail")
    if config.getoption(OPTION):
        config.pluginmanager.register(WithoutBooks(), "timebridge-without-quickbooks")
    for level in LEVELS:
        config.addinivalue_line("markers", f"{level}: scenarios that belong to the {level} level")
    worker: dict[str, str] = getattr(config, "workerinput", {})
    config.pluginmanager.register(Witness(worker.get("workerid", "")), "timebridge-witness")
    if not hasattr(config, "workerinput"):
        config.pluginmanager.register(Tally(config), "timebridge-tally")
        config.pluginmanager.register(Announcement(), "timebridge-announcement")


def _install(config: pytest.Config, modules: list[ModuleType], vocabulary: Vocabulary) -> None:
    """Make step modules plugins, so that their fixtures and hooks hold for every feature, and bring in the bridge."""
    for module in [fixtures, *modules, dispatch_for(vocabulary)]:
        config.pluginmanager.register(module, f"timebridge {module.__name__}")


@pytest.fixture(scope="session")
def subject_spec(pytestconfig: pytest.Config) -> str:
    """The integration under test, as it was named on the command line."""
    return str(pytestconfig.getoption("--subject"))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> FeatureFile | None:
    """Collect a feature file as it lies there, without a module that binds it."""
    if not parent.config.stash[SUITE].holds(file_path):
        return None
    return FeatureFile.from_parent(parent, path=file_path)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Scenarios come after all other tests: from the first of them on, the wall clock of this process stands still."""
    items.sort(key=lambda item: WRITTEN in item.stash)


def pytest_bdd_apply_tag(tag: str) -> bool:
    """Tags become markers when an item is made, where ids and levels are known; so nothing is left to do here."""
    return bool(tag)
