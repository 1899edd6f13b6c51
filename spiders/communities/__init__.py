"""Engines and platforms of this kind arrive with the second part of the plan."""
