"""From bytes to an article's text: charset, and what of a page is its own."""

from pipeline.articles.decode import NotText, decode, is_clean
from pipeline.articles.described import Dated, is_iso
from pipeline.articles.page import Page, read_page
from pipeline.articles.walls import REASONS as WALLS

__all__ = ["WALLS", "Dated", "NotText", "Page", "decode", "is_clean", "is_iso", "read_page"]
