"""What the command line does and shows, a module a command or a view."""
