# Two commands do all the set-up: `make run` and `make test`. They need Python >= 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The rules and the record are held at full branch coverage; counting it while screens run would double their time.
RULES := tests/exercise tests/record tests/faults
.DEFAULT_GOAL := run
.PHONY: run test bench clean

$(VENV)/.run: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.test: pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[test]'
	@touch $@ $(VENV)/.run

run: $(VENV)/.run
	$(BIN)/coopexercise

test: $(VENV)/.test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $(RULES) --cov=coopexercise/exercise --cov=coopexercise/record --cov-branch --cov-fail-under=100
	$(BIN)/pytest tests $(RULES:%=--ignore=%)

bench: $(VENV)/.test
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
