"""Dates as platforms print them, in many languages, against one known moment."""

import time
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from spiders.moment import moment
from spiders.moment_lexicon import LANGUAGES

# A Wednesday.
NOW = datetime(2026, 11, 25, 12, 0, tzinfo=UTC)

# language, order, text, moment in UTC
CASES: tuple[tuple[str | None, str, str, str], ...] = (
    ("en", "", "Today 03:43", "2026-11-25 03:43"),
    ("en", "", "Today at 11:00 pm", "2026-11-25 23:00"),
    ("en", "", "Yesterday, 5:30 PM", "2026-11-24 17:30"),
    ("en", "", "Tomorrow 09:00", "2026-11-26 09:00"),
    ("en", "", "26. 10.21", "2021-10-26 00:00"),
    ("en", "", "just now", "2026-11-25 12:00"),
    ("en", "", "less than a minute ago", "2026-11-25 12:00"),
    ("en", "", "a few seconds ago", "2026-11-25 12:00"),
    ("en", "", "10 minutes ago", "2026-11-25 11:50"),
    ("en", "", "an hour ago", "2026-11-25 11:00"),
    ("en", "", "about half an hour ago", "2026-11-25 11:30"),
    ("en", "", "1.5 hours ago", "2026-11-25 10:30"),
    ("en", "", "3d ago", "2026-11-22 12:00"),
    ("en", "", "5h", "2026-11-25 07:00"),
    ("en", "", "2 years, 8 months ago", "2024-03-25 12:00"),
    ("en", "", "1 month and 2 weeks ago", "2026-10-11 12:00"),
    ("en", "", "last month", "2026-10-25 12:00"),
    ("en", "", "Monday at 8:15 AM", "2026-11-23 08:15"),
    ("en", "", "Wednesday 11:00", "2026-11-25 11:00"),
    ("en", "", "Wednesday 13:00", "2026-11-18 13:00"),
    ("en", "", "last Friday", "2026-11-20 00:00"),
    ("en", "", "10:30", "2026-11-25 10:30"),
    ("en", "", "23:30", "2026-11-24 23:30"),
    ("en", "", "Nov 8", "2026-11-08 00:00"),
    ("en", "", "Dec 24, 18:00", "2025-12-24 18:00"),
    ("en", "", "29 Feb", "2024-02-29 00:00"),
    ("en", "", "Tue Nov 08, 2022 5:26 am", "2022-11-08 05:26"),
    ("en", "", "Nov 08, 2022, 05:30 AM", "2022-11-08 05:30"),
    ("en", "", "November 8, 2022 at 5:36 am", "2022-11-08 05:36"),
    ("en", "", "8th of November 2022, 12:05 a.m.", "2022-11-08 00:05"),
    ("en", "", "Posted: 8-Nov-2022 17:05:09", "2022-11-08 17:05:09"),
    ("en", "", "» Nov 8 '22", "2022-11-08 00:00"),
    ("en", "", "Joined November 2022", "2022-11-01 00:00"),
    ("en", "", "Jan 5, 2022 - 5pm", "2022-01-05 17:00"),
    ("en", "", "Sun, 06 Nov 2022 05:26:00 +0200", "2022-11-06 03:26"),
    ("en", "", "Nov 8, 2022 10:00 GMT+2", "2022-11-08 08:00"),
    ("en", "", "Nov 8, 2022 10:00 PST", "2022-11-08 18:00"),
    ("en", "", "11/8/2022 5:26 PM", "2022-11-08 17:26"),
    ("en", "", "24/12/2024", "2024-12-24 00:00"),
    ("en", "", "05/12/26", "2026-05-12 00:00"),
    ("en-GB", "", "05/03/2024", "2024-03-05 00:00"),
    ("en-US", "", "05/03/2024", "2024-05-03 00:00"),
    ("en", "MDY", "11-08-2022, 05:26 AM", "2022-11-08 05:26"),
    ("en", "DMY", "11-08-2022, 05:26 AM", "2022-08-11 05:26"),
    ("en", "YMD", "22-08-11", "2022-08-11 00:00"),
    ("en", "DMY", "11/13/2022", "2022-11-13 00:00"),
    (None, "", "2022-11-08T05:26:45Z", "2022-11-08 05:26:45"),
    (None, "", "2022-11-08T05:26:45+02:00", "2022-11-08 03:26:45"),
    (None, "", "2022-11-08 05:26", "2022-11-08 05:26"),
    (None, "", "Вчера, 10:00", "2026-11-24 10:00"),
    (None, "", "vor 2 Tagen", "2026-11-23 12:00"),
    (None, "", "hace 3 semanas", "2026-11-04 12:00"),
    ("de", "", "Heute, 14:05 Uhr", "2026-11-25 14:05"),
    ("de", "", "vorgestern 08:00", "2026-11-23 08:00"),
    ("de", "", "10 Minuten her", "2026-11-25 11:50"),
    ("de", "", "vor 3 Stunden", "2026-11-25 09:00"),
    ("de", "", "vor einer halben Stunde", "2026-11-25 11:30"),
    ("de", "", "Mo 5. Feb 2024, 21:07", "2024-02-05 21:07"),
    ("de", "", "5. März 2024, 18.30 Uhr", "2024-03-05 18:30"),
    ("de", "", "5.3.2024", "2024-03-05 00:00"),
    ("de", "", "Yesterday 03:43", "2026-11-24 03:43"),
    ("uk", "", "сьогодні о 10:15", "2026-11-25 10:15"),
    ("uk", "", "5 хвилин тому", "2026-11-25 11:55"),
    ("uk", "", "пів години тому", "2026-11-25 11:30"),
    ("uk", "", "пт, 8 листопада 2022 р., 05:26", "2022-11-08 05:26"),
    ("uk", "", "08.11.2022 05:26", "2022-11-08 05:26"),
    ("ru", "", "вчера в 18:40", "2026-11-24 18:40"),
    ("ru", "", "2 часа назад", "2026-11-25 10:00"),
    ("ru", "", "полчаса назад", "2026-11-25 11:30"),
    ("ru", "", "минуту назад", "2026-11-25 11:59"),
    ("ru", "", "8 ноября 2022 г. в 05:26", "2022-11-08 05:26"),
    ("ru", "", "Чт 05 мая, 2022 7:15", "2022-05-05 07:15"),
    ("zh", "", "昨天 18:00", "2026-11-24 18:00"),
    ("zh", "", "前天 10:00", "2026-11-23 10:00"),
    ("zh", "", "半小时前", "2026-11-25 11:30"),
    ("zh", "", "3 天前", "2026-11-22 12:00"),
    ("zh", "", "2024-3-5 10:11", "2024-03-05 10:11"),
    ("zh", "", "发表于 2024年3月5日 星期二 下午3:05", "2024-03-05 15:05"),
    ("zh", "", "3月5日", "2026-03-05 00:00"),
    ("zh-Hant", "", "發表於 2024-3-5 上午 10:11", "2024-03-05 10:11"),
    ("zh-Hant", "", "2 小時前", "2026-11-25 10:00"),
    ("zh-Hant", "", "週一 09:30", "2026-11-23 09:30"),
    ("fr", "", "24 févr. 2024, 14:05", "2024-02-24 14:05"),
    ("fr", "", "le 1er août 2023 à 14h40", "2023-08-01 14:40"),
    ("fr", "", "Aujourd’hui à 09:12", "2026-11-25 09:12"),
    ("fr", "", "avant-hier", "2026-11-23 12:00"),
    ("fr", "", "il y a une demi-heure", "2026-11-25 11:30"),
    ("fr", "", "il y a 2 ans et 3 mois", "2024-08-25 12:00"),
    ("es", "", "ayer a las 22:10", "2026-11-24 22:10"),
    ("es", "", "hace 5 días", "2026-11-20 12:00"),
    ("es", "", "miércoles 14 de agosto de 2024, 9:05", "2024-08-14 09:05"),
    ("es", "", "03/05/2024", "2024-05-03 00:00"),
    ("pl", "", "wczoraj o 07:55", "2026-11-24 07:55"),
    ("pl", "", "5 minut temu", "2026-11-25 11:55"),
    ("pl", "", "pół godziny temu", "2026-11-25 11:30"),
    ("pl", "", "śr. 14 sierpnia 2024 r., 9:05", "2024-08-14 09:05"),
    ("pl", "", "5 lis 2022, 10:11", "2022-11-05 10:11"),
    ("ro", "", "ieri la 16:20", "2026-11-24 16:20"),
    ("ro", "", "acum 3 ore", "2026-11-25 09:00"),
    ("ro", "", "Joi, 5 Noiembrie 2020, 20:01", "2020-11-05 20:01"),
    ("nl", "", "gisteren om 21:00", "2026-11-24 21:00"),
    ("nl", "", "2 weken geleden", "2026-11-11 12:00"),
    ("nl", "", "za 2 mrt 2024, 11:11", "2024-03-02 11:11"),
    ("it", "", "oggi alle 8:30", "2026-11-25 08:30"),
    ("it", "", "un'ora fa", "2026-11-25 11:00"),
    ("it", "", "lun 4 mar 2024, 19:45", "2024-03-04 19:45"),
    ("pt", "", "ontem às 13:13", "2026-11-24 13:13"),
    ("pt", "", "há 4 meses", "2026-07-25 12:00"),
    ("pt", "", "segunda-feira, 2 de setembro de 2024", "2024-09-02 00:00"),
    ("hu", "", "tegnap 17:17", "2026-11-24 17:17"),
    ("hu", "", "3 napja", "2026-11-22 12:00"),
    ("hu", "", "2 órával ezelőtt", "2026-11-25 10:00"),
    ("hu", "", "2024. március 5. 10:11", "2024-03-05 10:11"),
    ("hu", "", "2024.03.05. 10:11", "2024-03-05 10:11"),
    ("bg", "", "преди 20 минути", "2026-11-25 11:40"),
    ("bg", "", "вчера в 06:06", "2026-11-24 06:06"),
    ("bg", "", "5 март 2024 г.", "2024-03-05 00:00"),
    ("tr", "", "Dün 15:45", "2026-11-24 15:45"),
    ("tr", "", "2 hafta önce", "2026-11-11 12:00"),
    ("tr", "", "5 Mart 2024 Salı, 10:11", "2024-03-05 10:11"),
    ("sr", "", "јуче у 19:00", "2026-11-24 19:00"),
    ("sr", "", "пре 3 сата", "2026-11-25 09:00"),
    ("sr", "", "sub 2. mart 2024, 11:11", "2024-03-02 11:11"),
    ("hr", "", "prije 2 dana", "2026-11-23 12:00"),
    ("hr", "", "5. studenoga 2022. u 10:11", "2022-11-05 10:11"),
    ("cs", "", "5. listopadu 2022 10:00", "2022-11-05 10:00"),
    ("cs", "", "05.03.2024", "2024-03-05 00:00"),
    ("bs-Cyrl", "", "прије 4 мјесеца", "2026-07-25 12:00"),
    ("xx", "", "5 May 2024", "2024-05-05 00:00"),
)

NONE = (
    "", " ", "2022", "15", "John Smith", "Re: #1234", "31.02.2024 10:00 99", "0001-01-01T00:00:00", "99:99",
    "2022-11-08" * 40, "5 5 5 5 5", "$ 12.50", "12.50", "1.5", "a",
)  # fmt: skip


@pytest.mark.parametrize(("language", "order", "text", "wanted"), CASES)
def test_what_platforms_print(language: str | None, order: str, text: str, wanted: str) -> None:
    found = moment(text, now=NOW, language=language, order=order)
    assert found == datetime.fromisoformat(wanted).replace(tzinfo=UTC)


@pytest.mark.parametrize("text", NONE)
def test_what_is_no_date(text: str) -> None:
    assert moment(text, now=NOW, language="en") is None


def test_the_zone_is_the_platforms() -> None:
    read = [moment(text, now=NOW, zone="Europe/Kyiv", language="uk") for text in ("сьогодні 14:30", "05.07.2024 10:00")]
    assert read == [datetime(2026, 11, 25, 12, 30, tzinfo=UTC), datetime(2024, 7, 5, 7, 0, tzinfo=UTC)]


def test_languages_without_a_lexicon_are_read_in_the_zone_too() -> None:
    read = [moment(text, now=NOW, zone="Europe/Kyiv", language="cs") for text in ("včera v 14:30", "před 3 hodinami")]
    assert read == [datetime(2026, 11, 24, 12, 30, tzinfo=UTC), datetime(2026, 11, 25, 9, 0, tzinfo=UTC)]


def test_a_day_begins_in_the_platforms_zone() -> None:
    late = datetime(2026, 11, 25, 23, 0, tzinfo=UTC)
    assert moment("Today 00:30", now=late, zone="Europe/Kyiv") == datetime(2026, 11, 25, 22, 30, tzinfo=UTC)


def test_hours_count_across_the_change_of_summer_time() -> None:
    now = datetime(2026, 3, 29, 2, 0, tzinfo=UTC)
    assert moment("vor 3 Stunden", now=now, zone="Europe/Berlin", language="de") == now - timedelta(hours=3)


def test_a_month_ends_where_the_shorter_one_does() -> None:
    now = datetime(2024, 3, 31, 8, 0, tzinfo=UTC)
    assert moment("1 month ago", now=now) == datetime(2024, 2, 29, 8, 0, tzinfo=UTC)


words = st.sampled_from(
    "today yesterday 3 12 2022 31 ago Nov lis 星期一 昨天 月 日 년 vor hace à h : / - . , + 10:00 2024-02-30 99 pm"
    " GMT+25 T Z \ud800 \x00 ʼ 9999999999 years %".split(" ")
)
texts = st.one_of(
    st.text(max_size=60), st.lists(words, max_size=8).map(" ".join), st.lists(words, max_size=8).map("".join)
)


@settings(max_examples=300, deadline=None)
@given(
    text=texts,
    language=st.sampled_from([*LANGUAGES, "cs", "xx", "en-GB", "-", ""]),
    order=st.sampled_from(["", "DMY", "MDY", "YMD"]),
    zone=st.sampled_from(["UTC", "Europe/Kyiv", "America/Los_Angeles", "Pacific/Kiritimati"]),
)
def test_never_raises_and_is_utc(text: str, language: str, order: str, zone: str) -> None:
    found = moment(text, now=NOW, zone=zone, language=language, order=order)
    assert found is None or found.utcoffset() == timedelta(0)


@pytest.mark.parametrize(
    "text", ["1" * 10**6, "ago " * 10**6, "mar " * 24, "a" * 99, "年" * 10**6, " " * 10**7, "'" * 99]
)
def test_hostile_texts_cost_little(text: str) -> None:
    moment("a b c", now=NOW, language="fr")
    begun = time.perf_counter()
    assert moment(text, now=NOW, language="fr") is None
    assert time.perf_counter() - begun < 1
