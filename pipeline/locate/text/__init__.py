"""Names in a text that could be places: finding them, and what the words around them say."""
