"""What composes the steps: a build from first to last, and the host with its own plugin."""
