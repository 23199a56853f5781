"""What the engine does in a turn: exactly one speaking action each, which chooses ids of the pack. Words, hours and language are web's."""
