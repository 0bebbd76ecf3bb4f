"""Work that is planned ahead: the templates that it starts from and the schedules that repeat it."""
