"""Evidence for answers: what shows it, how long it holds, who keeps it; its files lie beside the database.

A file is named by its content, is looked at by the virus scanner first, and is never opened or run here.
"""
