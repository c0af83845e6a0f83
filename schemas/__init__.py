"""What we know and how it is kept: closed lists, records, tables, views, expectations."""
