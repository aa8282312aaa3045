#include "judge/server/expression.h"

#include <set>
#include <string>

#include <fmt/format.h>

#include "judge/server/formats.h"
#include "judge/value_text.h"

namespace pave::judge::server {
namespace {

using base::Code;

constexpr std::int64_t kMaxConditions = 64;
/// White space beyond ASCII, in UTF-8.
constexpr std::string_view kWideSpaces[] = {
    "\u0085", "\u00a0", "\u1680", "\u2000", "\u2001", "\u2002", "\u2003", "\u2004", "\u2005", "\u2006",
    "\u2007", "\u2008", "\u2009", "\u200a", "\u2028", "\u2029", "\u202f", "\u205f", "\u3000",
};
constexpr std::string_view kSpaces = " \t\n\v\f\r";

/// Bytes of white space at the beginning, or at the end.
std::size_t space_before(std::string_view text) {
  if (text.empty()) return 0;
  if (kSpaces.find(text.front()) != kSpaces.npos) return 1;
  if (static_cast<unsigned char>(text.front()) < 0x80) return 0;
  for (std::string_view space : kWideSpaces)
    if (text.starts_with(space)) return space.size();
  return 0;
}
std::size_t space_behind(std::string_view text) {
  if (text.empty()) return 0;
  if (kSpaces.find(text.back()) != kSpaces.npos) return 1;
  if (static_cast<unsigned char>(text.back()) < 0x80) return 0;
  for (std::string_view space : kWideSpaces)
    if (text.ends_with(space)) return space.size();
  return 0;
}

constexpr Rule kCondition[] = {
    {f::expression, must_always(judge_expression)},
    {f::name, required()},
    {f::name, formatted(kQualifiedName)},
};

}  // namespace

std::string_view trimmed(std::string_view text) {
  while (std::size_t space = space_before(text)) text.remove_prefix(space);
  while (std::size_t space = space_behind(text)) text.remove_suffix(space);
  return text;
}

bool is_blank(std::string_view text) { return trimmed(text).empty(); }

void judge_expression(Value expression) {
  if (is_blank(expression.text()))
    expression.say(Code::ServerRequired, "the expression is missing or blank", "write a CEL expression");
}

void judge_match_conditions(Value conditions) {
  if (conditions.size() > kMaxConditions)
    conditions.say(Code::ServerTooMany, fmt::format("there are {} match conditions", conditions.size()),
                   fmt::format("write at most {}", kMaxConditions));
  std::set<std::string_view> names;
  for (Value condition : conditions.children()) {
    judge(condition, kCondition);
    std::string_view name = condition[f::name].text();
    if (!name.empty() && !names.insert(name).second)
      condition[f::name].say(Code::ServerDuplicate, fmt::format("two conditions are named {}", quoted(name)),
                             "give one of them another name");
  }
}

}  // namespace pave::judge::server
