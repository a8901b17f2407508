PYTHON ?= python3
LOCK = uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header

.PHONY: start test bench lock lint environment

start:
	$(PYTHON) start.py

test:
	$(PYTHON) run_tests.py

bench: environment
	.venv/bin/python -m pip install --quiet --require-hashes -r requirements/bench.txt
	.venv/bin/python -m benchmarks.check
	.venv/bin/python -m benchmarks.load
	.venv/bin/python -m benchmarks.load_engines
	.venv/bin/python -m benchmarks.forecast --write --calibrate
	.venv/bin/python -m benchmarks.server

# Add --upgrade: make lock LOCK_OPTIONS=--upgrade
lock:
	cd requirements && for name in app build test bench; do \
	  $(LOCK) $(LOCK_OPTIONS) $$name.in -o $$name.txt || exit 1; done

lint: environment
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/mypy --strict src start.py run_tests.py bootstrap.py
	.venv/bin/lint-imports

environment:
	$(PYTHON) -c "import bootstrap; bootstrap.ensure('test')"
