# `make help` lists what can be made. Everything is installed into $(VENV) from the locks in requirements/.

VENV   ?= .venv
PYTHON ?=
UV     ?= uv
BIN    := $(VENV)/bin
PIP    := $(BIN)/python -m pip --disable-pip-version-check
LOCK    = $(UV) pip compile pyproject.toml --no-config --universal --python-version 3.11 --fork-strategy fewest \
          --generate-hashes --no-header --no-annotate --no-emit-index-url --quiet

# What `make run FILE=…` opens, and further arguments: `make test ARGS="-k units -x"`.
FILE ?=
ARGS ?=

# How long `make soak` lets the fuzzer go on.
SECONDS ?= 600

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: run test test-exports check format bench soak shots bundle lock schema messages clean help libraries

# ------------------------------------------------------------------------------------------- to use

run: $(VENV)/run ## Open the window (FILE=name or path); without a screen, draw and print
	@packaging/setup/run.sh $(BIN)/wattif "$(FILE)"

test: $(VENV)/dev ## Pass the tests (ARGS="-k units")
	$(BIN)/python -m pytest $(ARGS)

test-exports: $(VENV)/dev ## Open what is handed out in LibreOffice, Chromium and poppler, and hold it to the model
	$(BIN)/python packaging/setup/export_tools.py
	$(BIN)/python -m pytest tests/exports $(ARGS)

check: $(VENV)/dev ## Format, lint, types, import rules
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy explorer ui tests packaging
	$(BIN)/lint-imports --no-logo

format: $(VENV)/dev ## Put into shape what can be put into shape by itself
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# ------------------------------------------------------------------------------------------- to make

bench: $(VENV)/bench ## Measure the speed of what users wait for
	$(BIN)/python -m tests.bench $(ARGS)

soak: $(VENV)/soak ## Long trials (ARGS="fuzz kill monkey", SECONDS=600)
	$(BIN)/python -m tests.soak --seconds $(SECONDS) $(ARGS)

shots: $(VENV)/dev ## Pictures of the window and each chart, light and dark, into build/shots/
	$(BIN)/python -m tests.shots build/shots

bundle: $(VENV)/dev ## A folder that runs without Python, dist/wattif, with a smoke test
	$(BIN)/pyinstaller --noconfirm --log-level WARN --workpath build/pyinstaller --distpath dist packaging/pyinstaller/wattif.spec
	$(BIN)/python packaging/pyinstaller/smoke.py dist/wattif/wattif

schema: $(VENV)/run ## The JSON schemas of scenario and story files, in presets/
	@mkdir -p build
	$(BIN)/python -m explorer schema > build/wattif.schema.json
	mv build/wattif.schema.json presets/wattif.schema.json
	$(BIN)/python -m explorer schema --story > build/story.schema.json
	mv build/story.schema.json presets/stories/story.schema.json

messages: $(VENV)/dev ## Collect, merge and compile the message catalogues (ARGS=zh_CN begins a language)
	packaging/setup/messages.sh $(BIN)/pybabel $(ARGS)

lock: ## Work out the locks in requirements/ anew (needs uv; ARGS=--upgrade for newer versions)
	@command -v $(UV) >/dev/null || { echo "make lock needs uv: python3 -m pip install uv" >&2; exit 1; }
	$(LOCK) --group build $(ARGS) --output-file requirements/run.txt
	$(LOCK) --group dev --constraints requirements/run.txt $(ARGS) --output-file requirements/dev.txt
	$(LOCK) --group dev --group bench --constraints requirements/dev.txt $(ARGS) --output-file requirements/bench.txt
	$(LOCK) --group soak --constraints requirements/dev.txt $(ARGS) --output-file requirements/soak.txt

clean: ## Remove everything that make made, the environment too
	rm -rf $(VENV) build dist wattif.png .benchmarks .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
	find explorer ui tests packaging -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(firstword $(MAKEFILE_LIST))

# ------------------------------------------------------------------------------------------- set-up

# A stamp says what the environment holds. The second `make run` finds it newer than the lock and starts at once.
# The system libraries are looked at every time (they are forgotten more easily): that takes a moment only.

libraries:
	@python=$$(PYTHON="$(PYTHON)" packaging/setup/find-python.sh $(BIN)/python) && \
	screen=$$(packaging/setup/has-screen.sh && echo --screen || :) && \
	"$$python" packaging/setup/system_libraries.py $$screen

$(VENV)/made: | libraries
	python=$$(PYTHON="$(PYTHON)" packaging/setup/find-python.sh) && "$$python" -m venv --clear $(VENV)
	@touch $@

$(VENV)/run: $(VENV)/made requirements/run.txt pyproject.toml | libraries
	$(PIP) install --require-hashes --requirement requirements/run.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev: $(VENV)/made requirements/dev.txt pyproject.toml | libraries
	$(PIP) install --require-hashes --requirement requirements/dev.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@ $(VENV)/run

$(VENV)/bench: $(VENV)/dev requirements/bench.txt
	$(PIP) install --require-hashes --requirement requirements/bench.txt
	@touch $@

$(VENV)/soak: $(VENV)/dev requirements/soak.txt
	$(PIP) install --require-hashes --requirement requirements/soak.txt
	@touch $@
