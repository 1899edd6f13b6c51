"""One request to the Harbour Board, and what a site answers to one."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

COOKIE: Final = "phpbb3_lport_sid"
_SID: Final = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    status: int
    body: str
    kind: str = "text/html; charset=utf-8"
    cookies: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """`sid` is the guest's session; it stands in every link until the client has shown that it keeps cookies."""

    query: Mapping[str, str]
    sid: str
    keeps_cookies: bool = False

    @classmethod
    def of(cls, query: Mapping[str, str], cookies: Mapping[str, str], fresh: str) -> "Visit":
        """`fresh` is the session id of a guest who brings none, by cookie or in the address."""
        sid = cookies.get(COOKIE, "") or query.get("sid", "")
        return cls(query=query, sid=sid if _SID.fullmatch(sid) else fresh, keeps_cookies=COOKIE in cookies)

    def number(self, name: str) -> int:
        text = self.query.get(name, "")
        return int(text) if text.isdecimal() and len(text) < 10 else 0

    def to(self, file: str, **fields: object) -> str:
        """A relative address in phpBB's order: fields, then the session, then the page's start."""
        start = fields.pop("start", 0)
        pairs = {**fields, "sid": "" if self.keeps_cookies else self.sid, "start": start or ""}
        query = "&".join(f"{name}={value}" for name, value in pairs.items() if value != "")
        return f"./{file}?{query}" if query else f"./{file}"
