"""What stands between the crawler and the network."""
