"""A box to tick that shows by a sign, not by colour alone, whether it is ticked."""

from textual.content import Content
from textual.widgets import Checkbox


class Tick(Checkbox):
    """A checkbox drawn as `[x]` or `[ ]`, as in the pick lists."""

    @property
    def _button(self) -> Content:
        return Content("[x]" if self.value else "[ ]")
