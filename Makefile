# Everything starts here: `make demo` and `make test` work from a fresh clone and see to their own set-up.
# Needed: make, Python 3.10 or newer, and a way to get the Pulumi CLI (see tools/pulumi_cli).
#
# PYTHON=/path/to/python3 chooses the Python that .venv is made with.

PYTHON ?=
BIN := .venv/bin
INSTALLED := .venv/.installed

# The same with the newest Pulumi that is tried: tools/pulumi/newest pins it.
NEWEST := build/newest
NEWEST_LOCK := tools/pulumi/newest/requirements.lock

# The tests that need programs which others need not have, the tests of `make test`, and how tests are spread over the cores.
OF_OTHERS := browser or sdks or readme
QUICK := not slow and not ($(OF_OTHERS))
SPREAD := --numprocesses=auto --dist=worksteal

# The programs of .venv first, as in an activated environment: `pulumi` runs the `python` it finds on PATH.
IN_VENV := PATH="$(CURDIR)/$(BIN):$$PATH"

# These would send Pulumi to another Python.
unexport PULUMI_PYTHON_CMD PULUMI_RUNTIME_VIRTUALENV PYTHONHOME

# Each run of Pulumi starts Python anew, three times: it would compile the whole package at every start.
unexport PYTHONDONTWRITEBYTECODE

# Pulumi's processes talk to each other, and the sandbox is talked to, on this machine: no proxy leads there.
export NO_PROXY := 127.0.0.1,localhost,$(NO_PROXY)
export no_proxy := $(NO_PROXY)

.DEFAULT_GOAL := help
.PHONY: help demo test test-all test-newest test-faults check docs setup generate lock clean

help: ## Show what make can do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/\1|\2/p' Makefile | while IFS='|' read -r name does; do \
		printf '  make %-11s %s\n' "$$name" "$$does"; done

demo: setup-quietly ## Show the whole life of an inventory, on a sandbox server of its own
	@$(IN_VENV) $(BIN)/python -m tools.demo

test: setup-quietly check ## Run every check, and all tests but the slow ones (a few minutes)
	@$(IN_VENV) $(BIN)/python -m pytest $(SPREAD) -m "$(QUICK)"

# Property tests try more examples, and others in each run.
test-all: export PYTEST_ADDOPTS += --hypothesis-profile=thorough
# Those that others need not have the programs for go first: what is absent is said at once.
test-all: setup-quietly check ## Run every test and measure coverage; needs Go, Node and Chromium (25 minutes)
	@$(IN_VENV) $(BIN)/python -m pytest -m "$(OF_OTHERS)"
	@$(MAKE) --no-print-directory test-newest
	@$(IN_VENV) $(BIN)/python -m pytest $(SPREAD) -m "not ($(OF_OTHERS))" --cov --cov-report=term:skip-covered

test-newest: $(NEWEST)/.installed ## Run a slice of the tests with the newest Pulumi, in a virtual environment of its own
	@$(NEWEST)/bin/python -m tools.pulumi_cli newest
	@PATH="$(CURDIR)/$(NEWEST)/bin:$$PATH" $(NEWEST)/bin/python -m pytest $(SPREAD) -m "every_version or not slow" \
		--pulumi=newest tests/provider tests/engine

test-faults: export EVERY_FAULT := 1
test-faults: setup-quietly ## Let every request fail in every way, and kill processes at 50 moments (about an hour)
	@$(IN_VENV) $(BIN)/python -m pytest $(SPREAD) \
		tests/lifecycle/test_fault_matrix.py tests/provider/test_faults.py tests/engine/test_killing.py

check: $(INSTALLED) ## Check style, formatting and types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --package pulumi_itsmng --package tools

docs: $(INSTALLED) ## Build the documentation as a site, in build/docs
	@$(IN_VENV) $(BIN)/python -m mkdocs build --strict --quiet
	@echo "build/docs/index.html"

setup: setup-quietly ## Set up .venv and the Pulumi CLI, and nothing else
	@echo "Ready. In this shell: . .venv/bin/activate"

.PHONY: setup-quietly
setup-quietly: $(INSTALLED)
	@$(BIN)/python -m tools.pulumi_cli

$(INSTALLED): requirements.lock pyproject.toml
	@PYTHON="$(PYTHON)" tools/venv.sh
	@touch $@

$(NEWEST)/.installed: requirements.lock $(NEWEST_LOCK) pyproject.toml
	@PYTHON="$(PYTHON)" tools/venv.sh $(NEWEST) $(NEWEST_LOCK)
	@touch $@

generate: $(INSTALLED) ## Derive the generated files again
	@$(IN_VENV) $(BIN)/python -m tools.generate

# UPGRADE=--upgrade takes the newest versions; without it only what changed is resolved anew.
lock: COMPILE = $(BIN)/python -m uv pip compile --quiet --universal --python-version 3.10 --generate-hashes \
	--no-annotate --custom-compile-command 'make lock' $(UPGRADE)
lock: | $(BIN)/python ## Derive requirements.lock from pyproject.toml and tools/lock.in again, and that of the newest Pulumi
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@$(COMPILE) --extra sandbox --extra dev --extra docs pyproject.toml tools/lock.in --output-file requirements.lock
	@$(COMPILE) --no-deps tools/pulumi/newest/sdk.in --output-file $(NEWEST_LOCK)

# The lock is derived before what it names can be installed: any virtual environment will do.
$(BIN)/python:
	@$(MAKE) --no-print-directory $(INSTALLED)

clean: ## Remove what the other targets made, .venv and the Pulumi CLI included
	rm -rf .venv .pulumi-cli build dist tools/sdks/nodejs/node_modules htmlcov .coverage .coverage.* \
		.mypy_cache .pytest_cache .ruff_cache .hypothesis
