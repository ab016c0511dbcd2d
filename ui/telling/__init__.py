"""The story of one window: its steps, its file, and what was done to it."""

from ui.telling.telling import Telling

__all__ = ["Telling"]
