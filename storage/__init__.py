"""The only code that writes results: SQLite by default, PostgreSQL by URL; exports; the audit trail."""
