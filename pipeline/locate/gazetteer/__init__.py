"""The compiled gazetteer: names, places, areas, outlines and units."""
