"""The storage desk of one run: a single writer thread that opens the database and serves the pipelines in order."""

import asyncio
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import TypeVar
from weakref import WeakKeyDictionary

from scrapy.crawler import Crawler

from items import Reading
from settings.knobs import knobs
from storage.database import open_database, upgrade
from storage.repository import Repository, Stored

Answer = TypeVar("Answer")
_desks: "WeakKeyDictionary[Crawler, Desk]" = WeakKeyDictionary()


class Desk:
    """All methods may be awaited from the reactor's thread; storage is only touched in the desk's own."""

    def __init__(self, url: str, platform: str) -> None:
        self._url, self._platform = url, platform
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="storage")
        self._repository: Repository | None = None
        self.run_id: int | None = None
        self._holds_some = False

    async def open(self, job: Mapping[str, object]) -> None:
        """Begin the run. Raises storage.database.StorageError with words for the user."""
        self.run_id, self._holds_some = await self._do(lambda: self._begin(job))

    async def known_versions(self, ids: Sequence[str]) -> dict[str, str]:
        if not self._holds_some or not ids:
            return {}
        return await self._do(lambda: self._open().known_versions(ids))

    async def store(self, readings: Sequence[Reading]) -> Stored:
        assert self.run_id is not None
        run_id = self.run_id
        return await self._do(lambda: self._open().store(run_id, readings))

    async def finish(self, counts: Mapping[str, int], verdict: str, because: str, exit_code: int) -> None:
        run_id, ended = self.run_id, datetime.now(UTC)
        if run_id is not None:
            await self._do(lambda: self._open().finish_run(run_id, ended, counts, verdict, because, exit_code))

    async def compare(self) -> None:
        """Meet what was stored with all that is stored. A run that dies before leaves it to the next one."""
        if self.run_id is not None:
            await self._do(lambda: self._open().compare())

    def close(self) -> None:
        self._thread.shutdown(wait=False)

    def _begin(self, job: Mapping[str, object]) -> tuple[int, bool]:
        engine = open_database(self._url)
        upgrade(engine)
        self._repository = Repository(engine)
        holds_some = self._repository.holds(self._platform)
        return self._repository.begin_run(self._platform, job, datetime.now(UTC)), holds_some

    def _open(self) -> Repository:
        assert self._repository is not None
        return self._repository

    async def _do(self, work: Callable[[], Answer]) -> Answer:
        return await asyncio.get_running_loop().run_in_executor(self._thread, work)


def desk_of(crawler: Crawler) -> Desk:
    """The crawl's one desk."""
    if crawler not in _desks:
        _desks[crawler] = Desk(knobs().database, str(getattr(crawler.spidercls, "name", "")))
    return _desks[crawler]
