"""OWASP SAMM, a folder of YAML files: read and checked, then made a questionnaire on the model's own answers.

May import the files, findings and names of `exchange.library`, `methodology`, `words`.
"""
