"""The activities behind the commands: one folder or file in, one out."""
