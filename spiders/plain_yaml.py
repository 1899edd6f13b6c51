"""YAML without surprises: `no` is Norwegian, `012` and `1:30` are text, and `?` may stand inside [a list]."""

import re
from typing import Any

import yaml


class _Plain(yaml.CSafeLoader):
    """YAML 1.2's core words only; libyaml reads `[/viewforum.php?f=1]`, which PyYAML's own scanner refuses."""


_RULES = {
    "tag:yaml.org,2002:null": (r"^(?:null|~|)$", ["n", "~", ""]),
    "tag:yaml.org,2002:bool": (r"^(?:true|false)$", list("tf")),
    "tag:yaml.org,2002:int": (r"^(?:0|-?[1-9][0-9]*)$", list("-0123456789")),
    "tag:yaml.org,2002:float": (r"^-?(?:0|[1-9][0-9]*)\.[0-9]+$", list("-0123456789")),
}
_Plain.yaml_implicit_resolvers = {}
for _tag, (_pattern, _first) in _RULES.items():
    _Plain.add_implicit_resolver(_tag, re.compile(_pattern), _first)


def parse(text: str) -> Any:
    """Raises yaml.YAMLError."""
    return yaml.load(text, Loader=_Plain)  # noqa: S506 (a safe loader, made plainer)
