"""Which host names can exist: the public suffix list that tldextract brings along, never fetched.

The list is read without that package, which would load an HTTP client first; registrars' suffixes alone, no companies'.
"""

import re
from functools import cache, lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import idna

_SUFFIX: Final = re.compile(r"^[.*!]*\w\S*", re.MULTILINE)
_DOTS: Final = str.maketrans(dict.fromkeys("\u3002\uff0e\uff61", "."))
_END: Final = ""  # the key that a node has where a suffix ends


class _Node(dict[str, "_Node"]):
    """What stands before a label of a suffix, the last label first."""


def _read() -> _Node:
    spec = find_spec("tldextract")
    if spec is None or spec.origin is None:
        raise ImportError("tldextract is not installed")
    listed = (Path(spec.origin).parent / ".tld_set_snapshot").read_text(encoding="utf-8")
    root = _Node()
    for suffix in _SUFFIX.findall(listed.partition("// ===BEGIN PRIVATE DOMAINS===")[0]):
        node = root
        for label in reversed(suffix.split(".")):
            node = node.setdefault(label, _Node())
        node[_END] = node
    return root


@cache
def _root() -> _Node:
    return _read()


@cache
def top() -> frozenset[str]:
    """Every top-level domain, in Unicode."""
    return frozenset(_root())


@lru_cache(maxsize=4096)
def registered(host: str) -> tuple[str, str] | None:
    """(registered name, public suffix) of a lower-case host, e.g. ("example", "co.uk"); None where it cannot exist."""
    if len(host) > 253 or host.rpartition(".")[2] not in top():
        return None
    labels = host.translate(_DOTS).split(".")
    first = _first(labels)
    domain = labels[first - 1] if first else ""
    if first == len(labels) or not domain or "_" in domain or not _sound(host):
        return None
    return domain, ".".join(labels[first:])


def _first(labels: list[str]) -> int:
    """The index of the first label of the public suffix."""
    node, found = _root(), len(labels)
    for at in range(len(labels) - 1, -1, -1):
        label = _readable(labels[at])
        if label in node:
            node = node[label]
            found = at if _END in node else found
        elif "*" in node:
            return at + 1 if f"!{label}" in node else at
        else:
            break
    return found


def _readable(label: str) -> str:
    if label.startswith("xn--"):
        try:
            return idna.decode(label)
        except (UnicodeError, IndexError):
            pass
    return label


def _sound(host: str) -> bool:
    """Whether no label is empty, too long, or begins or ends with a dash or an underscore."""
    return all(0 < len(label) < 64 and label.strip("-_") == label for label in host.split("."))
