"""The gates page: criteria, evidence and decisions."""
