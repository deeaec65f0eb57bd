"""The plan page: its grid and Gantt, dialogs, import and export."""
