"""The server process: settings, routes, the gate in front of every request, what is sent packed, how it starts."""
