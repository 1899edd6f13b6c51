"""Reading → Reading, one job each; their order stands in settings/base.py."""
