"""The integration under both settings of every switch: what no public source settles must not matter to it."""
