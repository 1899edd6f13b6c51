"""Forums: boards of threads of posts. Threads with new posts are revisited first."""
