"""What we crawl: platforms (facts), engines (how a program's pages are read) and the one spider that serves both."""
