"""One module per way of reading communities."""
