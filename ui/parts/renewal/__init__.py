"""Bringing a running programme to a later method, or to other steps and units: shown first, then applied."""
