"""What guests see without an account: the pages behind a signed link, with and without script.

Imports the respondents and words; no streamlit.
"""
