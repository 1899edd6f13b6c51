"""One command a claim: ours and the peer in one run, medians and ratios, never a timed assertion."""
