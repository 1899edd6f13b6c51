"""The commands that the docs show are run, in order, as they stand; only the folder `data/` is a temporary one."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from settings.knobs import ROOT

RUN = {"docs/tutorial.md"}
ORDINARY = {"and", "is", "s", "project", "COMMAND"}
LEFT_OUT = ("make ", "git ", ".venv/bin/python -m sandbox serve", ".venv/bin/python -m benchmarks")


def commands(document: str) -> list[str]:
    """Indented lines that begin with a program or an export, outside of fences."""
    lines = (ROOT / document).read_text(encoding="utf-8").splitlines()
    shown = [line.strip() for line in lines if line.startswith("    ")]
    return [line for line in shown if line.startswith((".venv/bin/", "export ", "echo ", "LUREWATCH_"))]


@contextmanager
def town(port: int) -> Iterator[None]:
    command = [sys.executable, "-m", "sandbox", "serve", "--port-base", str(port)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as server:
        assert server.stdout is not None
        server.stdout.readline()
        yield
        server.terminate()


@pytest.mark.parametrize("document", sorted(RUN))
def test_commands_run_as_shown(document: str, tmp_path: Path) -> None:
    port = 18900
    script = ["set -e", 'export PATH="$BIN:$PATH"']
    for command in commands(document):
        if not command.startswith(LEFT_OUT):
            local = command.replace("data/", f"{tmp_path}/").replace("$PWD/", "").replace(":8900", f":{port}")
            script.append(
                local.replace("sqlite:////", "sqlite:////").replace(".venv/bin/", f"{Path(sys.executable).parent}/")
            )
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LUREWATCH_")}
    with town(port):
        run = ["bash", "-c", "\n".join(script)]
        environment = {**clean, "BIN": str(Path(sys.executable).parent)}
        answer = subprocess.run(
            run, cwd=ROOT, env=environment, capture_output=True, text=True, check=False, timeout=240
        )
    assert answer.returncode == 0, answer.stderr


def test_every_command_shown_exists() -> None:
    known = {path.stem for path in (ROOT / "crawlers" / "commands").glob("[a-z]*.py")} | {"list"}
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for part in path.read_text(encoding="utf-8").replace("`", " ").split("scrapy ")[1:]:
            word = part.split()[0].strip(".,:;|") if part.split() else ""
            assert not word.isalpha() or word in known | ORDINARY, f"{path.name}: scrapy {word}"


def test_links_between_documents_lead_somewhere() -> None:
    for path in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for part in path.read_text(encoding="utf-8").split("](")[1:]:
            target = part.partition(")")[0].partition("#")[0]
            if target and not target.startswith("http"):
                assert (path.parent / target).exists(), f"{path.relative_to(ROOT)} links {target}"
