"""Running the service: settings, wiring, commands. Imports nothing at the top, because each command runs in its own environment."""
