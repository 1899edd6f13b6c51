"""Numbers as people write them: "1 200", "1.200,50", "5,20,000", "1'049.95", ".75"."""

from typing import Final

NUMBER: Final = (
    r"(?:[0-9]{1,3}(?:[ .,'’][0-9]{3})+|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}|[0-9]+)(?:[.,][0-9]{1,2})?(?:[.,][-–—]+)?"
)
LONGEST: Final = 24
"""Characters of a number that is read; a longer one is no amount."""
THREE_PLACES: Final = frozenset("KWD OMR BHD JOD TND IQD LYD".split())
_SPACING: Final = str.maketrans("", "", " '’\u00a0\u202f\u2009-–—")


def read(written: str, currency: str | None = None, decimal: str | None = None) -> float | None:
    """None for what is no number. `decimal` says which mark stands before the fraction, where that is known."""
    plain = written.translate(_SPACING)[: LONGEST + 1].rstrip(".,")
    if len(plain) > LONGEST or not (plain[:1].isdigit() or plain[:1] in (".", ",")):
        return None
    if decimal:
        plain = plain.replace("," if decimal == "." else ".", "").replace(decimal, ".")
    else:
        plain = _marked(plain, 3 if currency in THREE_PLACES else 2)
    try:
        return float(plain) if plain.isascii() else None
    except ValueError:
        return None


def _marked(plain: str, places: int) -> str:
    """With a full stop before the fraction and no other mark."""
    whole = plain.lstrip(".,")
    if len(whole) < len(plain) and not ("." in whole or ("," in whole and len(whole) > 4 + whole.find(","))):
        return "." + whole.replace(",", "")
    dots, commas = whole.count("."), whole.count(",")
    if dots and commas:
        last = "." if whole.rfind(".") > whole.rfind(",") else ","
        whole = whole.replace("," if last == "." else ".", "")
        return whole.replace(last, "." if whole.count(last) == 1 else "")
    if dots + commas != 1:
        return whole.replace(".", "").replace(",", "")
    first, _, rest = whole.replace(",", ".").partition(".")
    grouped = len(rest) == 3 and places < 3 and first != "0" and len(first) <= 3
    return first + ("" if grouped else ".") + rest
