"""From bytes to an article's text: charset, and what of a page is its own."""

from pipeline.articles.decode import NotText, decode
from pipeline.articles.page import Page, read_page

__all__ = ["NotText", "Page", "decode", "read_page"]
