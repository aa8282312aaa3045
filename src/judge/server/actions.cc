#include <algorithm>
#include <set>
#include <string>

#include <fmt/ranges.h>

#include "base/similar.h"
#include "judge/server/rule.h"
#include "judge/value_text.h"

namespace pave::judge::server::actions {
namespace {

using base::Code;

bool is_empty(Value value) {
  return !value.written() || (value.is_string() && value.text().empty()) || (value.is_list() && value.size() == 0);
}

/// What the rules of one item needed is forgotten before the next one's.
template <typename Function>
void for_each(Value list, Function function) {
  for (Value item : list.children()) {
    base::Arena::Mark mark = list.scope().arena().mark();
    function(item);
    list.scope().arena().rewind(mark);
  }
}

/// The last step of a path, for a message.
std::string name_of(const Value& value) {
  std::string path = value.path();
  return path.substr(path.rfind('.') + 1);
}

}  // namespace

void call(Value value, const Action& action) { action.function(value); }

void apply_table(Value value, const Action& action) { judge(value, {action.rules, action.rule_count}); }

void apply_to_each(Value value, const Action& action) {
  for_each(value, [&](Value item) { judge(item, {action.rules, action.rule_count}); });
}

void call_for_each(Value value, const Action& action) {
  for_each(value, [&](Value item) { action.function(item); });
}

void check_required(Value value, const Action&) {
  if (!is_empty(value)) return;
  bool there = value.written();
  value.say(Code::ServerRequired,
            fmt::format("required field \"{}\" is {}", name_of(value), there ? "empty" : "missing"),
            there ? (value.is_list() ? "write at least one item" : "write a text that is not empty")
                  : fmt::format("add \"{}\"", name_of(value)));
}

void check_range(Value value, const Action& action) {
  std::optional<std::int64_t> number = value.written() ? value.integer() : 0;
  if (!number || (*number >= action.low && *number <= action.high)) return;
  std::string wanted = action.high == INT64_MAX ? fmt::format("at least {}", action.low)
                                                : fmt::format("from {} to {}", action.low, action.high);
  if (!value.written())
    return value.say(Code::ServerRequired, fmt::format("required field \"{}\" is missing", name_of(value)),
                     fmt::format("add \"{}\", a number {}", name_of(value), wanted));
  value.say(Code::ServerOutOfRange, fmt::format("{} is {}", name_of(value), *number),
            fmt::format("write a number {}", wanted));
}

void check_format(Value value, const Action& action) {
  if (value.is_list()) {
    for (Value item : value.children()) check_format(item, action);
    return;
  }
  if (!value.text().empty()) check_pointed(value, action);
}

void check_pointed(Value value, const Action& action) {
  if (value.is_list()) {
    for (Value item : value.children()) check_pointed(item, action);
    return;
  }
  if (!value.is_string() || action.format->fits(value.text())) return;
  value.say(Code::ServerBadFormat, fmt::format("{} is not {}", quoted(value.text()), action.format->what),
            std::string(action.format->help));
}

void check_keys(Value value, const Action& action) {
  if (!value.is_map()) return;
  for (Value entry : value.children())
    if (!action.format->fits(entry.key()))
      entry.say_at(entry, Code::ServerBadFormat,
                   fmt::format("the key {} is not {}", quoted(entry.key()), action.format->what),
                   std::string(action.format->help), Value::At::Key);
}

void check_one_of(Value value, const Action& action) {
  if (!value.is_string() || value.text().empty()) return;
  if (std::ranges::find(action.texts, value.text()) != action.texts.end()) return;
  base::Nearest nearest(value.text());
  for (std::string_view text : action.texts) nearest.offer(text);
  std::string help = fmt::format("write one of: {}", fmt::join(action.texts, ", "));
  if (!nearest.best().empty()) help = fmt::format("did you mean {}?", nearest.best());
  value.say(Code::ServerBadValue, fmt::format("{} can't be {}", name_of(value), quoted(value.text())), std::move(help));
}

void check_length(Value value, const Action& action) {
  if (value.text().size() <= static_cast<std::size_t>(action.high)) return;
  value.say(Code::ServerTooLong, fmt::format("{} has {} bytes", name_of(value), value.text().size()),
            fmt::format("write at most {} bytes", action.high));
}

void check_count(Value value, const Action& action) {
  if (value.size() <= action.high) return;
  value.say(Code::ServerTooMany,
            fmt::format("{} has {} {}", name_of(value), value.size(), value.is_map() ? "entries" : "items"),
            fmt::format("write at most {}", action.high));
}

void check_forbidden(Value value, const Action& action) {
  if (!same_value(value.node(), nullptr))
    value.say(Code::ServerForbidden, fmt::format("{} must not be set here", name_of(value)), std::string(action.text));
}

void check_absent(Value value, const Action& action) {
  value.say(Code::ServerForbidden, fmt::format("{} must not be set here", name_of(value)), std::string(action.text));
}

void check_unique(Value value, const Action&) {
  std::set<std::string_view> seen;
  for (Value item : value.children())
    if (item.is_string() && !seen.insert(item.text()).second)
      item.say(Code::ServerDuplicate, fmt::format("{} stands twice in the list", quoted(item.text())), "remove one");
}

void check_immutable(Value value, const Action&) {
  if (!value.updating() || !value.changed()) return;
  value.say(Code::ServerImmutable, fmt::format("{} can't change once the object exists", name_of(value)),
            std::string(kReplaceHelp));
}

}  // namespace pave::judge::server::actions
