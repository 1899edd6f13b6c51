"""Crypto wallets: BTC, LTC, DOGE, BCH, TRX, XRP, XMR, ETH, SOL and TON, each with its checksum verified."""

import re
from collections.abc import Iterator
from typing import Final

from extractors.addresses import addresses
from extractors.checksums import (
    RIPPLE,
    base58,
    base58check,
    cashaddr,
    eip55,
    monero,
    on_curve,
    segwit,
    ton,
)
from extractors.finding import Selector
from extractors.kind import Declared
from extractors.networks.hints import numbers_in
from extractors.passage import Passage
from extractors.spotting import spot
from extractors.text import Text

_NAMES: Final = ("btc", "eth", "trx", "ltc", "xmr", "xrp", "doge", "bch", "sol", "ton")
KINDS: Final = tuple(Declared(name, True, 0.98) for name in _NAMES)

_SHORTEST, _TON = 25, 48
_RUN: Final = re.compile(r"(?<![A-Za-z0-9_+/=-])(?:bitcoincash:|bchtest:)?[A-Za-z0-9_-]{25,120}(?![A-Za-z0-9_+/=])")
_VERSIONS: Final = {
    0x00: ("btc", ""),
    0x05: ("btc", ""),
    0x6F: ("btc", "testnet"),
    0xC4: ("btc", "testnet"),
    0x30: ("ltc", ""),
    0x32: ("ltc", ""),
    0x3A: ("ltc", "testnet"),
    0x1E: ("doge", ""),
    0x16: ("doge", ""),
    0x41: ("trx", ""),
}
_MONERO: Final = {
    18: "",
    19: "",
    42: "",
    53: "testnet",
    54: "testnet",
    63: "testnet",
    24: "testnet",
    25: "testnet",
    36: "testnet",
}
_WITNESS: Final = {"bc": ("btc", ""), "tb": ("btc", "testnet"), "ltc": ("ltc", ""), "tltc": ("ltc", "testnet")}
_SOLANA: Final = (
    "sol",
    "usdc",
    "usdt",
    "phantom",
    "wallet",
    "address",
    "адрес",
    "гаманець",
    "кошел",
    "крипт",
    "钱包",
    "地址",
    "cüzdan",
    "portfel",
    "cartera",
)


_BEFORE: Final = 24
_FORKS: Final = {
    **dict.fromkeys(("bch", "bitcoin cash", "bitcoincash"), "bch"),
    **dict.fromkeys(("ltc", "litecoin"), "ltc"),
    **dict.fromkeys(("btc", "bitcoin:", "bitcoin "), "btc"),
}

SIGNS: Final = (numbers_in,)


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    if not numbers_in(text):
        return
    inside: list[tuple[int, int]] | None = None
    for match in _RUN.finditer(text.folded):
        run = match[0] if len(match[0]) == _TON else match[0].rstrip("-_")
        found = _wallet(run, text.lower) if len(run) >= _SHORTEST else None
        if found is None:
            continue
        if inside is None:
            inside = [(one.start, one.end) for one in addresses(text, passage) if one.form != "linked"]
        kind, network, value, sure = found
        if kind == "btc" and value[:2] not in ("bc", "tb"):
            kind = _labelled(text.lower[max(0, match.start() - _BEFORE) : match.start()], network)
        span = text.span(match.start(), match.start() + len(run))
        if sure >= 0.9 or not any(start <= span[0] and span[1] <= end for start, end in inside):
            details = (("network", network),) if network else ()
            sure = 0.5 if network else sure
            yield spot(text, span, kind=kind, value=value, confidence=sure, written="plain", details=details)


def _labelled(before: str, network: str) -> str:
    """Bitcoin's old addresses are also those of Bitcoin Cash, and of Litecoin's test network: the word before says."""
    said = [(before.rfind(name) + len(name), kind) for name, kind in _FORKS.items() if name in before]
    kind = max(said, default=(0, "btc"))[1]
    return kind if kind != "ltc" or network else "btc"


def _wallet(run: str, lower: str) -> tuple[str, str, str, float] | None:
    """(kind, "" or testnet, value, confidence)."""
    if run[:2] == "0x":
        return _ether(run)
    if len(run) <= 90 and "1" in run and (found := _witness(run)):
        return found
    return _cash(run) or _base58(run) or _monero(run) or _ripple(run) or _ton(run) or _solana(run, lower)


def _ether(run: str) -> tuple[str, str, str, float] | None:
    digits = run[2:]
    if len(digits) != 40 or not all(char in "0123456789abcdefABCDEF" for char in digits) or not eip55(digits):
        return None
    return ("eth", "", run, 0.97 if digits != digits.lower() else 0.9) if len(set(digits)) > 4 else None


def _witness(run: str) -> tuple[str, str, str, float] | None:
    prefix = run[: run.rfind("1")].lower()
    if prefix not in _WITNESS or not segwit(run, prefix):
        return None
    kind, network = _WITNESS[prefix]
    return kind, network, run.lower(), 0.99


def _cash(run: str) -> tuple[str, str, str, float] | None:
    prefix, _, body = run.rpartition(":")
    if len(body) != 42 or body[0] not in "qpQP" or not cashaddr(body, prefix.lower() or "bitcoincash"):
        return None
    return "bch", "testnet" if prefix == "bchtest" else "", f"{prefix.lower() or 'bitcoincash'}:{body.lower()}", 0.99


def _base58(run: str) -> tuple[str, str, str, float] | None:
    if not 26 <= len(run) <= 35 or (body := base58check(run)) is None or len(body) != 21:
        return None
    kind, network = _VERSIONS.get(body[0], ("", ""))
    return (kind, network, run, 0.99) if kind else None


def _monero(run: str) -> tuple[str, str, str, float] | None:
    if len(run) not in (95, 106) or run[0] not in "4589AB7" or (body := monero(run)) is None:
        return None
    return ("xmr", _MONERO[body[0]], run, 0.99) if body[0] in _MONERO else None


def _ripple(run: str) -> tuple[str, str, str, float] | None:
    if run[0] != "r" or not 25 <= len(run) <= 35:
        return None
    body = base58check(run, RIPPLE)
    return ("xrp", "", run, 0.99) if body is not None and len(body) == 21 and body[0] == 0 else None


def _ton(run: str) -> tuple[str, str, str, float] | None:
    if len(run) != _TON or run[:1] not in "EUk0" or not ton(run):
        return None
    return "ton", "testnet" if run[0] in "k0" else "", run, 0.99


def _solana(run: str, lower: str) -> tuple[str, str, str, float] | None:
    """No checksum: 32 bytes in base58, in every kind of character, where a wallet is spoken of or nothing else is."""
    if not 43 <= len(run) <= 44 or run.isalpha() or run == run.lower() or run == run.upper():
        return None
    key = base58(run)
    if key is None or len(key) != 32:
        return None
    spoken = len(lower.strip()) == len(run) or any(word in lower for word in _SOLANA)
    return ("sol", "", run, 0.8 if on_curve(key) else 0.6) if spoken else None
