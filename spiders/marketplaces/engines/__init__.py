"""One module per way of reading marketplaces."""
