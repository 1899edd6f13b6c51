"""Which network addresses may be fetched: public ones only, and loopback where the knob allows it. Pure."""

from ipaddress import IPv4Address, IPv6Address, ip_address


class Internal(Exception):
    """The address is not public."""


def is_allowed(address: str, *, loopback: bool) -> bool:
    """True for a public unicast address; `loopback` admits 127.0.0.0/8 and ::1. An address that is none is refused."""
    try:
        parsed = ip_address(address.partition("%")[0].strip("[]"))
    except ValueError:
        return False
    parsed = _inner(parsed)
    if parsed.is_loopback:
        return loopback
    return parsed.is_global and not parsed.is_multicast and not parsed.is_reserved


def _inner(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The IPv4 address inside a mapped, NAT64, 6to4 or Teredo one: a gateway would lead there."""
    if isinstance(address, IPv4Address):
        return address
    if address.ipv4_mapped:
        return address.ipv4_mapped
    if address.sixtofour:
        return address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if int(address) >> 32 == int(IPv6Address("64:ff9b::")) >> 32:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address
