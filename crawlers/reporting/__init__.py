"""The operation's report: the table that investigators count by, and what stands behind it."""
