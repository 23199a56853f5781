"""Platforms in, replies out: the web API, and the client of the engine. Each channel is two conversions and a route."""
