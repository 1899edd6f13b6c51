"""How we crawl and when: loader, guard, politeness, schedule, commands."""
