"""Who: named groups and forces, people by their words, who is said to have done it and to whom."""
