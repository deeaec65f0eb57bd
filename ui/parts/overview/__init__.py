"""Parts of overview and portfolio: steps, programmes, what to do first and next, what changed."""
