# Everything a person or CI asks of this project. Each target prepares what it needs.
# Wanted on the machine: Python 3.11 or newer, make, and a package index.
PYTHON ?= python3
BIN := .venv/bin
# Each state of the code has seeds of its own, so that a run is fresh and the same everywhere.
FRESH = $(shell printf %d 0x$$(git rev-parse --short=7 HEAD^{tree} 2>/dev/null || echo 1))
READY := .venv/.ready

.PHONY: help setup conformance test kill simulate serve mutants mutation bench lint format types contracts lock clean
help: ## This list
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1|/' | column -t -s '|'

setup: $(READY) ## Only the environment, in .venv, from the hashed lock
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Timebridge needs Python 3.11 or newer; '$(PYTHON)' is older. Try: make PYTHON=python3.11 $(MAKECMDGOALS)" >&2; exit 1; }
	@echo "Preparing .venv from requirements.lock (once) ..."
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

conformance: setup ## Every feature against our integration: table, verdict, reports/
	@$(BIN)/timebridge-sim conform

test: setup lint types contracts ## Everything CI wants
	@$(BIN)/timebridge-sim check
	@$(BIN)/pytest tests -n auto --dist loadfile
	@$(BIN)/timebridge-sim conform
	@$(BIN)/pytest features -q -n auto --without-quickbooks
	@$(MAKE) --no-print-directory simulate

kill: setup ## Kill the command at every boundary: CYCLES=500 for more, AT="sync 17" or AT=sync for some
	@$(BIN)/python -m tests.processes.campaign $(if $(CYCLES),--cycles $(CYCLES)) $(if $(AT),--at "$(AT)")

simulate: setup ## The seeds that ever failed and 1,000 others, on every core: FIRST=1 for other ones
	@$(BIN)/timebridge-sim simulate --kept fixtures/seeds.toml --first $(or $(FIRST),$(FRESH)) --seeds 1000 --workers auto --bundles reports/histories

mutants: setup ## Plant each known bug in turn, and see who notices: ONLY=CODE-04 for some, FIRST=40 to go on
	@$(BIN)/python -m tests.mutants $(if $(ONLY),--only "$(ONLY)") $(if $(FIRST),--first $(FIRST))

mutation: setup ## Change the planner and what carries a plan out in every way a tool knows; who notices? ONLY=naming for some
	@$(BIN)/python -m tests.mutants.by_tool $(if $(ONLY),--only "$(ONLY)")

serve: setup ## The three services on 127.0.0.1 with a sample firm
	@$(BIN)/timebridge-sim serve --firm sample --seed 7

bench: setup ## The numbers of the architecture, as ratios in one run
	@$(BIN)/pytest tests/benchmarks -q -s --benchmark-only --benchmark-columns=min,median,ops --benchmark-sort=name

lint: setup
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
types: setup
	@$(BIN)/mypy --no-error-summary
contracts: setup
	@$(BIN)/lint-imports --no-cache > .venv/contracts.log || { cat .venv/contracts.log; exit 1; }
format: setup ## Put the code in the house format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

lock: ## Write requirements.lock anew: hashes, no addresses
	@uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links --no-annotate --no-header --quiet -o requirements.lock

clean: ## Forget the environment and the reports
	@rm -rf .venv reports .benchmarks .mypy_cache .ruff_cache
