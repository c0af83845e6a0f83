"""Did it happen: what is claimed, denied, feared or history, what contests what, and how sure it is."""
