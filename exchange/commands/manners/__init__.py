"""The manners that all commands share: output, languages, files, options.

Part of `exchange.commands`; may import what that may.
"""
