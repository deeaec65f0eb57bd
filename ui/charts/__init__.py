"""Charts: functions from rows to Vega-Lite specs, one palette, one way to show them.

What a script of ours draws instead stands in `ui.components`.
"""
