"""Compile the gazetteer: ``python -m pipeline.locate.build PATH``."""
