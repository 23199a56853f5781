"""The inside of See Me Now: the rules of the service, free of frameworks.

Standard library and PyYAML only, because it runs in both environments (docs/adr/0002). Nothing of ours is imported here.
"""
