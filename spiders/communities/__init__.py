"""Communities: channels, groups and walls of posts. The newest messages are revisited first."""
