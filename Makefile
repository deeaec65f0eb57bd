# make run   set up what is missing, then serve on http://127.0.0.1:8501
# make test  set up what is missing, the browser too, then every test
# make check format, lint, types, structure · make format · make bench · make demo
# make soak  compare our schedule with MPXJ's on PLANS=1000 generated plans from seed FIRST=0 on (needs Java)

PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
READY := .venv/.ready
SOAK := .venv-soak
PLANS ?= 1000
FIRST ?= 0

.PHONY: all setup browser run demo test check format bench java soak
all: check test

setup: $(READY)

$(READY): requirements.txt requirements-dev.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || \
		{ echo "Pilotage needs Python 3.11 or newer: install it, or name it with make PYTHON=python3.12."; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || \
		{ rm -rf .venv; echo "Python cannot make a virtual environment here: install python3-venv (on Debian: apt-get install python3-venv)."; exit 1; }
	@test -x $(BIN)/uv || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	@VIRTUAL_ENV=.venv $(BIN)/uv pip install --quiet -r requirements-dev.txt
	@touch $@

browser: $(READY)
	@$(BIN)/python -m tests.browser.ensure

run: $(READY)
	@$(BIN)/python cli.py serve --port $(PORT)

demo: $(READY)
	@$(BIN)/python cli.py demo

test: $(READY) browser
	@$(BIN)/python -m pytest -n 3 --dist loadfile

check: $(READY)
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/python -m pytest tests/structure

format: $(READY)
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

bench: $(READY) browser
	@$(BIN)/python -m tests.bench

java:
	@command -v java >/dev/null || \
		{ echo "make soak compares with MPXJ, which needs Java 11 or newer (on Debian: apt-get install default-jre-headless)."; exit 1; }

$(SOAK)/.ready: requirements-soak.txt $(READY)
	@test -x $(SOAK)/bin/python || $(PYTHON) -m venv $(SOAK)
	@VIRTUAL_ENV=$(SOAK) $(BIN)/uv pip install --quiet -r requirements-soak.txt || \
		{ echo "make soak compares with MPXJ, which could not be installed: pip cannot reach its index."; exit 1; }
	@touch $@

soak: java $(SOAK)/.ready
	@$(BIN)/python -m tests.soak --python $(SOAK)/bin/python --plans $(PLANS) --first $(FIRST)
