"""Settings for trying things out: no purpose file is asked for; words about what happens."""

from settings.base import *  # noqa: F403

LOG_LEVEL = "INFO"
LUREWATCH_PURPOSE_REQUIRED = False
