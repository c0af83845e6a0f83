"""Which place a name means, how sure that is, and what names mean that the gazetteer does not have."""
