"""Nothing internal is fetched: addresses, spellings, schemes, ports."""

import pytest
from scrapy import Request

from crawlers.middlewares.addresses import is_allowed
from crawlers.middlewares.guard import Guard, Refused

INTERNAL = """127.0.0.1 127.8.8.8 0.0.0.0 10.1.2.3 172.16.0.1 172.31.255.255 192.168.1.1 169.254.169.254 100.64.0.1
224.0.0.1
255.255.255.255 192.0.2.1 198.18.0.1 240.0.0.1 ::1 :: fe80::1 fe80::1%eth0 fc00::1
 fd12::1 ff02::1 ::ffff:127.0.0.1 ::ffff:10.0.0.1
64:ff9b::7f00:1 64:ff9b::a00:1 2002:7f00:1:: 2002:a00:1:: 2001:0:0:0:0:0:80ff:fffe nonsense 1.2.3 01.02.03.04""".split()


@pytest.mark.parametrize("address", INTERNAL)
def test_internal_addresses_are_refused(address: str) -> None:
    assert not is_allowed(address, loopback=False)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "8.8.8.8"])
def test_public_addresses_are_allowed(address: str) -> None:
    assert is_allowed(address, loopback=False)


@pytest.mark.parametrize(
    ("address", "allowed"), [("127.0.0.1", True), ("::1", True), ("10.0.0.1", False), ("169.254.169.254", False)]
)
def test_the_knob_admits_loopback_and_nothing_else(address: str, allowed: bool) -> None:
    assert is_allowed(address, loopback=True) is allowed


@pytest.mark.parametrize(
    ("url", "because"),
    [
        ("file:///etc/hostname", "scheme"),
        ("ftp://example.org/", "scheme"),
        ("http://user:secret@example.org/", "credentials"),
        ("http://example.org:22/", "port"),
        ("http://10.0.0.1/", "internal-address"),
        ("http://2130706433/", "internal-address"),
        ("http://127.1/", "internal-address"),
        ("http://[::ffff:127.0.0.1]/", "internal-address"),
    ],
)
def test_the_guard_names_its_reason(url: str, because: str) -> None:
    with pytest.raises(Refused, match=because):
        Guard(None).process_request(Request(url))


def test_the_platforms_own_port_passes() -> None:
    Guard(8080).process_request(Request("http://example.org:8080/"))
