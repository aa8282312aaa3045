#include "cli/flags.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/similar.h"

namespace pave::cli {
namespace {

const Flag* find_flag(const Verb& verb, std::string_view name) {
  for (const Flag& flag : verb.flags)
    if (flag.name == name) return &flag;
  return nullptr;
}

const Flag* find_letter(const Verb& verb, char letter) {
  for (const Flag& flag : verb.flags)
    if (flag.letter == letter) return &flag;
  return nullptr;
}

std::string unknown_flag(const Verb& verb, std::string_view name) {
  base::Nearest nearest(name);
  for (const Flag& flag : verb.flags) nearest.offer(flag.name);
  nearest.offer("--help");
  std::string message = fmt::format("unknown flag \"{}\"", name);
  if (!nearest.best().empty()) message += fmt::format(", did you mean \"{}\"?", nearest.best());
  return message;
}

/// Empty when the value may stand behind the flag.
std::string refusal(const Flag& flag, std::string_view value) {
  if (value.empty()) return fmt::format("{} needs a value: {} {}", flag.name, flag.name, flag.value);
  if (flag.choices.empty() || std::ranges::find(flag.choices, value) != flag.choices.end()) return {};
  std::string message =
      fmt::format("{} can't be \"{}\"; it is one of {}", flag.name, value, fmt::join(flag.choices, ", "));
  base::Nearest nearest(value);
  for (std::string_view choice : flag.choices) nearest.offer(choice);
  if (!nearest.best().empty()) message += fmt::format("; did you mean \"{}\"?", nearest.best());
  return message;
}

/// Adds the values of one use of a flag; empty, or what is wrong with them.
std::string add_values(const Flag& flag, std::string_view text, Arguments& arguments) {
  bool more = true;
  while (more) {
    std::size_t end = flag.kind == FlagKind::List ? std::min(text.find(','), text.size()) : text.size();
    std::string_view value = text.substr(0, end);
    if (std::string message = refusal(flag, value); !message.empty()) return message;
    arguments.add(flag.name, value);
    more = end < text.size();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return {};
}

}  // namespace

bool Arguments::has(std::string_view flag) const {
  return std::ranges::any_of(given_, [flag](const auto& entry) { return entry.first == flag; });
}

std::string_view Arguments::value(std::string_view flag, std::string_view fallback) const {
  for (auto entry = given_.rbegin(); entry != given_.rend(); ++entry)
    if (entry->first == flag) return entry->second;
  return fallback;
}

std::vector<std::string_view> Arguments::list(std::string_view flag) const {
  std::vector<std::string_view> out;
  for (const auto& [name, value] : given_)
    if (name == flag) out.push_back(value);
  return out;
}

std::expected<Arguments, std::string> parse_flags(const Verb& verb, std::span<const std::string_view> words) {
  Arguments arguments;
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view word = words[i];
    if (word == "--") {
      arguments.positional.insert(arguments.positional.end(), words.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                                  words.end());
      break;
    }
    if (word == "-h" || word == "--help") {
      arguments.help = true;
      return arguments;
    }
    if (!word.starts_with('-') || word == "-") {
      arguments.positional.emplace_back(word);
      continue;
    }
    const Flag* flag = word.size() > 1 && word[1] != '-' ? find_letter(verb, word[1]) : nullptr;
    std::size_t equals = flag == nullptr ? word.find('=') : 2;
    std::string_view name = word.substr(0, equals);
    bool has_value = equals < word.size();
    if (flag == nullptr) flag = find_flag(verb, name);
    if (flag == nullptr) return std::unexpected(unknown_flag(verb, name));
    if (flag->kind == FlagKind::Switch) {
      if (has_value) return std::unexpected(fmt::format("{} takes no value", name));
      arguments.add(name, {});
      continue;
    }
    std::string_view value;
    if (has_value) {
      value = word.substr(word[equals] == '=' ? equals + 1 : equals);
    } else if (i + 1 < words.size() && !words[i + 1].starts_with("--")) {
      value = words[++i];
    }
    if (std::string message = add_values(*flag, value, arguments); !message.empty()) return std::unexpected(message);
  }
  if (verb.arguments.empty() && !arguments.positional.empty())
    return std::unexpected(fmt::format("{} takes no arguments, found \"{}\"", verb.name, arguments.positional.front()));
  return arguments;
}

}  // namespace pave::cli
