"""What coding reads: an article's own text in sentences and tokens, and what kind of text it is."""
