"""A list of lines to go through. Enter is the screen's, where its key is shown and comes in its turn."""

from textual.widgets import OptionList


class LineList(OptionList, inherit_bindings=False):
    """Marks a line with the arrows or a click; only a click posts OptionSelected."""

    BINDINGS = [each for each in OptionList.BINDINGS if not isinstance(each, tuple) and each.key != "enter"]

    def __init__(self, id: str) -> None:
        super().__init__(id=id, markup=False)
