"""One module per way of reading dating."""
