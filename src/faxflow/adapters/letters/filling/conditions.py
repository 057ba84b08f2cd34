"""A template's conditions and loops as they mean it: “no” is no, and a text has no rows."""

from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from faxflow.domain.field_name import canonical


class Conditions(NodeTransformer):
    """Lets conditions ask for the truth of their texts, where “no” is no, and loops for rows."""

    def visit_If(self, node: nodes.If) -> nodes.Node:  # noqa: N802 - Jinja's way to name visitors
        node.test = _truth(node.test)
        return self.generic_visit(node)

    def visit_For(self, node: nodes.For) -> nodes.Node:  # noqa: N802 - likewise
        if node.test is not None:
            node.test = _truth(node.test)
        name = "what a loop goes through"
        if isinstance(node.iter, nodes.Name):
            name = f"field {canonical(node.iter.name)}"
        node.iter = _filtered(node.iter, "_rows_of", [nodes.Const(name)])
        return self.generic_visit(node)

    def visit_CondExpr(self, node: nodes.CondExpr) -> nodes.Node:  # noqa: N802 - likewise
        node.test = _truth(node.test)
        return self.generic_visit(node)


def _truth(node: Any) -> Any:
    if isinstance(node, nodes.And | nodes.Or):
        node.left, node.right = _truth(node.left), _truth(node.right)
        return node
    if isinstance(node, nodes.Not):
        node.node = _truth(node.node)
        return node
    if not isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem | nodes.Filter):
        return node
    return _filtered(node, "_truth", [])


def _filtered(node: Any, name: str, arguments: list[nodes.Expr]) -> nodes.Filter:
    filtered = nodes.Filter(node, name, arguments, [], None, None, lineno=node.lineno)
    filtered.environment = node.environment
    return filtered
