"""Worker processes that examine texts."""

import signal
from concurrent.futures import ProcessPoolExecutor
from importlib import import_module
from multiprocessing import get_context
from typing import Final

_READY: Final = "extractors.warmed"


def pool(processes: int) -> ProcessPoolExecutor:
    """Forked from one that has read all they need, where its folder is the project's; else each reads for itself."""
    context = get_context("forkserver")
    context.set_forkserver_preload([_READY])
    made = ProcessPoolExecutor(processes, mp_context=context, initializer=_begin)
    made.submit(int)  # the reading begins now, not with the first text
    return made


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is for whoever asked to handle; it ends us in order
    import_module(_READY)
