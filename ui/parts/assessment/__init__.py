"""The assessments page: which assessment, who is asked, files in and out."""
