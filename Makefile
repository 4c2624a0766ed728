# make run · test · bench · gallery · format · clean
# Needs Python 3.11 or newer, and nothing else: the rest goes into .venv.

SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

PYTHON ?= $(shell for each in python3 python3.13 python3.12 python3.11 python; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$each" && break; done)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --constraint constraints.txt
RUNS := $(VENV)/runs.stamp
TESTS := $(VENV)/tests.stamp
DRAWS := $(VENV)/draws.stamp
# Compiled once, not anew by each of the hundreds of programs that the tests start.
unexport PYTHONDONTWRITEBYTECODE
# More than two cores: the tests wait more than they compute.
WORKERS ?= 4

.PHONY: help run test check bench gallery format clean

help: ## list what can be made
	@grep -hE '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 18

run: $(RUNS) ## open the app
	@$(BIN)/respond

test: $(TESTS) ## everything: style, types, layers, tests, and the wheel in a terminal
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python tests/house/drive_wheel.py
	$(BIN)/pytest -n $(WORKERS)

check: $(TESTS) ## style, types and layers only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(TESTS) ## speed and memory, side by side with bare programs
	@$(BIN)/python -m tests.bench

gallery: $(DRAWS) ## a picture of every screen
	@$(BIN)/python -m tests.gallery

format: $(TESTS) ## put the code in its form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean: ## take away what was made here
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	rm -f snapshot_report.html
	find respond_tui tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(RUNS): pyproject.toml constraints.txt
	@test -n "$(PYTHON)" || { echo "respond needs Python 3.11 or newer. \
	Install it, or name it: make PYTHON=/path/to/python3.11" >&2; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "$(PYTHON) is older than Python 3.11." >&2; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || { \
	echo "$(PYTHON) comes without venv. On Debian and Ubuntu: apt install python3-venv" >&2; exit 1; }
	@"$(PYTHON)" -m venv $(VENV)
	$(PIP) --editable .
	@touch $@

$(TESTS): $(RUNS)
	$(PIP) --editable '.[dev]'
	@touch $@

$(DRAWS): $(TESTS)
	$(PIP) --editable '.[dev,gallery]'
	@$(BIN)/python -c 'import cairosvg' 2>/dev/null || { \
	echo "Pictures need the cairo library. On Debian and Ubuntu: apt install libcairo2" >&2; exit 1; }
	@touch $@
