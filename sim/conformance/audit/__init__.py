"""What is wrong with the features before anything runs, each finding as `path:line`, one sentence and what is near."""
