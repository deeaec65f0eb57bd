"""The scope page: objectives, requirements and impacts."""
