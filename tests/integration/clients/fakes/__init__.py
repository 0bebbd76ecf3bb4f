"""The clients against the fakes, in process and over sockets alike."""
