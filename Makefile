# Two commands do everything: `make run` and `make test`. The rest is for people who work on the code.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
GAZETTEER := var/gazetteer.sqlite

.DEFAULT_GOAL := help
.PHONY: run help setup gazetteer lock check format docs test fuzz clean

help: ## List the targets
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 16

setup: $(READY) ## Make the environment in .venv from the lock

$(READY): requirements.lock requirements-uv.lock pyproject.toml
	@$(PYTHON) -c 'import sys; v = sys.version_info[:2]; sys.exit(0 if (3, 11) <= v < (3, 14) else f"Python 3.11, 3.12 or 3.13 is needed; {sys.executable} is {sys.version.split()[0]}. Say which: make PYTHON=python3.12 …")'
	@echo "setting up .venv (once; about a minute)"
	@$(PYTHON) -m venv --clear $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.lock
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip sync --quiet --require-hashes --compile-bytecode requirements.lock requirements-uv.lock
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

gazetteer: $(GAZETTEER) ## Compile the gazetteer from the installed data

$(GAZETTEER): $(READY) pipeline/locate/names.py pipeline/locate/entries.py $(wildcard pipeline/locate/data/*.csv pipeline/locate/data/*.xz pipeline/locate/build/*.py)
	@echo "compiling the gazetteer (once; about half a minute)"
	@$(BIN)/python -m pipeline.locate.build $@

lock: ## Resolve pyproject.toml again into requirements.lock
	$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --output-file requirements.lock

check: $(READY) ## Formatting, every ruff rule, mypy --strict, import contracts, and a current lock
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(MAKE) --no-print-directory check-lock

check-lock: $(READY)
	@$(BIN)/uv pip compile pyproject.toml --all-extras --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet --constraint requirements.lock --output-file $(VENV)/fresh.lock
	@diff -q requirements.lock $(VENV)/fresh.lock >/dev/null || { echo "requirements.lock is not what pyproject.toml asks for: run 'make lock'"; exit 1; }

format: $(READY) ## Format and fix what can be fixed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(READY) ## Write the generated documents again
	$(BIN)/python -m schemas.dictionary docs/data-dictionary.md

run: $(READY) $(GAZETTEER) ## Run the ingest DAG over the bundled sample and show what it brings
	@$(BIN)/python -m dags.run

test: $(READY) $(GAZETTEER) ## Run the tests
	$(BIN)/pytest -n 2 --dist loadfile

fuzz: $(READY) ## Look for texts that break a grammar, a minute each, and code a megabyte of every odd shape (some minutes)
	@$(BIN)/uv pip install --quiet --no-deps --target var/fuzz atheris==3.0.0
	@for grammar in quantities dates reading coordinates quotes; do echo "$$grammar"; PYTHONPATH=var/fuzz $(BIN)/python bench/fuzz.py $$grammar 60 || exit 1; done
	@$(BIN)/python bench/fuzz.py shapes

airflow: $(READY) $(GAZETTEER) ## Start Airflow's scheduler and web interface on loopback
	@$(BIN)/python -m dags.serve

sample-differences: $(READY) $(GAZETTEER) ## Write the list of the sample's known differences again
	$(BIN)/python tests/sample_coding.py
