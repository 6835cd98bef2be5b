# make run    installs what is missing, checks the sample dossier and opens the review desk
# make test   installs what is missing and runs every check that guards a commit
# make bench  prints accuracy and speed
# make bench-speed  speed beside rapidocr as packaged and OCRmyPDF (PAGES=30); OCRmyPDF gets an environment of its own
# make bench-authenticity  builds changed twins of clean papers and prints which signs of falsification come
# make bench-mutation  changes every number of the policies and prints what no case notices
# make guides  takes the pictures of the guides anew, on a desk of made-up people and papers
# make bench-ui  speed of the review desk with 200 cases and a dossier of 60 pages, in Chromium
SHELL := bash
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMPS := .stamps
SAMPLE := sample_dossiers/data/inner_mongolia_clean.zip
PORT ?= 8501
PAGES ?= 30

.PHONY: run test lint unit bench bench-speed bench-authenticity bench-mutation bench-ui guides clean
.DELETE_ON_ERROR:

run: $(STAMPS)/run
	$(BIN)/dossier serve --single --port $(PORT) --sample $(SAMPLE)

test: $(STAMPS)/test lint unit

lint: $(STAMPS)/test
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

unit: $(STAMPS)/test
	$(BIN)/pytest

bench: $(STAMPS)/test
	$(BIN)/python -m benchmarks.accuracy
	$(BIN)/python -m benchmarks.language
	$(BIN)/python -m benchmarks.defects
	$(BIN)/python -m benchmarks.speed --alone

bench-speed: $(STAMPS)/bench
	$(BIN)/python -m benchmarks.speed --pages $(PAGES)

bench-authenticity: $(STAMPS)/test
	$(BIN)/python -m benchmarks.authenticity

bench-mutation: $(STAMPS)/test
	$(BIN)/python -m benchmarks.mutation

bench-ui: $(STAMPS)/test
	$(BIN)/python -m benchmarks.desk

guides: $(STAMPS)/test
	$(BIN)/python -m guides

# Installed once for every change of the two files that say what to install.
$(STAMPS)/run: pyproject.toml constraints.txt scripts/system-packages.sh
	scripts/system-packages.sh run
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -c constraints.txt -e .
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/test: pyproject.toml constraints.txt scripts/system-packages.sh
	scripts/system-packages.sh test
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	@mkdir -p $(STAMPS) && touch $@

# A tool to measure against (MPL-2.0, with LGPL helpers): kept apart from the product and never imported by it.
$(STAMPS)/bench: $(STAMPS)/test
	test -x .venv-bench/bin/python || $(PYTHON) -m venv .venv-bench
	.venv-bench/bin/python -m pip install --quiet -c constraints.txt ocrmypdf==17.13.0
	@mkdir -p $(STAMPS) && touch $@

clean:
	rm -rf $(VENV) .venv-bench $(STAMPS) build *.egg-info
