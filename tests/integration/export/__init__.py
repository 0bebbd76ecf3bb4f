"""Export Synced Items."""
