"""The one exception that a user may see."""

import errno

# What a system answers where a file would be larger than it may be.
NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class StanceError(Exception):
    """Wrong use or bad input, told in one message: where, what was found, what was expected, what to do."""
