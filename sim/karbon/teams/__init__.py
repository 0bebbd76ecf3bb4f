"""Teams of colleagues, and teams within teams."""
