"""The one exception that a user may see."""


class StanceError(Exception):
    """Wrong use or bad input, told in one message: where, what was found, what was expected, what to do."""
