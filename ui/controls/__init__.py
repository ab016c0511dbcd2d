"""What a person moves and types."""
