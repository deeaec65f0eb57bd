"""The evidence of an assessment of any questionnaire: what lacks it, what there is, adding it and taking it back."""
