"""The rollout page: units, activities and the outlook."""
