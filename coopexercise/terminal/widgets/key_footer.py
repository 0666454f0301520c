"""The footer of the screens."""

from itertools import groupby

from textual.content import Content
from textual.events import Click
from textual.screen import Screen
from textual.style import Style
from textual.widgets import Static

from .changed import put_if_changed

_KEY = "key"


class KeyFooter(Static):
    """The keys that work now, in one line of text; a click on one presses it.

    Textual's own footer is a widget for each key, made anew whenever a screen is seen again: that costs a first screen
    a tenth of its time, and every question a second layout.
    """

    def __init__(self) -> None:
        super().__init__(markup=False)

    def on_mount(self) -> None:
        """Follow the keys of the screen."""
        self.screen.bindings_updated_signal.subscribe(self, self._show)

    def on_unmount(self) -> None:
        """Follow them no longer."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _show(self, screen: Screen[object]) -> None:
        active = (each for each in screen.active_bindings.values() if each.binding.show)
        # Two keys of one binding stand side by side; the first of them is shown for both.
        firsts = [next(group) for _, group in groupby(active, lambda each: each.binding.action)]
        keys = [
            self._key(each.binding.key, self.app.get_key_display(each.binding), each.binding.description, each.enabled)
            for each in firsts
        ]
        put_if_changed(self, Content(" ").join(keys))

    def _key(self, key: str, display: str, description: str, enabled: bool) -> Content:
        text = Content.assemble((display, "bold $footer-key-foreground"), f" {description}")
        return text.stylize(Style.from_meta({_KEY: key})) if enabled else text.stylize("dim")

    def on_click(self, event: Click) -> None:
        """Press the key that was clicked on."""
        if key := event.style.meta.get(_KEY):
            self.app.simulate_key(key)
