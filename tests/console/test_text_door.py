"""One door from a text that somebody wrote to the screen: what it does, and that nobody goes around it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import facilitator.console
from facilitator.console.text import one_line, shown, shown_in_place
from tests.console.desk_doubles import acts
from tests.fakes import AS_TYPED

CONSOLE = Path(facilitator.console.__file__).parent
DOORS = {"shown", "one_line", "shown_in_place"}
TAKES_TEXT = {"Static", "Option", "Label", "Button", "Checkbox", "Tick", "RadioButton", "Collapsible", "Tooltip"}
"""Widgets whose first argument is shown."""
TAKES_PLACEHOLDER = {"Field", "FormField"}
"""Widgets that send their placeholder through the door themselves."""
SHOWS = {"update", "notify"}
"""Methods whose first argument is shown; a panel's own `write` is the third."""
TITLES = {"border_title", "border_subtitle", "tooltip", "placeholder", "title", "sub_title"}
"""Attributes and keywords whose value is shown."""
OWN_WORDS = {
    "widgets/key_line.py": {"keys", "entry.label", "line", "last", "part"},
    "widgets/panel.py": {"title"},
    "widgets/time_panel.py": {"face.digits"},
    "widgets/answer_area.py": {"line_index"},
    "screens/merging.py": {"pair_at_hand(shows)", "theme_line(row, width, marked=row.theme.key in self._marked)"},
}
"""Expressions that hold the program's own words only, or contents made of them: the table of commands, figures."""


def modules() -> list[Path]:
    return sorted(CONSOLE.rglob("*.py"))


class Door:
    """Tells of one module which expressions have come through the door."""

    def __init__(self, tree: ast.Module, own_words: set[str]) -> None:
        self._own_words = own_words
        self._functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        self._asked: set[str] = set()
        self._names: set[tuple[str, ast.AST]] = set()

    def came_through(self, node: ast.expr, within: ast.AST) -> bool:
        """Return whether an expression is a literal, a door's, or made of such only."""
        if ast.unparse(node) in self._own_words:
            return True
        match node:
            case ast.Constant():
                return True
            case ast.Call():
                return self._call(node, within)
            case ast.Attribute(value=whole, attr="plain"):
                return self.came_through(whole, within)
            case ast.IfExp(body=one, orelse=other) | ast.BinOp(left=one, op=ast.Add(), right=other):
                return self.came_through(one, within) and self.came_through(other, within)
            case ast.BinOp(left=one, op=ast.Mult()):
                return self.came_through(one, within)
            case ast.List(elts=parts) | ast.Tuple(elts=parts):
                return all(self.came_through(part, within) for part in parts)
            case ast.ListComp(elt=part) | ast.GeneratorExp(elt=part) | ast.Starred(value=part):
                return self.came_through(part, within)
            case ast.Name(id=name):
                return self._name(name, within)
        return False

    def _call(self, node: ast.Call, within: ast.AST) -> bool:
        match node.func, node.args:
            case ast.Name(id=name), _ if name in DOORS:
                return True
            case ast.Name(id=name), _ if name in self._functions:
                return self._returns(name)
            case ast.Name(id="Content"), [what, *_]:
                return self.came_through(what, within)
            case ast.Attribute(value=ast.Name(id="Content"), attr="styled"), [what, *_]:
                return self.came_through(what, within)
            case ast.Attribute(value=ast.Name(id="Content"), attr="assemble"), parts:
                return all(self.came_through(part, within) for part in parts)
            case ast.Attribute(value=whole, attr="join"), [parts]:
                return self.came_through(whole, within) and self.came_through(parts, within)
            case ast.Attribute(value=whole, attr="truncate" | "pad_right" | "pad_left" | "pop"), _:
                return self.came_through(whole, within)
        return False

    def _returns(self, name: str) -> bool:
        if name in self._asked:
            return True
        self._asked.add(name)
        function = self._functions[name]
        found = [node.value for node in ast.walk(function) if isinstance(node, ast.Return) and node.value]
        return bool(found) and all(self.came_through(value, function) for value in found)

    def _name(self, name: str, within: ast.AST) -> bool:
        """Return whether everything that a function puts under a name has come through; itself counts as such."""
        if (name, within) in self._names:
            return True
        self._names.add((name, within))
        try:
            return self._values(name, within)
        finally:
            self._names.discard((name, within))

    def _values(self, name: str, within: ast.AST) -> bool:
        for node in ast.walk(within):
            if isinstance(node, ast.arg) and node.arg == name:
                return node.annotation is not None and ast.unparse(node.annotation) in {"Content", "list[Content]"}
        values = [value for target, value in _assigned(within) if target == name]
        return bool(values) and all(self.came_through(value, within) for value in values)


def _assigned(within: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Yield every value that is put under a name, or added to the list of that name."""
    for node in ast.walk(within):
        match node:
            case ast.Assign(targets=targets, value=value):
                for target in targets:
                    yield from _pairs(target, value)
            case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
                yield name, value
            case ast.AugAssign(target=ast.Name(id=name), value=value):
                yield name, value
            case ast.For(target=ast.Name(id=name), iter=values):
                yield name, values
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="append"), args=[value]):
                yield name, value
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr="insert"), args=[_, value]):
                yield name, value


def _pairs(target: ast.expr, value: ast.expr) -> Iterator[tuple[str, ast.expr]]:
    match target, value:
        case ast.Name(id=name), _:
            yield name, value
        case ast.Tuple(elts=targets), ast.Tuple(elts=values):
            for one, of in zip(targets, values, strict=True):
                yield from _pairs(one, of)


def shown_expressions(tree: ast.Module) -> Iterator[tuple[ast.expr, ast.AST]]:
    """Yield every expression that a module gives to a widget, with the function around it."""
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    for function in functions:
        for node in ast.walk(function):
            match node:
                case ast.Call(func=ast.Name(id=name), args=[what, *_]) if name in TAKES_TEXT:
                    yield what, function
                case ast.Call(func=ast.Attribute(attr=name), args=[what, *_]) if name in SHOWS:
                    yield what, function
                case ast.Call(func=ast.Attribute(value=ast.Name(id="self"), attr="write"), args=[what, *_]):
                    yield what, function
                case ast.Assign(targets=[ast.Attribute(attr=name)], value=what) if name in TITLES:
                    yield what, function
            if isinstance(node, ast.Call) and ast.unparse(node.func) not in TAKES_PLACEHOLDER:
                yield from ((word.value, function) for word in node.keywords if word.arg in TITLES | {"label"})


def goes_around(source: str, own_words: set[str]) -> list[str]:
    """Return what a module shows that has not come through the door, as "line: expression"."""
    tree = ast.parse(source)
    door = Door(tree, own_words)
    found = [
        f"{what.lineno}: {ast.unparse(what)}"
        for what, within in shown_expressions(tree)
        if not isinstance(what, ast.Starred) and not door.came_through(what, within)
    ]
    return sorted(set(found))


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("yield Static('words of ours')", []),
        ("yield Static(one_line(f'{name}'))", []),
        ("yield Static(name)", ["2: name"]),
        ("yield Static(f'{name}')", ["2: f'{name}'"]),
        ("yield Static(Content(name))", ["2: Content(name)"]),
        ("yield Static(Content.assemble('a', name))", ["2: Content.assemble('a', name)"]),
        ("self.border_title = name", ["2: name"]),
        ("self.border_title = shown(name)", []),
        ("self.notify(name)", ["2: name"]),
        ("self.notify(one_line(name).plain)", []),
        ("yield Input(placeholder=name)", ["2: name"]),
        ("part = shown(name); part = part.truncate(3); yield Static(part)", []),
        ("lines = [shown(name)]; lines.append(name); self.update(Content('').join(lines))", None),
        ("lines = [shown(name)]; lines.append(shown(name)); self.update(Content('').join(lines))", []),
        ("label = shown(name); label = name; yield Option(label)", ["2: label"]),
    ],
)
def test_the_search_finds_who_goes_around_the_door(line: str, found: list[str] | None) -> None:
    missed = goes_around(f"def show(self, name: str):\n    {line}\n", set())
    assert missed == (["2: Content('').join(lines)"] if found is None else found)


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(CONSOLE).as_posix())
def test_no_text_reaches_a_widget_but_through_the_door(path: Path) -> None:
    own_words = OWN_WORDS.get(path.relative_to(CONSOLE).as_posix(), set())
    assert goes_around(path.read_text(encoding="utf-8"), own_words) == []


def test_what_needs_no_door_is_still_there() -> None:
    for place, words in OWN_WORDS.items():
        source = (CONSOLE / place).read_text(encoding="utf-8")
        assert [word for word in words if word not in source] == []


@pytest.mark.parametrize("text", AS_TYPED, ids=range(len(AS_TYPED)))
def test_nothing_that_comes_through_acts_on_a_terminal(text: str) -> None:
    assert not [char for char in shown(text).plain if acts(char) and char != "\n"]
    assert not [char for char in one_line(text).plain if acts(char)]
    in_place = shown_in_place(text)
    assert not [char for char in in_place if acts(char) and char not in "\t\n"]
    assert len(in_place) == len(text)


def test_what_is_harmless_comes_through_as_it_is() -> None:
    text = "[/oops] [x] done, =1+1, שלום, 👩‍🏫, ü ñ 漢字"
    assert shown(text).plain == one_line(text).plain == shown_in_place(text) == text
    assert shown("[bold]x[/bold]").spans == []


def test_a_text_for_one_line_shows_where_its_lines_end() -> None:
    assert one_line("one\r\ntwo\nthree").plain == "one ⏎ two ⏎ three"
