"""Presenting: a story, full screen, for a room; and what the presenter alone sees."""
