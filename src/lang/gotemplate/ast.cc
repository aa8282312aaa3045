#include "lang/gotemplate/ast.h"

#include <algorithm>
#include <vector>

#include "base/go_quote.h"

namespace pave::lang::gotemplate {
namespace {

/// A node still to be written, or a piece of text.
struct Piece {
  const Node* node = nullptr;
  std::string_view text = {};
};

template <typename T>
const T& as(const Node& node) {
  return static_cast<const T&>(node);
}

void names_of(Names names, bool is_variable, std::string& out) {
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0 || !is_variable) out += '.';
    out += names[i];
  }
}

/// The pieces of a node that has parts, in order.
std::vector<Piece> parts_of(const Node& node) {
  std::vector<Piece> parts;
  auto in_parens = [&](const Node* inner) {
    bool is_pipe = inner->is(NodeKind::Pipe);
    if (is_pipe) parts.push_back({.text = "("});
    parts.push_back({.node = inner});
    if (is_pipe) parts.push_back({.text = ")"});
  };
  switch (node.kind) {
    case NodeKind::Action: parts = {{.text = "{{"}, {.node = as<ActionNode>(node).pipe}, {.text = "}}"}}; break;
    case NodeKind::Command:
      for (const Node* arg : as<CommandNode>(node).args) {
        if (!parts.empty()) parts.push_back({.text = " "});
        in_parens(arg);
      }
      break;
    case NodeKind::Pipe: {
      const auto& pipe = as<PipeNode>(node);
      for (const PathNode* variable : pipe.declarations) {
        if (!parts.empty()) parts.push_back({.text = ", "});
        parts.push_back({.node = variable});
      }
      if (!parts.empty()) parts.push_back({.text = pipe.is_assign ? " = " : " := "});
      for (const CommandNode* command : pipe.commands) {
        if (command != pipe.commands.front()) parts.push_back({.text = " | "});
        parts.push_back({.node = command});
      }
      break;
    }
    case NodeKind::Chain: in_parens(as<ChainNode>(node).node); break;
    default: break;
  }
  return parts;
}

void write_leaf(const Node& node, std::string& out) {
  switch (node.kind) {
    case NodeKind::Bool: out += as<BoolNode>(node).truth ? "true" : "false"; break;
    case NodeKind::Dot: out += '.'; break;
    case NodeKind::Nil: out += "nil"; break;
    case NodeKind::Else: out += "{{else}}"; break;
    case NodeKind::End: out += "{{end}}"; break;
    case NodeKind::Break: out += "{{break}}"; break;
    case NodeKind::Continue: out += "{{continue}}"; break;
    case NodeKind::Field: names_of(as<PathNode>(node).names, false, out); break;
    case NodeKind::Variable: names_of(as<PathNode>(node).names, true, out); break;
    case NodeKind::Identifier: out += as<IdentifierNode>(node).name; break;
    case NodeKind::Number: out += as<NumberNode>(node).text; break;
    case NodeKind::String: out += as<StringNode>(node).quoted; break;
    case NodeKind::Text: out += as<TextNode>(node).text; break;
    default: break;
  }
}

}  // namespace

std::string source_of(const Node& root) {
  std::string out;
  // Written with a list of what is still to come, as nesting may be deep. A node with names behind its parts comes twice.
  struct Open {
    Piece piece;
    bool only_names = false;
  };
  std::vector<Open> open{{{.node = &root}}};
  while (!open.empty()) {
    auto [piece, only_names] = open.back();
    open.pop_back();
    if (piece.node == nullptr) {
      out += piece.text;
    } else if (only_names) {
      names_of(as<ChainNode>(*piece.node).names, false, out);
    } else if (piece.node->is(NodeKind::Template)) {
      const auto& call = as<TemplateNode>(*piece.node);
      out += "{{template " + base::go_quote(call.name);
      open.push_back({{.text = "}}"}});
      if (call.pipe != nullptr) {
        out += ' ';
        open.push_back({{.node = call.pipe}});
      }
    } else if (std::vector<Piece> parts = parts_of(*piece.node); !parts.empty()) {
      if (piece.node->is(NodeKind::Chain)) open.push_back({piece, true});
      for (auto part = parts.rbegin(); part != parts.rend(); ++part) open.push_back({*part});
    } else {
      write_leaf(*piece.node, out);
    }
  }
  return out;
}

bool is_empty(const ListNode& list) {
  return std::ranges::all_of(list.nodes, [](const Node* node) {
    if (!node->is(NodeKind::Text)) return false;
    std::string_view text = as<TextNode>(*node).text;
    return text.find_first_not_of(" \t\n\v\f\r") == std::string_view::npos;
  });
}

}  // namespace pave::lang::gotemplate
