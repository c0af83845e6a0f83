"""What the containers are made ready with; not part of the installed package."""
