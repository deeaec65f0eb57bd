"""The calendars page: a year at a glance, own calendars, holidays taken over."""
