"""Charts: functions from rows to Vega-Lite specs, one palette, one way to show them."""
