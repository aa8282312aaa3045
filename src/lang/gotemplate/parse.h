#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "lang/gotemplate/ast.h"

namespace pave::lang::gotemplate {

inline constexpr int kMaxParens = 1000;  ///< inside each other (Go: 10000)
inline constexpr int kMaxBlocks = 1000;  ///< inside each other; every `else if` counts as one (Go: no limit)

/// A template of a text: the text itself, or one of a `define` or `block`.
struct Tree {
  std::string_view name;
  const ListNode* root;
};

struct ParseError {
  std::string message;     ///< Go's words
  std::uint32_t line;      ///< the one that Go names
  std::uint32_t position;  ///< of the token that was read last
  bool is_limit = false;   ///< one of the limits above
};

/// Parses a template's text as text/template/parse does: the text's own tree comes last. Texts that are not copied into
/// the arena (`name`, `text`) must live as long as it.
std::expected<std::vector<Tree>, ParseError> parse(std::string_view name, std::string_view text, base::Arena& arena,
                                                   Edition edition = Edition::Helm43);

}  // namespace pave::lang::gotemplate
