"""Marketplaces: listings of ads. An ad changes little and goes soon: new listings are revisited first."""
