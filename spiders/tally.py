"""What became of every request of a run, counted under Scrapy's stats, so that in = out can be checked."""

from typing import Final, Literal

from scrapy.statscollectors import StatsCollector

Outcome = Literal["read", "skipped", "failed", "refused"]
PREFIX: Final = "lurewatch/"


class Tally:
    """fetched = read + skipped + failed; refused requests were never sent. Reasons stand beside: skipped/login."""

    def __init__(self, stats: StatsCollector) -> None:
        self._stats = stats

    def outcome(self, outcome: Outcome, because: str = "") -> None:
        if outcome != "refused":
            self.add("fetched")
        self.add(outcome)
        if because:
            self.add(f"{outcome}/{because.partition(':')[0]}")

    def add(self, name: str, number: int = 1) -> None:
        self._stats.inc_value(PREFIX + name, number)

    def value(self, name: str) -> int:
        return int(self._stats.get_value(PREFIX + name, 0))

    def counts(self) -> dict[str, int]:
        """Every count by its name, reasons included."""
        stats = self._stats.get_stats()
        return {
            name.removeprefix(PREFIX): int(n)
            for name, n in sorted(stats.items())
            if name.startswith(PREFIX) and isinstance(n, int)
        }
