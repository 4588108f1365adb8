# Everything starts here: `make demo` shows the tool at work, `make test` runs every check. Needs Python 3.11, git, make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SAMPLE := claims/drafts/hop-tac-xa.txt
# Real news for `make bench`, one {"text": ...} a line; generated text stands in where it is missing.
ARTICLES ?= ../shared/eval/articles.jsonl.gz

# The stamps carry the fingerprint of pyproject.toml: what is installed is installed once, until that file changes.
FINGERPRINT := $(shell git hash-object pyproject.toml)
INSTALLED := $(VENV)/.installed-$(FINGERPRINT)
DEVELOPING := $(VENV)/.developing-$(FINGERPRINT)
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check

# What some tests use where it is there: a browser for the HTML report, LibreOffice for Word and ODF files.
TOOLS := chromium libreoffice-writer-nogui

.PHONY: help demo test tools bench clean

help:
	@echo 'make demo    set up, then check the sample draft $(SAMPLE)'
	@echo 'make test    set up, then run ruff, mypy, import-linter and the tests'
	@echo 'make tools   install $(TOOLS) (Debian, as root), without which their tests are skipped'
	@echo 'make bench   set up, then run the benchmarks'
	@echo 'make clean   remove what the above have made'

demo: $(INSTALLED)
	@echo '$$ factcheck check $(SAMPLE)'
	@$(BIN)/factcheck check $(SAMPLE) && code=0 || code=$$?; \
	echo "(exit code $$code: 0 clean, 1 errors found, 2 could not run)"; test $$code -le 1

test: $(DEVELOPING)
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest --numprocesses auto --dist worksteal

tools:
	apt-get update -qq
	DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends $(TOOLS) >/dev/null

bench: $(DEVELOPING)
	$(BIN)/python -m tests.benchmarks.startup
	$(BIN)/python -m tests.benchmarks.speed $(ARTICLES)

clean:
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("factcheck needs Python 3.11 or newer" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(INSTALLED): | $(BIN)/python
	$(PIP) --editable .
	@touch $@

# Whoever develops has the package as well, so that `make demo` needs no network after `make test`.
$(DEVELOPING): | $(BIN)/python
	$(PIP) --editable '.[all,dev]'
	@touch $@ $(INSTALLED)
