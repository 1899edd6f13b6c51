"""Imported by the process that workers are forked from: what it reads here, they share, and read no more themselves."""

import gc

from extractors.examine import warm

warm()
gc.collect()
gc.freeze()  # what was read will never be garbage; to look through it for some would also unshare it
