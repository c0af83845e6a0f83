"""Pages that people look at: self-contained HTML without any request, and the same marks in a terminal."""
