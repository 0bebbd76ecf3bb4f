"""The OpenAPI document of what this Karbon serves, made from its routes, its lists and its types."""
