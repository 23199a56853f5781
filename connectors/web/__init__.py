"""The web channel: the public API under /api, frozen in docs/openapi.yml."""
