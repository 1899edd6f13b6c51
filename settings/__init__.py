"""Scrapy settings by name: base (default), dev, test. Our own settings are knobs."""
