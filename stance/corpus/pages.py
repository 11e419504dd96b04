"""The running text of HTML pages, without menus and captions; offsets point into that text."""

import logging

from stance.errors import StanceError


def read_page(page: str, *, where: str) -> str:
    """Give the running text of a page.

    Raises:
        StanceError: the library is not installed, or the page has no running text.
    """
    try:
        import trafilatura
    except ImportError as error:
        raise StanceError(
            f"{where}: HTML pages are read by the library trafilatura, which cannot be imported "
            f"({str(error).splitlines()[0]}); pip install 'stance[html]', or save the page as text"
        ) from error
    logger = logging.getLogger("trafilatura")
    level = logger.level
    # It logs an error of its own for each page without text; the one message is ours.
    logger.setLevel(logging.CRITICAL + 1)
    try:
        text = trafilatura.extract(page, include_comments=False)
    finally:
        logger.setLevel(level)
    if not text:
        raise StanceError(f"{where}: no running text found in this page; save what is to be scored as text")
    return str(text)
