"""The server process: settings, routes, the gate in front of every request, and how it is started."""
