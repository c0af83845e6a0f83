"""The warehouse's history of schemas, for Alembic."""
