"""Both commands as a person types them."""
