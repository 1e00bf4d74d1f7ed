"""What is done with the files of a matter: recorded, followed up, answered, published."""
