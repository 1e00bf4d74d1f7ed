"""What people do with the law and with case files: write, receive, compare, look up, audit."""
