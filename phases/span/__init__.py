"""Between which dates a programme is planned: its start, or a go-live date backwards, and the promised end.

Rules stand in `span.py`, what people do in `actions.py`.
"""
