"""The usage page: logs, targets and measures."""
