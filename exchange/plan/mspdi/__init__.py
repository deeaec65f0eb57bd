"""Microsoft Project XML, read and written: tasks, calendars, persons, and what has no place here.

Imports the foreign plan and safe XML.
"""
