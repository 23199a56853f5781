"""The pack: every word the service says, read from content/ into frozen dataclasses. Data in, data out; no speech here."""
