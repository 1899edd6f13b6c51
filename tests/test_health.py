"""The verdict of a run says what happened, and the exit code says the same."""

from typing import Any

import pytest

from crawlers.health import judge
from spiders.platform import Least

LEAST = Least(items=10, author=0.9)
GOOD = {"fetched": 5, "read": 5, "documents": 50, "with-author": 50}


@pytest.mark.parametrize(
    ("counts", "ended", "partial", "verdict", "code"),
    [
        (GOOD, "finished", False, "ok", 0),
        ({**GOOD, "documents": 9, "with-author": 9}, "finished", False, "broken", 10),
        ({**GOOD, "documents": 9, "with-author": 9}, "limit", True, "ok", 0),
        ({**GOOD, "with-author": 44}, "finished", False, "broken", 10),
        ({**GOOD, "lost": 1}, "finished", False, "lost", 11),
        ({**GOOD, "item-errors": 1}, "finished", False, "lost", 11),
        ({**GOOD, "failed": 6, "failed/http-429": 6, "fetched": 11}, "finished", False, "blocked", 12),
        ({"fetched": 1, "skipped": 1, "skipped/forbidden": 1}, "finished", False, "blocked", 12),
        ({"refused": 1, "refused/robots": 1}, "finished", False, "policy", 13),
        ({**GOOD, "refused": 1, "refused/robots": 1}, "finished", False, "ok", 0),
        (GOOD, "referral", False, "policy", 13),
        (GOOD, "storage", False, "storage", 14),
        (GOOD, "shutdown", False, "interrupted", 15),
        ({**GOOD, "failed": 1, "failed/defect": 1}, "finished", False, "defect", 70),
        ({}, "start_error", False, "defect", 70),
        ({}, "finished", False, "broken", 10),
    ],
)
def test_judges(counts: dict[str, int], ended: str, partial: bool, verdict: str, code: int) -> None:
    judged = judge(counts, ended, LEAST, partial=partial)
    assert (judged.name, judged.exit_code) == (verdict, code)
    assert judged.because


def test_a_broken_run_names_the_commonest_reason() -> None:
    counts: dict[str, Any] = {"fetched": 3, "failed": 3, "failed/DownloadConnectionRefusedError": 3}
    assert "DownloadConnectionRefusedError on 3 of 3 pages" in judge(counts, "finished", LEAST).because
