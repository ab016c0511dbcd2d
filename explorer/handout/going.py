"""How far the writing of a file has come, and whether anybody still wants it."""


class Cancelled(Exception):  # noqa: N818 - nothing went wrong: somebody changed their mind
    """Nobody wants the file any more; nothing of it has been left anywhere."""


class Going:
    """What a writer of a file tells and asks as it goes; this one hears nothing and lets it go."""

    def progress(self, share: float) -> None:
        """Tell how much is done, from 0 to 1."""

    def check(self) -> None:
        """Raise Cancelled where nobody wants the file any more."""
