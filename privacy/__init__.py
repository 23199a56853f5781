"""Masking of identifiers, and encryption of what is kept. Knows the inside only, and never a database."""
