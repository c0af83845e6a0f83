"""Places asked for by name or by point, without a text around them."""
