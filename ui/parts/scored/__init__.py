"""Questionnaires with groups or scores of their own: table, views and words."""
