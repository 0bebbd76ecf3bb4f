"""Why a scenario failed, in its own words: its steps, what differs, what changed, who called whom, how to replay."""
