"""What a person says of themselves on a platform: forum member or dating profile."""

from dataclasses import dataclass
from typing import ClassVar

from items.document import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile(Document):
    """`author.name` is the username; `text` the self-description; what else is shown stands in `facts`: by these names
    where they are known (`age`, `gender`, `place`, `seeks`, `languages`, `last_seen`, `photos`: how many), else by the
    page's own label."""

    type: ClassVar[str] = "profile"
