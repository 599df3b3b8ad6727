"""What tests share: their needs from the system, and the validators of each format."""
