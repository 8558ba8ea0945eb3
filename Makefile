# Two commands do everything on a fresh machine with Python 3.11 or newer: make demo, make test.

# The newest Python that can make an environment; from 3.12 on, coverage adds little time.
PYTHON ?= $(shell for one in python3.13 python3.12; do \
  $$one -c 'import ensurepip, venv' 2>/dev/null && echo $$one && exit; done; echo python3)
VENV := .venv
BIN := $(VENV)/bin

.PHONY: demo test release lint types fuzz pages pictures site site-serve clean

demo: $(VENV)/.demo
	@echo; echo "== factcheck check claims/ --select CHR01 =="
	@$(BIN)/factcheck check claims/ --select CHR01 || test $$? -eq 1
	@echo; echo "== factcheck check examples/footbridge.md --ignore CHR02,CIT03,NAM02 =="
	@$(BIN)/factcheck check examples/footbridge.md --ignore CHR02,CIT03,NAM02 || test $$? -eq 1
	@echo; echo "== factcheck errata examples/footbridge.md =="
	@$(BIN)/factcheck errata examples/footbridge.md || test $$? -eq 1
	@echo; echo "== factcheck cite examples/footbridge.md =="
	@$(BIN)/factcheck cite examples/footbridge.md
	@echo; echo "Now a document of your own (.md .txt .docx .odt .html .pdf .tex …):"
	@echo "    $(BIN)/factcheck check FILE"
	@echo "The review page: $(BIN)/python -m pip install --editable '.[review]', then"
	@echo "    $(BIN)/factcheck review FILE"
	@echo "What else there is: $(BIN)/factcheck --help, README.md"

test: $(VENV)/.dev lint types
	COVERAGE_CORE=$$($(BIN)/python -c "import sys; print('sysmon' if sys.version_info >= (3, 12) else 'ctrace')") \
	  $(BIN)/pytest -n auto --dist worksteal --cov --cov-report=term --cov-fail-under=95

release: $(VENV)/.dev
	.ci/release

lint: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(VENV)/.dev
	$(BIN)/mypy

MINUTES ?= 5
fuzz: $(VENV)/.dev
	$(BIN)/python tests/fuzz/fuzz.py --minutes $(MINUTES)

pages: $(VENV)/.dev
	$(BIN)/python docs/generate.py

pictures: $(VENV)/.dev
	$(BIN)/python docs/pictures.py

site: $(VENV)/.dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict
	@echo "build/site/index.html opens in a browser; nothing else is needed"

site-serve: $(VENV)/.dev
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs serve

$(VENV)/.demo: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[pdf]'
	touch $@

$(VENV)/.dev: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
