"""Run as a program: Scrapy's command line with its deprecation warnings as errors."""

import sys
import warnings

from scrapy.cmdline import execute
from scrapy.exceptions import ScrapyDeprecationWarning

if __name__ == "__main__":
    warnings.simplefilter("error", ScrapyDeprecationWarning)
    execute(["scrapy", *sys.argv[1:]])
