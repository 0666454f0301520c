"""The footer of the screens."""

from textual.screen import Screen
from textual.widgets import Footer


class KeyFooter(Footer):
    """The keys that work now; made anew only when they are others than before.

    Textual's own footer is made anew each time a screen is seen again, and what it showed before is never forgotten:
    in a long session every question would make the next one slower.
    """

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)
        self._keys: list[tuple[str, str, bool]] = []

    def bindings_changed(self, screen: Screen[object]) -> None:
        """Show the keys of the screen."""
        active = screen.active_bindings.values()
        keys = [(each.binding.key, each.binding.description, each.enabled) for each in active if each.binding.show]
        if keys != self._keys and screen.app.app_focus:
            self._keys = keys
            super().bindings_changed(screen)
