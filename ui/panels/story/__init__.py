"""The story's steps, in their order, and the words of the chosen one."""

from ui.panels.story.dock import StoryDock

__all__ = ["StoryDock"]
