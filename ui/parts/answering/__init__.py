"""Answering a questionnaire, alone or with several in a room."""
