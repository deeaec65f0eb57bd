"""What every page stands in: frame, sidebar, dialogs, empty and unknown, paper."""
