"""Networks on which people have accounts: one table of facts, read once, and two finders that serve every network."""

from extractors.networks.labels import near_label
from extractors.networks.link import Account, linked
from extractors.networks.named import Named, named
from extractors.networks.table import Network, networks

__all__ = ["Account", "Named", "Network", "linked", "named", "near_label", "networks"]
