"""One module per way of reading job boards."""
