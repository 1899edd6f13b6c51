"""Ads as a page's own state holds them: recognised by shape, whatever the fields are called."""

from typing import Final

from items import Ad, Author
from spiders.embedded import objects
from spiders.engine import Engine
from spiders.marketplaces.money import currency, money
from spiders.page import Page
from spiders.record import Record, from_milliseconds
from spiders.structured import plain, prose_in

TITLES: Final = ("title", "subject", "headline", "name", "adTitle", "heading")
IDS: Final = ("id", "adId", "ad_id", "listId", "list_id", "itemId", "listingId", "uuid", "sku", "externalId")
URLS: Final = (
    "url",
    "urlPath",
    "link",
    "href",
    "detailUrl",
    "canonicalUrl",
    "adUrl",
    "seoUrl",
    "permalink",
    "webUrl",
    "uri",
)
TEXTS: Final = ("description", "body", "text", "content", "desc", "bodyText", "teaserText", "shortDescription")
DATES: Final = (
    *("createdTime", "created_at", "createdAt", "created", "publishedAt", "published_at", "publishDate", "postedAt"),
    *("datePosted", "listTime", "list_time", "postedDate", "date", "activationDate", "insertedAt", "timestamp"),
)
CHANGES: Final = ("lastRefreshTime", "last_refresh_time", "updatedAt", "updated_at", "modifiedAt", "lastModified")
SELLERS: Final = ("user", "seller", "owner", "author", "advertiser", "account", "contact", "publisher", "poster")
PLACES: Final = ("location", "place", "address", "city", "region", "geo", "area", "locationName", "cityName")
_PLACE_PARTS: Final = (
    *("streetAddress", "district", "districtName", "neighborhood", "city", "cityName", "name", "label", "region"),
    *("regionName", "state", "province", "country", "countryName", "pathName"),
)
_PRICES: Final = (
    "displayValue",
    "value",
    "amount",
    "price",
    "regularPrice",
    "formatted",
    "label",
    "text",
    "priceValue",
)
_CODES: Final = ("currency", "currencyCode", "currencySymbol", "currency_code", "priceCurrency")
_TOLD: Final = frozenset({*TEXTS, *PLACES, *SELLERS, *DATES, "price", "category", "categoryId", "params", "photos"})


def is_ad(row: Record) -> bool:
    """Whether an object has a title, an id or address, and something that only ads have."""
    named = row.text(*TITLES) and (row.text(*IDS) or row.text(*URLS))
    return bool(named) and len(_TOLD.intersection(row)) >= 2


def listed(state: object) -> list[Record]:
    """The ads of the list or table that holds most of them."""
    groups: dict[int, list[Record]] = {}
    for place, row in objects(state):
        if is_ad(row):
            groups.setdefault(place, []).append(row)
    best = max(groups.values(), key=lambda rows: (len(rows), sum(_richness(row) for row in rows[:50])), default=[])
    return best if len(best) > 1 or (best and best[0].text(*URLS)) else []


def main(state: object, url: str) -> Record:
    """The ad that a page at `url` is about: its address or id stands there, or it is the one that tells most."""
    found = [row for _, row in objects(state) if is_ad(row)]
    return max(found, key=lambda row: (_named(row, url), bool(row.text(*TEXTS)), _richness(row)), default=Record(None))


def ad_of(engine: Engine, page: Page, row: Record, url: str) -> Ad:
    words, shown = prose_in(page, row.text(*TEXTS)), time_of(row, DATES)
    changed = time_of(row, CHANGES)
    return Ad(
        native_id=row.text(*IDS) or url,
        url=url,
        title=plain(row.text(*TITLES)),
        text=words.text,
        hyperlinks=words.hyperlinks,
        author=seller_of(page, row),
        published=engine.when(shown, page) if shown else None,
        published_text=shown or None,
        edited=engine.when(changed, page) if changed and changed != shown else None,
        facts=facts_of(row),
    )


def address_of(page: Page, row: Record) -> str:
    return page.absolute(row.text(*URLS))


def time_of(row: Record, names: tuple[str, ...]) -> str:
    """ISO 8601 where the state counts seconds or milliseconds; else as written."""
    shown = row.text(*names)
    if shown.isdecimal() and len(shown) in (10, 13):
        return from_milliseconds(int(shown) * (1000 if len(shown) == 10 else 1))
    return shown


def seller_of(page: Page, row: Record) -> Author | None:
    for name in SELLERS:
        if row.text(name) and not row.text(name).isdecimal():
            return Author(name=plain(row.text(name)))
        who = row.record(name)
        shown = who.text("name", "displayName", "username", "nickname", "company_name", "companyName", "login", "title")
        if shown:
            url = page.absolute(who.text("url", "profileUrl", "link", "href")) or None
            return Author(name=plain(shown), native_id=who.text("id", "userId", "uuid", "accountId") or None, url=url)
    return None


def facts_of(row: Record) -> dict[str, object]:
    shown, code = price_of(row)
    value, found = money(shown)
    category = row.text("category", "categoryName", "category_name") or row.record("category").text(
        "name", "title", "label"
    )
    photos = len(row.values("photos") or row.values("images") or row.values("pictures"))
    status = row.text("status", "state").lower()
    stated = {
        "price": value,
        "currency": currency(code) or found,
        "category": "" if category.isdecimal() else plain(category),
        "place": place_of(row),
        "status": "" if status in {"active", "published", "live", "open", "1", "2"} or status.isdecimal() else status,
        "photos": photos or None,
    }
    return {name: value for name, value in stated.items() if value not in (None, "")}


def price_of(row: Record, depth: int = 0) -> tuple[str, str]:
    """(price as stated, currency as stated): plain, or inside an object or two."""
    shown, code = "", ""
    for name in ("price", *(_PRICES if depth else ())):
        inner = row.record(name)
        if inner and depth < 3:
            deeper = price_of(inner, depth + 1)
            shown, code = shown or deeper[0], code or deeper[1]
        shown = shown or row.text(name)
    return shown, code or row.text(*_CODES)


def place_of(row: Record) -> str:
    for name in PLACES:
        if row.text(name) and not row.text(name).isdecimal():
            return plain(row.text(name))
        spot = row.record(name)
        parts = [spot.text(part) or spot.record(part).text("name", "label") for part in _PLACE_PARTS]
        if found := ", ".join(dict.fromkeys(plain(part) for part in parts if part and not part.isdecimal())):
            return found
    return ""


def _richness(row: Record) -> int:
    return len(_TOLD.intersection(row))


def _named(row: Record, url: str) -> bool:
    """The state's own address ends the page's, or its id is a word of it."""
    path, own = url.partition("?")[0].rstrip("/"), row.text(*URLS).partition("?")[0].rstrip("/")
    native_id = row.text(*IDS)
    return bool(own and (path.endswith(own) or own == path)) or bool(len(native_id) > 2 and native_id in path)
