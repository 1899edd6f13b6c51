"""Settings of every crawl: each deviation from Scrapy's defaults stands with the default and the reason."""

from settings.knobs import knobs

BOT_NAME = "lurewatch"
SPIDER_MODULES = ["spiders"]
SPIDER_LOADER_CLASS = "crawlers.loader.PlatformLoader"  # every platform file is a spider
COMMANDS_MODULE = "crawlers.commands"
USER_AGENT = knobs().user_agent
DEFAULT_REQUEST_HEADERS = {"Accept": "text/html,application/xhtml+xml,application/json;q=0.9,*/*;q=0.5"}

# What is yielded is one Reading a page: a capture and its documents. In this order:
ITEM_PIPELINES = {
    "pipelines.validate.Validate": 100,  # broken documents are refused and counted, one by one
    "pipelines.normalise.Normalise": 200,  # one form of Unicode and white space; identity and version
    "pipelines.deduplicate.Deduplicate": 300,  # a document met twice in a run is kept once; known versions are marked
    "pipelines.extract.Extract": 400,  # selectors, indicators and the level they combine to, in worker processes
    "pipelines.store.Store": 900,  # one transaction for many pages; a page is done when it is stored
}
DOWNLOADER_MIDDLEWARES = {
    "crawlers.middlewares.sign_in.SignIn": 540,  # only for platforms whose file says so, with authority
    "crawlers.middlewares.browse.Browse": 550,  # only for platforms that say they need a browser
    "crawlers.middlewares.guard.Guard": 560,  # its word on a failure comes before a retry
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,  # the guard does it, and counts
    "scrapy.downloadermiddlewares.httpauth.HttpAuthMiddleware": None,
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,  # it parses every page
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": None,  # would pass the guard by
    "scrapy.downloadermiddlewares.stats.DownloaderStats": None,  # the run's row has the counts that are read
}
SPIDER_MIDDLEWARES = {  # each stands in the way of every request and page that the spider yields
    "scrapy.spidermiddlewares.httperror.HttpErrorMiddleware": None,  # the spider judges and counts every answer
    "scrapy.spidermiddlewares.metacopy.MetaCopyDetectionMiddleware": None,  # our requests copy no meta
}
EXTENSIONS = {
    "crawlers.extensions.progress.Progress": 100,
    "crawlers.extensions.crawl_delay.CrawlDelay": 200,
    "crawlers.extensions.verdict.Verdict": 900,
    "scrapy.extensions.logstats.LogStats": None,
    "scrapy.extensions.feedexport.FeedExporter": None,  # storage exports; a feed would bypass it
}

# Public pages, politely
ROBOTSTXT_OBEY = True  # default False
AUTOTHROTTLE_ENABLED = True  # default False
AUTOTHROTTLE_TARGET_CONCURRENCY = 1.0
CONCURRENT_REQUESTS_PER_DOMAIN = 1  # default 8
DOWNLOAD_DELAY = 5  # default 0; a platform file's `delay` replaces it
RETRY_TIMES = 2
REDIRECT_MAX_TIMES = 5  # default 20

# Hostile input
TWISTED_DNS_RESOLVER = (
    "crawlers.middlewares.resolver.GuardedResolver"  # refuses internal addresses when they are resolved
)
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}  # default: all on
DOWNLOAD_VERIFY_CERTIFICATES = True  # default False
DOWNLOAD_MAXSIZE = 4 * 1024 * 1024  # default 1 GiB; counts after decompression too
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = 60  # default 180
DEPTH_LIMIT = 500  # default 0 (none); long lists chained by "next" are deep
URLLENGTH_LIMIT = 2083
TELNETCONSOLE_ENABLED = False  # default True
REMOTE_CONTROL_ENABLED = False  # default True: runs any Python sent to it
COOKIES_ENABLED = False  # default True; nobody is tracked, and no public suffix list is fetched
REFERRER_POLICY = "no-referrer"  # platforms need not know where we come from
HTTPERROR_ALLOW_ALL = True  # default False; the spider judges and counts every answer
MEMUSAGE_LIMIT_MB = 4096  # default 0 (none)

# Nothing leaks
LOG_LEVEL = "WARNING"  # default DEBUG, which prints items
LOG_FORMATTER = "crawlers.discretion.DiscreetLog"  # never prints a document
RETRY_GIVE_UP_LOG_LEVEL = "INFO"  # default ERROR; failures are counted, and addresses may name people
STATS_DUMP = False  # default True; the run's row says it

# Speed
TWISTED_REACTOR = "twisted.internet.asyncioreactor.AsyncioSelectorReactor"
ASYNCIO_EVENT_LOOP = "uvloop.Loop"  # default asyncio's: 1.17 × the pages per CPU second
CONCURRENT_ITEMS = 4  # default 100: so many tasks are made for every page, and a page is one item here
SCRAPER_SLOT_MAX_ACTIVE_SIZE = 32_000_000  # default 5 MB; pages wait here for their batch to be stored

# Ours
LUREWATCH_PURPOSE_REQUIRED = True  # a crawl beyond loopback needs an operation file
