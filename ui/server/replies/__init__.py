"""What is asked for by an address of its own: reports to print or keep, and files of evidence."""
