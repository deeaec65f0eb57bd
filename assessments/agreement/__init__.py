"""Agreed values: what a group settled on after people disagreed, who decided and why.

Every single answer stays; the newest agreed value counts instead of the median.
"""
