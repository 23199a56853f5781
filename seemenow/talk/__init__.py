"""The use cases of a talk: open, receive, take a turn, hand over, leave. Ports in, messages of the log out."""
