"""Components: what scripts of ours draw in the browser; the plain data they are given, and the scripts in `assets`.

Words come ready in the reader's language; how pages show and hear components stands in `ui.parts`.
"""
