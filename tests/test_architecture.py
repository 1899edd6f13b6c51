"""The house stands as it is drawn: sizes, names, contracts, types and style are tests like any other."""

import ast
import importlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from settings.knobs import ROOT

TOP = (
    "crawlers",
    "spiders",
    "items",
    "pipelines",
    "settings",
    "extractors",
    "storage",
    "sandbox",
    "benchmarks",
    "tests",
)
LONGEST_MODULE, LONGEST_FUNCTION = 300, 40
FORBIDDEN_NAMES = {"utils", "helpers", "common", "core", "manager", "base"}


def modules() -> Iterator[Path]:
    for folder in TOP:
        yield from sorted((ROOT / folder).rglob("*.py"))


@pytest.mark.parametrize("name", TOP)
def test_every_top_level_name_resolves_inside_the_repository(name: str) -> None:
    """scrapy.cfg's folder is appended to sys.path: an installed package called `settings` would win."""
    command = [sys.executable, "-c", f"import {name}; print({name}.__path__[0])"]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
    assert Path(found).resolve() == ROOT / name


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_and_functions_keep_their_size_and_say_what_they_are_for(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert source.count("\n") <= LONGEST_MODULE, "change the design rather than squeeze"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name
    if source.strip():
        assert ast.get_docstring(tree), "a module opens with one sentence saying what it is for"
    if path != ROOT / "settings" / "base.py":
        assert path.stem not in FORBIDDEN_NAMES


@pytest.mark.parametrize(
    "command", [["ruff", "check", "."], ["ruff", "format", "--check", "."], ["mypy"], ["lint-imports"]], ids=" ".join
)
def test_tools_find_nothing(command: list[str]) -> None:
    tool = Path(sys.executable).parent / command[0]
    answer = subprocess.run([str(tool), *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_modules_import(path: Path) -> None:
    if path.name not in {"__main__.py", "env.py"} and "versions" not in path.parts:
        importlib.import_module(".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__"))
