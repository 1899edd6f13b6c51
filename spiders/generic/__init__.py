"""Finding by structure, not by name, what a page of unknown software holds."""
