"""The whole story, walked as a person would, against the server as `make run` starts it."""
