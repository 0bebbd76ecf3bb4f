"""What a validator finds, in the words of the lines of a document: a field that is not there, or its type."""

KINDS = {str: "string", bool: "boolean", int: "integer", float: "number", list: "array", dict: "object"}


def findings_of(errors, above=""):
    """A line for each thing that is wrong; of alternatives, what is wrong with the nearest."""
    lines = []
    for error in errors:
        place = above + _place(error.instance_path)
        kind = error.kind
        if kind.name == "anyOf":
            lines += min((findings_of(branch) for branch in kind.context), key=len)
        elif kind.name == "additionalProperties":
            lines += [f"{place}.{name}".lstrip(".") for name in kind.unexpected]
        else:
            lines.append(f"{place} {_said(error)}".lstrip())
    return lines


def _said(error):
    kind = error.kind.name
    if kind == "type" or error.instance is None:
        return f"is {KINDS.get(type(error.instance), 'null')}"
    if kind == "enum":
        return f"is {error.instance}"
    if kind == "required":
        return f"has no {error.kind.property}"
    return f"is not as {kind} has it: {str(error.instance)[:60]}"


def _place(path):
    """value[].Address, without the numbers of rows."""
    return "".join("[]" if isinstance(part, int) else f".{part}" for part in path).lstrip(".")
