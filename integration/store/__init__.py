"""What must survive: bonds, intents, time, settings. SQLite by default, any SQLAlchemy URL otherwise."""
