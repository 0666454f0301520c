"""What screens may ask of the program they are shown in, so that no screen needs to know the program itself."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, cast

from textual.app import App

from ..exercise.events import Moment
from .opening import Plan

if TYPE_CHECKING:
    from ..exercise.tendencies import Group, Run
    from ..library import Loaded

    Rehearse: TypeAlias = Callable[[Loaded, Iterable[Group]], Iterator[Run]]
    """Plays a whole session with simulated people for each group."""


class Lobby(Protocol):
    """The ways from one screen to another that lead through the lobby."""

    drafts: dict[str, str]
    """Question to words that were typed and not taken yet."""

    clock: Callable[[], Moment]
    """The time now."""

    rehearse: "Rehearse | None"
    """What plays rehearsals; None where the program was opened without."""

    def go_home(self) -> None:
        """Show home in place of the first screen."""

    def set_up(self, scenario: str) -> None:
        """Show set-up for a scenario of the library."""

    def begin(self, plan: Plan) -> None:
        """Open a new session, or one a table, and show its deal. Raises CannotOpen, AppendFailed and OSError."""

    def resume(self, path: Path) -> None:
        """Go on with a log exactly where it stopped, or say why that cannot be."""

    def open_board(self, round_id: str) -> None:
        """Open the board of a round that is over, for what was not typed in time."""

    def tell(self, text: str, warning: bool = False) -> None:
        """Show one sentence for a while."""


def lobby_of(app: App[Any]) -> Lobby:
    """Return the program as its screens may use it."""
    return cast(Lobby, app)
