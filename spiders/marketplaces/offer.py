"""What schema.org and OpenGraph say of an offer, as an ad's facts."""

from collections.abc import Mapping
from typing import Final

from items import Author
from spiders.marketplaces.money import amount, currency, money
from spiders.page import Page
from spiders.record import Record
from spiders.structured import plain, records, texts, types_of

KINDS: Final = tuple(
    "Product ProductGroup IndividualProduct ProductModel SomeProducts Vehicle Car Motorcycle Service Offer Demand "
    "AggregateOffer Apartment House SingleFamilyResidence Residence Accommodation Room HotelRoom RealEstateListing "
    "ClassifiedAd FinancialProduct TaxiService LocalBusiness ProfessionalService Event".split()
)
"""Types of what may be offered, the most telling first."""
_STATUSES: Final = {"SoldOut": "sold", "OutOfStock": "out of stock", "Discontinued": "discontinued", "InStock": ""}
_ADDRESS: Final = ("streetAddress", "addressLocality", "addressRegion", "addressCountry")


def offer_of(thing: Record) -> Record:
    """The thing's offer, or the thing itself where it is one."""
    if types_of(thing) & {"Offer", "AggregateOffer", "Demand"}:
        return thing
    found = [offer for offer in records(thing, "offers") if offer]
    within = [inner for offer in found for inner in records(offer, "offers")]
    return next((offer for offer in found + within if "price" in offer or "lowPrice" in offer), Record(None))


def offered(thing: Record) -> Record:
    """What an offer offers; the thing itself where it is no offer."""
    inner = records(thing, "itemOffered") if not thing.text("name") else []
    return inner[0] if inner else thing


def facts_of(thing: Record) -> dict[str, object]:
    """The names are those of items.Ad."""
    offer = offer_of(thing) or offer_of(offered(thing))
    specified = next(iter(records(offer, "priceSpecification")), Record(None))
    shown = offer.text("price", "lowPrice") or specified.text("price", "minPrice")
    code = offer.text("priceCurrency") or specified.text("priceCurrency") or thing.text("priceCurrency")
    status = offer.text("availability").rpartition("/")[2]
    photos = len(thing.values("image")) or int(bool(thing.text("image") or thing.record("image")))
    stated = {
        "price": _price(shown),
        "currency": (currency(code) or code.upper() if code else currency(shown)) or None,
        "category": " > ".join(part for name in texts(thing, "category") for part in [plain(name)]),
        "place": place_of(thing) or place_of(offer),
        "status": _STATUSES.get(status, ""),
        "contact": ", ".join(texts(thing, "telephone")[:3]),
        "photos": photos,
    }
    return {name: value for name, value in stated.items() if value not in (None, "") and (name != "photos" or value)}


def graph_facts(graph: Mapping[str, str]) -> dict[str, object]:
    """The same of OpenGraph's product and its kin."""
    shown = graph.get("product:price:amount") or graph.get("og:price:amount") or ""
    code = graph.get("product:price:currency") or graph.get("og:price:currency") or ""
    place = ", ".join(
        filter(None, (graph.get(f"og:{name}") or graph.get(f"place:{name}") for name in ("locality", "country-name")))
    )
    category = graph.get("product:category", "")
    stated = {"price": _price(shown), "currency": code.upper() or currency(shown), "category": category, "place": place}
    return {name: value for name, value in stated.items() if value not in (None, "")}


def place_of(thing: Record) -> str:
    """An address or a place's name, from the nearest to the widest part."""
    for name in ("availableAtOrFrom", "areaServed", "address", "location", "contentLocation", "availableAt"):
        if thing.text(name):
            return plain(thing.text(name))
        for spot in records(thing, name)[:1]:
            address = next(iter(records(spot, "address")), spot)
            parts = [part for field in _ADDRESS for part in texts(address, field)[:1]]
            found = ", ".join(dict.fromkeys(map(plain, parts))) or spot.text("address") or spot.text("name")
            if found:
                return plain(found)
    return ""


def seller_of(page: Page, thing: Record) -> Author | None:
    """Who offers it; a brand is nobody."""
    offer = offer_of(thing)
    for holder, name in ((offer, "seller"), (offer, "offeredBy"), (thing, "seller"), (thing, "provider")):
        if named := texts(holder, name)[:1]:
            who = next(iter(records(holder, name)), Record(None))
            native_id = who.text("identifier", "@id")
            url = page.absolute(who.text("url")) or None
            return Author(name=plain(named[0]), native_id=native_id or None, url=url)
    return None


def _price(shown: str) -> int | float | str | None:
    """Prices for machines are plain numbers: a point is a decimal one, and "1.250" is one and a quarter."""
    text = shown.strip()
    if text.count(".") == 1 and text.replace(".", "", 1).isdecimal() and len(text) < 16:
        value = float(text)
        return int(value) if value.is_integer() else value
    return amount(text) if text.isdecimal() else money(text)[0] if text else None
