"""From bytes to an article's text: charset, and what of a page is its own."""

from pipeline.articles.dates import is_iso
from pipeline.articles.decode import NotText, decode, is_clean
from pipeline.articles.page import Page, read_page

__all__ = ["NotText", "Page", "decode", "is_clean", "is_iso", "read_page"]
