# Two commands matter: `make` builds every policy into dist/, `make test` checks everything.
# Both set up first; that does nothing when nothing has changed. Packages of the system are installed
# with apt where that can be done without asking, which is said before; `make APT=no` only names them.

# The first Python that starts and is new enough; 3.11 is what the lock is made for.
PYTHON ?= $(or $(shell for python in python3.11 python3 python3.12 python3.13 python3.14; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $$python && break; done),python3)
BIN := .venv/bin/python

.PHONY: build site studio setup setup-test test lint run-tests test-all run-all-tests bench lock clean

build: setup
	$(BIN) build.py

# Everything in the browser, for the policies in this folder.
studio: setup
	$(BIN) build.py studio

setup:
	@"$(PYTHON)" tools/set_up.py

setup-test:
	@"$(PYTHON)" tools/set_up.py --test

# Both at once: what reads the code waits for nothing, what runs it waits for other programs.
test: setup-test
	@$(MAKE) --no-print-directory -j2 lint run-tests

lint:
	$(BIN) -m ruff format --check
	$(BIN) -m ruff check
	$(BIN) -m mypy
	.venv/bin/lint-imports --no-logo

run-tests:
	$(BIN) -m pytest -n 2 --dist loadscope

# All that `make test` only samples: every body, every step of a push, more examples of each law.
test-all: setup-test
	@$(MAKE) --no-print-directory -j2 lint run-all-tests

run-all-tests:
	$(BIN) -m pytest -n 2 --dist loadscope --all

bench: setup
	PYTHONPATH=tools $(BIN) -m bench

# What is in force, as a folder for a website.
site: setup
	$(BIN) build.py publish dist/site

# The newest versions that pyproject.toml allows; run it with the oldest Python that has to work.
lock:
	"$(PYTHON)" tools/lock.py

# The virtual environment stays: it takes longest to make and mends itself.
clean:
	rm -rf dist .policyloom .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
