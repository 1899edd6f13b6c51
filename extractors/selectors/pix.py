"""Keys of Brazil's PIX beside its name: CPF and CNPJ with check digits, e-mail, phone, random key."""

import re
from collections.abc import Iterator
from typing import Final

from stdnum.br import cnpj, cpf

from extractors.finding import Selector
from extractors.networks.hints import names_in
from extractors.passage import Passage
from extractors.phones.number import known
from extractors.spotting import spot
from extractors.text import Text

KIND: Final = "pix"
PIVOT: Final = True
SPECIFICITY: Final = 0.94

_LABEL: Final = re.compile(r"(?<![\w@./])(?:chave\s?)?pix(?![\w@.])")
_KEY: Final = re.compile(
    r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}"
    r"|[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24}"
    r"|(?<![0-9])(?:\+55\s?)?\(?[0-9]{2,3}[0-9 ().\/-]{7,17}[0-9](?![0-9])"
)
_REACH: Final = 60
SIGNS: Final = (names_in,)


def find(text: Text, passage: Passage) -> Iterator[Selector]:
    if "pix" not in text.lower or not names_in(text):
        return
    until = 0
    for label in _LABEL.finditer(text.lower):
        key = _KEY.search(text.lower, max(label.end(), until), label.end() + _REACH)
        if key is not None and (value := _value(key[0])):
            until = key.end()
            yield spot(text, text.span(*key.span()), kind=KIND, value=value, confidence=0.9, written="labelled")


def _value(written: str) -> str:
    if "@" in written or any("a" <= char <= "f" for char in written):
        return written
    digits = "".join(char for char in written if char.isdigit())
    if cpf.is_valid(digits) or cnpj.is_valid(digits):
        return digits
    national = digits.removeprefix("55") if written.startswith("+") else digits
    return known("55" + national) or "" if len(national) in (10, 11) else ""
