"""The stage of every scenario: a firm in a fresh world, and the ways in which an integration reaches it.

`fixtures` is what pytest sees; it imports the rest when a scenario first asks for it. `inprocess` puts the services
at the vendors' real hosts, `sockets` on ports of this machine with a clock beside them.
"""
