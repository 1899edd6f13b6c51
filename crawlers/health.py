"""The verdict of a run: its counts against the platform's `expect:`, and the exit code that says the same. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from spiders.platform import Least

EXIT: Final = {
    "ok": 0,
    "broken": 10,
    "lost": 11,
    "blocked": 12,
    "policy": 13,
    "storage": 14,
    "interrupted": 15,
    "defect": 70,
}
_BLOCKS: Final = ("skipped/forbidden", "failed/http-429", "failed/http-503", "failed/http-407", "failed/http-451")


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    name: str
    because: str

    @property
    def exit_code(self) -> int:
        return EXIT[self.name]


def judge(counts: Mapping[str, int], ended: str, expect: Least, *, partial: bool = False) -> Verdict:
    """`ended` is Scrapy's finish reason; `partial` runs (with since or limit) are not held to `expect`."""
    for name, because in (
        ("storage", "storage failed" if ended == "storage" else ""),
        ("interrupted", "stopped by a signal; the next run goes on" if ended == "shutdown" else ""),
        ("lost", _lost(counts)),
        ("defect", _defect(counts, ended)),
        ("policy", "a referral: collection here has stopped" if ended == "referral" else _policy(counts)),
        (
            "blocked",
            "the platform shows us its sign-in page; check the account" if ended == "signed-out" else _blocked(counts),
        ),
        ("broken", "" if partial else _broken(counts, expect)),
    ):
        if because:
            return Verdict(name=name, because=because)
    return Verdict(name="ok", because=ended)


def _lost(counts: Mapping[str, int]) -> str:
    lost = counts.get("lost", 0) + counts.get("item-errors", 0)
    return f"{lost} documents could not be kept" if lost else ""


def _defect(counts: Mapping[str, int], ended: str) -> str:
    if ended == "start_error":
        return "the crawl could not begin; see the log"
    defects = counts.get("failed/defect", 0)
    return f"the engine failed on {defects} pages; see the log" if defects else ""


def _policy(counts: Mapping[str, int]) -> str:
    refused = sum(number for name, number in counts.items() if name.startswith("refused/"))
    if not refused or counts.get("read", 0):
        return ""
    reasons = ", ".join(name.partition("/")[2] for name in counts if name.startswith("refused/"))
    return f"nothing may be fetched here: {reasons}"


def _blocked(counts: Mapping[str, int]) -> str:
    blocks = sum(counts.get(name, 0) for name in _BLOCKS)
    fetched = counts.get("fetched", 0)
    return f"the platform turned away {blocks} of {fetched} requests" if blocks * 2 > fetched else ""


def _broken(counts: Mapping[str, int], expect: Least) -> str:
    documents = counts.get("documents", 0)
    if documents < expect.items:
        return f"{documents} documents read, at least {expect.items} expected{_why(counts)}"
    for name, least in (("author", expect.author), ("published", expect.published), ("text", expect.text)):
        share = counts.get(f"with-{name}", 0) / documents if documents else 1.0
        if share < least:
            return f"{name} in {share:.0%} of documents, at least {least:.0%} expected"
    return ""


def _why(counts: Mapping[str, int]) -> str:
    """The commonest reason why pages were not read, for the user's eye."""
    reasons = {name: number for name, number in counts.items() if name.startswith(("failed/", "skipped/"))}
    if not reasons:
        return ""
    name = max(reasons, key=lambda reason: reasons[reason])
    return f" ({name.replace('/', ': ')} on {reasons[name]} of {counts.get('fetched', 0)} pages)"
