"""What runs inside Rasa through its documented extension points: graph components, the strict channel, the tracker store."""
