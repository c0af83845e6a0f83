# Two commands do everything: `make run` and `make test`. The rest is for people who work on the code.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
GAZETTEER := var/gazetteer.sqlite

.DEFAULT_GOAL := help
.PHONY: always run help setup gazetteer lock check check-lock format docs relevance test fuzz airflow sample-differences sample-answers secrets image up down logs backup restore downgrade rotate-secrets test-compose test-s3 test-spark test-ticks audit

help: ## List the targets
	@grep -E '^[a-z0-9-]+:.*## ' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 20

always:

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

# By what it says that it was compiled from, not by its time: a copy may be newer than what it lacks.
$(GAZETTEER): $(READY) always
	@$(BIN)/python -m pipeline.locate.build $@

COMPILE := $(BIN)/uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --quiet

lock: ## Resolve pyproject.toml again: requirements.lock for people, requirements-cluster.lock for the image
	$(COMPILE) --extra dev --output-file requirements.lock
	$(COMPILE) --extra cluster --constraint requirements.lock --output-file requirements-cluster.lock

check: $(READY) ## Formatting, every ruff rule, mypy --strict, import contracts, and a current lock
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	@$(MAKE) --no-print-directory check-lock

check-lock: $(READY)
	@$(COMPILE) --extra dev --constraint requirements.lock --output-file $(VENV)/fresh.lock
	@$(COMPILE) --extra cluster --constraint requirements-cluster.lock --output-file $(VENV)/fresh-cluster.lock
	@diff -q requirements.lock $(VENV)/fresh.lock >/dev/null && diff -q requirements-cluster.lock $(VENV)/fresh-cluster.lock >/dev/null || { echo "a lock is not what pyproject.toml asks for: run 'make lock'"; exit 1; }

format: $(READY) ## Format and fix what can be fixed
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(READY) ## Write the generated documents again
	$(BIN)/python -m schemas.dictionary docs/data-dictionary.md

relevance: $(READY) $(GAZETTEER) ## Fit the model that tells news of conflict from what only sounds like it (half a minute)
	$(BIN)/python bench/relevance.py train

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

COMPOSE ?= docker-compose
VERSION := $(shell sed -n 's/^version = "\(.*\)"/\1/p' pyproject.toml)
export CONFLICT_EVENTS_VERSION ?= $(VERSION)
export COMPOSE_PROJECT_NAME ?= conflict-events
export CONFLICT_EVENTS_WORKER_CONCURRENCY ?= 2
export CONFLICT_EVENTS_PARALLELISM ?= $(shell expr $(or $(WORKERS),1) '*' $(CONFLICT_EVENTS_WORKER_CONCURRENCY))

secrets: ## Generate what is missing of the containers' secrets, in var/secrets
	@python3 deploy/make_secrets.py var/secrets

image: ## Build the image (BUILD="--network host" and the like go to docker build)
	docker build $(BUILD) --tag conflict-events:$(CONFLICT_EVENTS_VERSION) .

up: secrets ## Start everything in containers: PostgreSQL, Redis, Airflow, workers (make up WORKERS=3)
	@docker image inspect conflict-events:$(CONFLICT_EVENTS_VERSION) >/dev/null 2>&1 || $(MAKE) --no-print-directory image
	$(COMPOSE) up --detach --scale worker=$(or $(WORKERS),1)
	@echo "Airflow: http://127.0.0.1:$${AIRFLOW_PORT:-8080}  user: admin  password: in var/secrets/admin"

down: ## Stop the containers; what they keep stays
	$(COMPOSE) down

logs: ## Follow the containers' logs
	$(COMPOSE) logs --follow --tail 50

backup: ## Dump both databases of the containers into var/backups
	@to=var/backups/$$(date -u +%Y-%m-%dT%H-%M-%S); mkdir -p $$to && chmod 700 $$to && COMPOSE="$(COMPOSE)" sh deploy/backup.sh $$to

restore: ## Make both databases anew from a backup (make restore FROM=var/backups/…)
	@COMPOSE="$(COMPOSE)" sh deploy/restore.sh "$(FROM)"

downgrade: ## Bring the warehouse's schema down for an older program (make downgrade TO=0011)
	$(COMPOSE) stop scheduler worker
	$(COMPOSE) run --rm prepare python -m deploy.downgrade $(TO)

rotate-secrets: ## Draw the containers' secrets anew and start all parts again with them
	@python3 deploy/make_secrets.py var/secrets --renew
	$(COMPOSE) up --detach --force-recreate --scale worker=$(or $(WORKERS),1)

test-compose: $(READY) ## Bring the containers up and disturb them in every way (needs an engine and the image; a quarter of an hour)
	$(BIN)/pytest -v -m apart tests/apart/test_compose.py

test-s3: $(READY) var/moto ## Hand over by an S3-compatible server on loopback
	$(BIN)/pytest -v -m apart tests/apart/test_s3.py

test-spark: $(READY) $(GAZETTEER) var/spark ## Code an archive on Spark, and compare with one process (needs Java)
	PYTHONPATH=var/spark $(BIN)/pytest -v -m apart tests/apart/test_spark.py

var/spark: tests/apart/spark.lock
	@$(BIN)/uv pip install --quiet --require-hashes --target $@ -r $< && touch $@

test-ticks: $(READY) $(GAZETTEER) ## Eight turns of the real scheduler over a source that changes (some minutes)
	$(BIN)/pytest -v -m apart tests/apart/test_ticks.py

var/moto: tests/apart/moto.lock
	@$(BIN)/uv venv --quiet --clear $@ && VIRTUAL_ENV=$@ $(BIN)/uv pip sync --quiet --require-hashes $<

test-killed: $(READY) ## Kill a loader at twenty random moments on both databases (a minute)
	$(BIN)/pytest -m apart tests/apart/test_killed_at_random.py

AUDIT := $(BIN)/uv tool run --quiet pip-audit==2.10.1 --strict --vulnerability-service osv --disable-pip --require-hashes

audit: $(READY) ## Ask the advisory database about every locked package; fails where it cannot ask (needs a network)
	@$(AUDIT) --requirement requirements.lock
	@$(AUDIT) --requirement requirements-cluster.lock

sample-differences: $(READY) $(GAZETTEER) ## Write the list of the sample's known differences again
	$(BIN)/python tests/sample_coding.py

sample-answers: $(READY) $(GAZETTEER) ## Write the named queries' answers on the sample again (read the difference)
	$(BIN)/python tests/sample_answers.py
