"""Figures of surveys: loyalty (NPS), satisfaction (CSAT), usability (SUS, UMUX-Lite), reliability; answers in words.

Plain numbers in, frozen figures out; may import `words`, `errors`.
"""
