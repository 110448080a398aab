"""Raw pages to readable text."""
