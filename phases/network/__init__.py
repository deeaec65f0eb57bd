"""The kernel of the schedule: arrays in, arrays out, no files, no clock, no database.

Time is the minute on the wall clock since the first day of the calendar era (`date.toordinal() * 1440 + minute`);
working time comes from calendars. It may import `errors` and `words` and nothing of the other rooms.
"""
