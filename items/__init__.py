"""What a crawl yields: frozen values without logic. One file per thing."""

from items.ad import Ad
from items.author import Author
from items.capture import Capture
from items.document import Document, Hyperlink
from items.post import Post, Thread
from items.profile import Profile
from items.reading import Reading
from items.vacancy import Vacancy

__all__ = ["Ad", "Author", "Capture", "Document", "Hyperlink", "Post", "Profile", "Reading", "Thread", "Vacancy"]
