"""The three real processes, from the outside: only the public API and the desk's pages are used."""
