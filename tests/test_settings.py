"""What must hold in every settings module, whatever Scrapy's defaults become."""

import importlib

import pytest


@pytest.mark.parametrize("name", ["settings.base", "settings.dev", "settings.test"])
def test_nothing_dangerous_is_on(name: str) -> None:
    settings = vars(importlib.import_module(name))
    assert settings["TELNETCONSOLE_ENABLED"] is False
    assert settings["REMOTE_CONTROL_ENABLED"] is False
    assert settings["DOWNLOAD_VERIFY_CERTIFICATES"] is True
    assert settings["ROBOTSTXT_OBEY"] is True
    assert settings["COOKIES_ENABLED"] is False
    assert settings["TWISTED_DNS_RESOLVER"] == "crawlers.middlewares.resolver.GuardedResolver"
    assert settings["DOWNLOAD_MAXSIZE"] <= 4 * 1024 * 1024
    assert all(settings["DOWNLOAD_HANDLERS"][scheme] is None for scheme in ("file", "data", "ftp", "s3"))


def test_only_tests_and_trials_go_without_a_purpose() -> None:
    assert importlib.import_module("settings.base").LUREWATCH_PURPOSE_REQUIRED is True
