"""Charts of dates: what was promised, what is forecast and how sure that is, and how dates are written beside them.

Like all of `ui.charts`: rows in, Vega-Lite specs out.
"""
