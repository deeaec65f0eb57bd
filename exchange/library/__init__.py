"""Question libraries of other tools: OWASP SAMM, CISO Assistant and tables, written into a pack as a questionnaire.

May import `methodology` (a questionnaire's models), `exchange.surveys` (tables), `evaluation.events`, `words`.
"""
