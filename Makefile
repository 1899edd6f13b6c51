# The front door. Everything is run from this folder with the tools of .venv.
.PHONY: setup demo test check bench clean

setup: .venv/done          ## make .venv from the lock file; find or install a browser
demo: setup                ## a fictional town is crawled; the report is printed
	.venv/bin/python -m sandbox demo
test: setup                ## every test
	.venv/bin/python -m pytest
check: setup               ## style, types, who imports whom
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports
bench: setup               ## one command a claim; prints tables
	.venv/bin/python -m benchmarks
clean:                     ## remove what setup, tests and demo made (not data/)
	rm -rf .venv .mypy_cache .ruff_cache .hypothesis .import_linter_cache

.venv/done: requirements.lock setup.sh
	./setup.sh
