"""Lists of days off and make-up days from elsewhere: iCalendar, CSV, JSON, or text that somebody pastes."""
