"""The one error a person is meant to see."""


class WattifError(ValueError):
    """Something a person can mend: its text is one sentence that says what, why and what to do."""
