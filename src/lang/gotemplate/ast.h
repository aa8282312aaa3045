#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "lang/function.h"
#include "lang/gotemplate/number.h"

namespace pave::lang::gotemplate {

/// What a template's text says (text/template/parse/node.go). Nodes lie in the arena of their program, their strings there
/// or in the text.
enum class NodeKind : std::uint8_t {
  Action,
  Bool,
  Break,
  Chain,
  Command,
  Continue,
  Dot,
  Else,  ///< Else and End close lists and stand in none
  End,
  Field,
  Identifier,
  If,
  List,
  Nil,
  Number,
  Pipe,
  Range,
  String,
  Template,
  Text,
  Variable,
  With,
};

struct Node {
  NodeKind kind;
  std::uint32_t position;  ///< in the text; as in Go, of a list or a chain it isn't always the first byte
  bool is(NodeKind k) const { return kind == k; }
};

using Names = std::span<const std::string_view>;

struct TextNode : Node {
  std::string_view text;
};
struct ListNode : Node {
  std::span<const Node* const> nodes;
};
struct BoolNode : Node {
  bool truth;
};
struct NumberNode : Node {
  Number number;
  std::string_view text;  ///< as it was written
};
struct StringNode : Node {
  std::string_view quoted;  ///< as it was written
  std::string_view text;    ///< what it means
};
struct IdentifierNode : Node {
  std::string_view name;
  const Function* function;
};
/// A Field, `.a.b`, or a Variable, `$x.a`, whose first name is that of the variable with its dollar sign.
struct PathNode : Node {
  Names names;
};
/// `(pipeline).a.b` or `function.a.b`.
struct ChainNode : Node {
  const Node* node;
  Names names;
};
struct CommandNode : Node {
  std::span<const Node* const> args;
};
struct PipeNode : Node {
  bool is_assign;
  std::span<const PathNode* const> declarations;
  std::span<const CommandNode* const> commands;
};
struct ActionNode : Node {
  const PipeNode* pipe;
};
/// If, Range, With.
struct BranchNode : Node {
  const PipeNode* pipe;
  const ListNode* list;
  const ListNode* else_list;  ///< null: there is no else
};
struct TemplateNode : Node {
  std::string_view name;
  const PipeNode* pipe;  ///< null: it is called without a value
};

/// The node as Go's messages show it (Node.String): in one form, whatever the spaces of the text. For expressions, actions
/// and template calls; not for blocks.
std::string source_of(const Node& node);

/// Whether there is nothing but white space and comments (parse.IsEmptyTree).
bool is_empty(const ListNode& list);

}  // namespace pave::lang::gotemplate
