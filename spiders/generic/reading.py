"""What a page of unknown software is: a thread with its posts, or a list with its rows; and how sure that is."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final

from spiders.generic.content import described, lone
from spiders.generic.lists import Group, is_member, lists
from spiders.generic.opening import opening
from spiders.generic.outline import Element, Outline
from spiders.generic.pager import Pager, pager
from spiders.generic.posts import ordinals
from spiders.generic.rows import is_list, richer
from spiders.generic.single import single
from spiders.generic.thread import Habits, Layout, When, laid, layout
from spiders.generic.times import Dated, times
from spiders.generic.words import form
from spiders.page import Page

LEAST: Final = 0.12
_LONE: Final = 0.4


@dataclass(frozen=True, slots=True)
class Seen:
    """Exactly what is likely: `thread` is None on lists, `groups` are a list's rows, `sure` is 0..1.

    `opening` is the thread's first post where it is unlike the others; `main` is the text of a page that is one
    document without fields that can be told apart, `begins` how one begins that scripts are to draw.
    """

    outline: Outline
    pager: Pager
    dates: list[Dated]
    thread: Layout | None = None
    opening: Layout | None = None
    main: Element | None = None
    begins: str = ""
    groups: list[Group] = field(default_factory=list)
    sure: float = 0.0
    because: tuple[str, ...] = ()


def look(page: Page, root: str, when: When, known: Collection[str] = (), habits: Habits | None = None) -> Seen:
    outline = Outline(page)
    dates, pages = times(outline), pager(outline)
    habits = habits or Habits()
    groups = lists(outline, root, dates, known)
    closed = form(page.url) or is_member(page.url)
    thread = None if closed else layout(outline, when, dates, habits)
    if thread is not None and thread.sure >= LEAST and not is_list(outline, thread, groups):
        habits.learn(thread)
        return Seen(
            outline=outline,
            pager=pages,
            dates=dates,
            thread=thread,
            opening=opening(outline, thread, dates, when) if _lacks_first(outline, thread, pages) else None,
            groups=groups,
            sure=_sureness(thread.sure),
            because=_thread_because(thread),
        )
    alone = None if closed else single(outline, dates)
    only = laid(outline, [alone], dates, when, habits) if alone else None
    if only is not None and only.author and not richer(groups, only):
        why = "a single post with a name and a time"
        return Seen(outline, pages, dates, thread=only, groups=groups, sure=_LONE, because=(why,))
    if not closed and (main := lone(outline, groups, dates)) is not None:
        why = "one text that the page is for"
        return Seen(outline, pages, dates, main=main, groups=groups, sure=_LONE, because=(why,))
    if not closed and (begins := described(page, outline)):
        return Seen(outline, pages, dates, begins=begins, groups=groups)
    rows = sum(len(group.rows) for group in groups[:1])
    dated = min(1.0, len(dates) / rows) if rows else 0.0
    sure = min(0.85, 0.25 + 0.3 * dated + 0.05 * min(rows, 6)) if rows else 0.0
    because = (f"{rows} rows that link alike", f"{len(dates)} times")
    return Seen(outline, pages, dates, groups=groups, sure=sure, because=because)


def _lacks_first(outline: Outline, thread: Layout, pages: Pager) -> bool:
    """Whether the thread's first post may stand elsewhere on the page."""
    return pages.here in (None, 1) and ordinals(outline, thread)[:1] != [1]


def _sureness(worth: float) -> float:
    return round(min(0.89, 0.4 + 0.6 * worth), 4)


def _thread_because(thread: Layout) -> tuple[str, ...]:
    return (f"{len(thread.blocks)} repeated blocks with a time", *(f"{k} {v:.2f}" for k, v in thread.because.items()))
