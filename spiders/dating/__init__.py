"""Dating sites: profiles. They change slowly: the newest are revisited first."""
