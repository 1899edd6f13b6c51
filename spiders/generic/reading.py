"""What a page of unknown software is: a thread with its posts, or a list with its rows; and how sure that is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from spiders.generic.lists import Group, lists
from spiders.generic.opening import opening
from spiders.generic.outline import Outline
from spiders.generic.pager import Pager, pager
from spiders.generic.single import single
from spiders.generic.thread import Habits, Layout, When, laid, layout
from spiders.generic.times import Dated, times
from spiders.page import Page

LEAST: Final = 0.12
_LONG: Final = 120
_OFTEN: Final = 0.3


@dataclass(frozen=True, slots=True)
class Seen:
    """Exactly what is likely: `thread` is None on lists, `groups` are a list's rows, `sure` is 0..1.

    `opening` is the thread's first post where it is unlike the others.
    """

    outline: Outline
    pager: Pager
    dates: list[Dated]
    thread: Layout | None = None
    opening: Layout | None = None
    groups: list[Group] = field(default_factory=list)
    sure: float = 0.0
    because: tuple[str, ...] = ()


def look(page: Page, root: str, when: When, known: Collection[str] = (), habits: Habits | None = None) -> Seen:
    outline = Outline(page)
    dates, pages = times(outline), pager(outline)
    habits = habits or Habits()
    thread = layout(outline, when, dates, habits)
    groups = lists(outline, root, dates, known)
    if thread is not None and thread.sure >= LEAST and not _is_list(outline, thread, groups):
        habits.learn(thread)
        return Seen(
            outline=outline,
            pager=pages,
            dates=dates,
            thread=thread,
            opening=opening(outline, thread, dates, when) if pages.here in (None, 1) else None,
            groups=groups,
            sure=_sureness(thread.sure),
            because=_thread_because(thread),
        )
    alone = single(outline, dates)
    lone = laid(outline, [alone], dates, when, habits) if alone else None
    if lone is not None and lone.author and not _richer(groups, lone):
        return Seen(outline, pages, dates, lone, None, groups, 0.4, ("a single post with a name and a time",))
    rows = sum(len(group.rows) for group in groups[:1])
    dated = min(1.0, len(dates) / rows) if rows else 0.0
    sure = min(0.85, 0.25 + 0.3 * dated + 0.05 * min(rows, 6)) if rows else 0.0
    return Seen(
        outline, pages, dates, None, None, groups, sure, (f"{rows} rows that link alike", f"{len(dates)} times")
    )


def _sureness(worth: float) -> float:
    return round(min(0.89, 0.4 + 0.6 * worth), 4)


def _thread_because(thread: Layout) -> tuple[str, ...]:
    return (f"{len(thread.blocks)} repeated blocks with a time", *(f"{k} {v:.2f}" for k, v in thread.because.items()))


def _richer(groups: list[Group], lone: Layout) -> bool:
    """Whether the page's rows say more than its only post, or are what seemed one."""
    block, outline = lone.blocks[0], lone.parts.outline
    own = sum(len(row.title) for group in groups[:1] for row in group.rows if not block.holds(row.link))
    inside = sum(block.holds(row.link) for group in groups[:1] for row in group.rows)
    size, linked = outline.size(block.roots[0]), outline.link_size(block.roots[0])
    listed = inside > 2 and (len(block.dates) > inside / 2 or linked * 2 > size)
    return listed or (bool(groups) and len(groups[0].rows) > 2 and own > lone.body.news)


def _is_list(outline: Outline, thread: Layout, groups: list[Group]) -> bool:
    """Rows have a link with a name of its own in nearly every block, and few words beside it."""
    spans = [block.span for block in thread.blocks]
    words = [outline.lengths[b.stop] - outline.lengths[b.start] for b in thread.blocks]
    linked = [outline.linked[b.stop] - outline.linked[b.start] for b in thread.blocks]
    held = 0
    titles: dict[int, str] = {}
    for group in groups:
        here: dict[int, str] = {}
        place = inside = 0
        for row in group.rows:
            while place < len(spans) and spans[place][1] <= row.link.index:
                place += 1
            if place < len(spans) and spans[place][0] <= row.link.index:
                here.setdefault(place, row.title)
                inside += 1
        if len(set(here.values())) >= _OFTEN * len(spans):
            titles = {**here, **titles}
            held = max(held, inside)
    different = set(titles.values())
    if len(different) < 0.7 * len(spans):
        return False
    own = (sum(words) - sum(linked)) / max(1, held)
    return own < max(_LONG, 4 * sum(map(len, different)) / len(different))
