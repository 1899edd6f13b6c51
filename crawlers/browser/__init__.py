"""Add-on: pages drawn by scripts are read in a real browser, only for platforms whose file says `browser: true`."""
