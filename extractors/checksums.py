"""Checksums of wallet addresses: base58 with SHA-256 or Keccak, bech32 and its variants, EIP-55, CRC-16."""

from base64 import urlsafe_b64decode
from binascii import crc_hqx
from collections.abc import Iterable
from hashlib import sha256
from typing import Final

BITCOIN: Final = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz"
RIPPLE: Final = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz"
_BECH32: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_MONERO_BYTES: Final = {2: 1, 3: 2, 5: 3, 6: 4, 7: 5, 9: 6, 10: 7, 11: 8}
_BECH32_ONE, _BECH32M_ONE = 1, 0x2BC830A3


def keccak256(data: bytes) -> bytes:
    from Crypto.Hash import keccak  # takes long to load, and few texts have what asks for it

    return keccak.new(digest_bits=256, data=data).digest()


def base58(written: str, alphabet: str = BITCOIN) -> bytes | None:
    """The bytes of a base58 number, leading zeros kept; None where a character is not of the alphabet."""
    number = 0
    for char in written:
        digit = alphabet.find(char)
        if digit < 0:
            return None
        number = number * 58 + digit
    zeros = len(written) - len(written.lstrip(alphabet[0]))
    return b"\0" * zeros + number.to_bytes((number.bit_length() + 7) // 8, "big")


def base58check(written: str, alphabet: str = BITCOIN) -> bytes | None:
    """What is before the four checked bytes of double SHA-256; None where they do not hold."""
    whole = base58(written, alphabet)
    if whole is None or len(whole) < 5:
        return None
    body, check = whole[:-4], whole[-4:]
    return body if sha256(sha256(body).digest()).digest()[:4] == check else None


def monero(written: str) -> bytes | None:
    """The body of a Monero address (base58 in blocks of eleven, Keccak); None where its checksum does not hold."""
    whole = b""
    for at in range(0, len(written), 11):
        block = written[at : at + 11]
        size, number = _MONERO_BYTES.get(len(block)), base58("2" + block)
        if size is None or number is None:
            return None
        value = int.from_bytes(number, "big") - 58 ** len(block)
        if value >= 256**size:
            return None
        whole += value.to_bytes(size, "big")
    body, check = whole[:-4], whole[-4:]
    return body if len(body) >= 65 and keccak256(body)[:4] == check else None


def segwit(written: str, prefix: str) -> bool:
    """Whether `written` is an address of a witness version in use, 0 or 1 (BIP 173, BIP 350)."""
    if written not in (written.lower(), written.upper()) or not 14 <= len(written) <= 90:
        return False
    head, _, rest = written.lower().rpartition("1")
    data = [_BECH32.find(char) for char in rest]
    if head != prefix or len(data) < 8 or min(data) < 0:
        return False
    version = data[0]
    expected = _BECH32_ONE if version == 0 else _BECH32M_ONE
    if _polymod([*_expanded(head), *data]) != expected:
        return False
    program = _eight(data[1:-6])
    if program is None or not 2 <= len(program) <= 40:
        return False
    return len(program) in (20, 32) if version == 0 else len(program) == 32 if version == 1 else False


def _expanded(prefix: str) -> list[int]:
    return [*(ord(char) >> 5 for char in prefix), 0, *(ord(char) & 31 for char in prefix)]


def _polymod(values: Iterable[int]) -> int:
    check = 1
    for value in values:
        top = check >> 25
        check = (check & 0x1FFFFFF) << 5 ^ value
        for at, mask in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= mask if top >> at & 1 else 0
    return check


def _eight(fives: list[int]) -> bytes | None:
    """Groups of five bits as bytes; None where what is left over is not zero."""
    held = bits = 0
    out = bytearray()
    for five in fives:
        held, bits = (held << 5 | five) & 0xFFF, bits + 5
        if bits >= 8:
            bits -= 8
            out.append(held >> bits & 0xFF)
    return None if bits >= 5 or held & ((1 << bits) - 1) else bytes(out)


def cashaddr(written: str, prefix: str) -> bool:
    """Whether `written`, without "prefix:", is a Bitcoin Cash address."""
    if written not in (written.lower(), written.upper()):
        return False
    data = [_BECH32.find(char) for char in written.lower()]
    if min(data, default=-1) < 0:
        return False
    check = 1
    for value in [*(ord(char) & 31 for char in prefix), 0, *data]:
        top = check >> 35
        check = (check & 0x07FFFFFFFF) << 5 ^ value
        for at, mask in enumerate((0x98F2BC8E61, 0x79B76D99E2, 0xF33E5FB3C4, 0xAE2EABE2A8, 0x1E4F43E470)):
            check ^= mask if top >> at & 1 else 0
    return check == 1


def eip55(hexadecimal: str) -> bool:
    """Whether 40 hexadecimal digits are in one case, or in the mixed case that EIP-55 derives from their hash."""
    if hexadecimal in (hexadecimal.lower(), hexadecimal.upper()):
        return True
    marks = keccak256(hexadecimal.lower().encode()).hex()
    return all(
        char == (char.upper() if int(mark, 16) >= 8 else char.lower())
        for char, mark in zip(hexadecimal, marks, strict=False)
    )


def ton(written: str) -> bool:
    """Whether 48 characters of base64 are a TON address: flag, workchain, hash, CRC-16."""
    try:
        whole = urlsafe_b64decode(written.replace("+", "-").replace("/", "_"))
    except ValueError:
        return False
    flags = (0x11, 0x51, 0x91, 0xD1)
    sound = len(whole) == 36 and whole[0] in flags and whole[1] in (0, 0xFF)
    return sound and crc_hqx(whole[:-2], 0) == int.from_bytes(whole[-2:], "big")


_PRIME: Final = 2**255 - 19
_D: Final = -121665 * pow(121666, _PRIME - 2, _PRIME) % _PRIME


def on_curve(key: bytes) -> bool:
    """Whether 32 bytes are a point of Ed25519, as a person's Solana account is: half of random ones are."""
    y = int.from_bytes(key, "little") & ((1 << 255) - 1)
    u, v = (y * y - 1) % _PRIME, (_D * y * y + 1) % _PRIME
    square = u * pow(v, _PRIME - 2, _PRIME) % _PRIME
    return y < _PRIME and (square == 0 or pow(square, (_PRIME - 1) // 2, _PRIME) == 1)
