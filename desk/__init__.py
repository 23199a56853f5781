"""The desk: the coordinators' own pages on their own port. Every page is denied unless listed (desk/guarding.py)."""
