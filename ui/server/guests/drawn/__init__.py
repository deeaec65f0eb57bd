"""What guests see: the pages as HTML documents, a section of questions, one question, its evidence."""
