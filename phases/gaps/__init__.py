"""Work made from the gaps of an assessment, and the link that stays between them.

Imports the plan's store and actions and the assessments.
"""
