"""Real processes: the command `timebridge` is killed, starved of disk and run twice at once, against served fakes.

Everything else under tests/ plays death in process; here it is SIGKILL, and what the process had not told the disk or
a vendor is gone. `fakes` serves the three services, `nursery` gives birth to commands and buries them, `boundaries`
counts what they pass and kills them at one of it, `firm` is the story of a firm of sixty entities, stage by stage,
`stages` plays it once, `cycle` kills in a fork of a stage and has it mended, and `verdict` looks at what came of it.
"""
