"""YAML as analysts write it: every plain word is text (`no` is Norwegian), and a key given twice is an error."""

import yaml


class _Plain(yaml.CSafeLoader):
    """No implicit numbers, dates or truth values."""


def _mapping(loader: _Plain, node: yaml.MappingNode) -> dict[object, object]:
    seen: set[object] = set()
    for key, _ in node.value:
        if key.value in seen:
            raise yaml.constructor.ConstructorError(None, None, f"the key {key.value!r} stands twice", key.start_mark)
        seen.add(key.value)
    return yaml.constructor.SafeConstructor.construct_mapping(loader, node, deep=True)


_Plain.yaml_implicit_resolvers = {}
_Plain.add_constructor("tag:yaml.org,2002:map", _mapping)


def parse(text: str) -> object:
    """Raises yaml.YAMLError."""
    return yaml.load(text, Loader=_Plain)  # noqa: S506 (a safe loader, made plainer)
