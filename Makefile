# Two commands do all the set-up: `make run` and `make test`. They need Python >= 3.11 and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# The rules and the record are held at full branch coverage; counting it while screens run would double their time.
RULES := tests/exercise tests/record tests/faults
.DEFAULT_GOAL := run
# An editor's YAML server, for tests/editor alone; hidden, so that nothing else looks into it.
EDITOR := .editor
# A check of accessibility, for tests/browser alone.
BROWSER := .browser
# Public collections of hard YAML and hard texts, for the stress tests alone.
SUITES := .suites
.PHONY: run test stress bench editor browser clean

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
	@command -v npm > /dev/null && $(MAKE) editor || echo "No YAML server from npm: the tests of tests/editor are skipped."
	@command -v npm > /dev/null && $(MAKE) browser || echo "No axe-core from npm: the tests of tests/browser are skipped."
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest $(RULES) -n auto --cov=coopexercise/exercise --cov=coopexercise/record --cov-branch --cov-fail-under=100
	$(BIN)/pytest tests $(RULES:%=--ignore=%)

editor: $(EDITOR)/.ready

$(EDITOR)/.ready: tests/editor/package.json tests/editor/package-lock.json
	@mkdir -p $(EDITOR) && cp $^ $(EDITOR)
	cd $(EDITOR) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1 --fetch-timeout=30000
	@touch $@

browser: $(BROWSER)/.ready

$(BROWSER)/.ready: tests/browser/package.json tests/browser/package-lock.json
	@mkdir -p $(BROWSER) && cp $^ $(BROWSER)
	cd $(BROWSER) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1 --fetch-timeout=30000
	@touch $@

stress: $(VENV)/.test $(SUITES)/.ready
	$(BIN)/pytest tests/library/test_hostile.py -m stress
	$(BIN)/pytest tests/faults -m "stress or not stress"
	$(BIN)/pytest tests/test_measure_tables.py -m stress
	@command -v npm > /dev/null && $(MAKE) browser || echo "No npm: the tests of tests/browser are skipped."
	$(BIN)/pytest tests/browser -m stress

$(SUITES)/.ready: tests/library/suites/package.json tests/library/suites/package-lock.json
	@mkdir -p $(SUITES) && cp $^ $(SUITES)
	cd $(SUITES) && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error --fetch-retries=1 --fetch-timeout=30000
	@touch $@

bench: $(VENV)/.test
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) $(EDITOR) $(BROWSER) $(SUITES) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .coverage
