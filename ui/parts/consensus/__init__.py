"""Settling what people see differently."""
