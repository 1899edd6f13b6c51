"""Whether words joined by a dot are meant as an address: not a sentence without its space, a file, a programme."""

from typing import Final

from extractors.suffixes import registered

_SPEAKABLE: Final = frozenset(
    "com net org info biz edu gov mil int xyz top online site shop store club app dev pro jobs agency website link "
    "page space tech vip icu click mobi asia live group center team cloud".split()
)
_WORDS: Final = frozenset(
    "so no to my is in at be do as am us by la na pa se si je es al ma et ne ni id im sa de it me co".split()
)
_FILES: Final = frozenset("py sh zip mov ps".split())
_NAMES: Final = frozenset(
    "vb asp ado readme changelog license contributing index todo notes security install main lib mod this that here "
    "there".split()
)
_TINY: Final = frozenset(("t.co", "x.com", "g.co"))
_SHORT: Final = frozenset("com me co ly gg ru cc im".split())


def stands_alone(host: str, written: str, tail: str, around: tuple[str, str]) -> bool:
    """`written` is the host as it stands, `tail` its path; `around` are the characters before and after the host."""
    before, after = around
    if before and (before in "@#$/\\_.-=" or (before.isalnum() and before < "\u2e80")):
        return False
    if after and (after in "@_-+" or (after.isalnum() and after.isascii())):
        return False
    top = host.rpartition(".")[2]
    if host != written and top.isdigit():
        return True
    parts = registered(host.lower())
    if parts is None:
        return False
    if host != written or host.lower().startswith("www."):
        return True
    if top != top.lower() and host != host.upper() and top.lower() != "com":
        return False
    name, top = parts[0], top.lower()
    if tail[:1] == "/" and len(tail) > 1:
        return len(name) > 1 or top in _SHORT
    return _likely(host, top, name)


def _likely(host: str, top: str, name: str) -> bool:
    if host.lower() in _TINY:
        return True
    if top in _FILES or name in _NAMES:
        return False
    if top in _WORDS:
        return (len(name) > 3 and host == host.lower()) or "." in host.removesuffix("." + top)
    return len(name) > 1 and (len(top) == 2 or top in _SPEAKABLE or not top.isascii())
