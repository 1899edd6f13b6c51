"""Settings for tests: short waits; no purpose file is asked for."""

from settings.base import *  # noqa: F403

LUREWATCH_PURPOSE_REQUIRED = False
DOWNLOAD_TIMEOUT = 10
RETRY_TIMES = 1
