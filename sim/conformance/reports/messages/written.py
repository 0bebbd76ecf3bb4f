"""What was written, as messages: each feature's source, its tree, and its scenarios as they run (pickles)."""

from gherkin.pickles.compiler import Compiler
from gherkin.stream.id_generator import IdGenerator

from sim.conformance.reports.messages.numbering import Envelope, Numbers, Renumbering
from sim.conformance.suite.written import FeatureDocument

MEDIA_TYPE = "text/x.cucumber.gherkin+plain"

Pickles = dict[tuple[str, int], Envelope]  # by uri and line, which no two scenarios share


def written_messages(document: FeatureDocument, numbers: Numbers) -> tuple[list[Envelope], Pickles]:
    """The messages of one feature file, and its pickles by the place of their scenario."""
    tree = Renumbering(numbers)
    text = document.path.read_bytes().decode()
    source = {"data": text, "uri": document.uri, "mediaType": MEDIA_TYPE}
    # The compiler counts on from nothing, too; its ids must not meet those of the tree.
    compiled = Compiler(_Apart()).compile(document.document)
    gherkin = {"uri": document.uri} | tree.of(dict(document.document))
    pickles = [tree.of(pickle) for pickle in compiled]
    told: list[Envelope] = [{"source": source}, {"gherkinDocument": gherkin}]
    told += [{"pickle": pickle} for pickle in pickles]
    return told, {(document.uri, pickle["location"]["line"]): pickle for pickle in pickles}


class _Apart(IdGenerator):
    """Ids that a parser never gives."""

    def get_next_id(self) -> str:
        """The next id."""
        return f"pickle {super().get_next_id()}"
