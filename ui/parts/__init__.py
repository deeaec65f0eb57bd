"""Parts of pages: a room per page, and what several pages use.

Tables, figures and forms that many pages share stand here; the frame in `page`, views to choose from in `views`.
"""
