"""What may go wrong with a database, in words for the person who must mend it.

    StorageError
    ├── DatabaseUnreachable     no server, no such folder, wrong name or password
    ├── DatabaseReadOnly        it can be read but not written
    ├── DatabaseNewer           its schema was made by a newer program
    ├── DatabaseBusy            another program held it too long
    └── DatabaseFull            no space is left

Messages name the database without its password, and never a stored value.
"""

from typing import Final

from sqlalchemy.engine import URL
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError


class StorageError(Exception):
    """Storage failed; str() says which database, what happened and the mend."""


class DatabaseUnreachable(StorageError):
    pass


class DatabaseReadOnly(StorageError):
    pass


class DatabaseNewer(StorageError):
    pass


class DatabaseBusy(StorageError):
    pass


class DatabaseFull(StorageError):
    pass


_SECRETS: Final = ("password", "passfile", "sslpassword")
_MENDS: Final[tuple[tuple[tuple[str, ...], type[StorageError], str], ...]] = (
    (
        ("readonly", "read-only", "permission denied for"),
        DatabaseReadOnly,
        "cannot be written; make the file and its folder writable for this user, or name another in LUREWATCH_DATABASE",
    ),
    (("locked", "lock timeout"), DatabaseBusy, "is held by another program; end it or try again later"),
    (
        ("is full", "no space left", "disk full"),
        DatabaseFull,
        "has no space left; free some and run again, nothing was half written",
    ),
    (
        ("not a database", "malformed"),
        StorageError,
        "is damaged or no database of ours; restore a copy, or name another in LUREWATCH_DATABASE",
    ),
    (
        (
            "unable to open",
            "connection",
            "connect",
            "server closed",
            "terminating",
            "could not translate",
            "does not exist",
        ),
        DatabaseUnreachable,
        "cannot be opened; check that it runs and that name, user and password in LUREWATCH_DATABASE are right",
    ),
)


def shown(url: URL) -> str:
    """The URL without its password, wherever that stands."""
    return url.difference_update_query(_SECRETS).render_as_string(hide_password=True)


def explained(error: DBAPIError, url: URL) -> StorageError:
    """The error in our words. Of the driver's own only the first line is kept: the rest may quote values."""
    if isinstance(error, DataError):  # its first line may quote one, too
        return StorageError(f"database {shown(url)} refused a value")
    words = (str(error.orig).strip().splitlines() or [type(error.orig).__name__])[0][:300]
    for signs, kind, mend in () if isinstance(error, IntegrityError) else _MENDS:
        if any(sign in words.lower() for sign in signs):
            return kind(f"database {shown(url)} {mend} ({words})")
    return StorageError(f"database {shown(url)} refused a statement ({type(error.orig).__name__}: {words})")
