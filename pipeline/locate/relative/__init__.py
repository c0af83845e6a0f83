"""Places told by other places: so far from a town, on a border, the capital of a province, a point in figures."""
