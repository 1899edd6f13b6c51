"""python -m crawlers.browser: prints the browser that would be used; 1 with a word where there is none."""

import sys

from crawlers.browser.found import ABSENT, find_browser

browser = find_browser()
print(browser or ABSENT, file=sys.stdout if browser else sys.stderr)
sys.exit(0 if browser else 1)
