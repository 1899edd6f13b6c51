"""The pure core: text in, findings out. No Scrapy, no network, no clock, no I/O beyond reading its own data."""
