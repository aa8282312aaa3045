#include "cli/pflags.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "base/go_quote.h"

namespace pave::cli {
namespace {

/// strconv.ParseBool.
std::optional<bool> read_bool(std::string_view text) {
  for (std::string_view yes : {"1", "t", "T", "TRUE", "true", "True"})
    if (text == yes) return true;
  for (std::string_view no : {"0", "f", "F", "FALSE", "false", "False"})
    if (text == no) return false;
  return std::nullopt;
}

/// The fields of a line of CSV: quotes around a field are taken off, two of them inside stand for one.
std::vector<std::string> csv_fields(std::string_view line) {
  std::vector<std::string> fields;
  if (line.empty()) return fields;
  while (true) {
    std::string field;
    if (line.starts_with('"')) {
      line.remove_prefix(1);
      while (!line.empty()) {
        if (line.starts_with("\"\"")) {
          field += '"';
          line.remove_prefix(2);
        } else if (line.starts_with('"')) {
          line.remove_prefix(1);
          break;
        } else {
          field += line.front();
          line.remove_prefix(1);
        }
      }
    }
    std::size_t comma = std::min(line.find(','), line.size());
    field += line.substr(0, comma);
    fields.push_back(std::move(field));
    if (comma == line.size()) return fields;
    line.remove_prefix(comma + 1);
  }
}

class Reader {
 public:
  Reader(const Verb& verb, std::span<const std::string_view> words) : verb_(verb), words_(words) {}

  std::expected<Arguments, std::string> read() {
    while (!words_.empty() && error_.empty() && !arguments_.help) {
      std::string_view word = next();
      if (word == "--") {
        arguments_.positional.insert(arguments_.positional.end(), words_.begin(), words_.end());
        break;
      }
      if (word.starts_with("--")) read_long(word.substr(2));
      else if (word.starts_with('-') && word.size() > 1) read_letters(word);
      else arguments_.positional.emplace_back(word);
    }
    if (!error_.empty()) return std::unexpected(error_);
    return std::move(arguments_);
  }

 private:
  std::string_view next() {
    std::string_view word = words_.front();
    words_ = words_.subspan(1);
    return word;
  }

  const Flag* find(std::string_view name) const {
    for (const Flag& flag : verb_.flags)
      if (flag.name.substr(2) == name) return &flag;
    return nullptr;
  }
  const Flag* find(char letter) const {
    for (const Flag& flag : verb_.flags)
      if (flag.letter == letter) return &flag;
    return nullptr;
  }

  void read_long(std::string_view text) {
    std::size_t equals = text.find('=');
    std::string_view name = text.substr(0, equals);
    if (text.starts_with('-') || text.starts_with('=')) {
      error_ = fmt::format("bad flag syntax: --{}", text);
      return;
    }
    const Flag* flag = find(name);
    if (flag == nullptr && name == "help") {
      arguments_.help = true;
      return;
    }
    if (flag == nullptr) {
      error_ = fmt::format("unknown flag: --{}", name);
      return;
    }
    if (equals != std::string_view::npos) return set(*flag, text.substr(equals + 1));
    if (flag->kind == FlagKind::Switch) return set(*flag, "true");
    if (flag->kind == FlagKind::Optional) return arguments_.add(flag->name, "");
    if (words_.empty()) error_ = fmt::format("flag needs an argument: --{}", name);
    else set(*flag, next());
  }

  void read_letters(std::string_view word) {
    for (std::string_view letters = word.substr(1); !letters.empty() && error_.empty();) {
      std::string_view left = letters;
      char letter = letters.front();
      letters.remove_prefix(1);
      const Flag* flag = find(letter);
      if (flag == nullptr && letter == 'h') {
        arguments_.help = true;
        return;
      }
      if (flag == nullptr) {
        error_ = fmt::format("unknown shorthand flag: '{}' in -{}", letter, left);
        return;
      }
      if (letters.size() > 1 && letters.front() == '=') return set(*flag, letters.substr(1));
      if (flag->kind == FlagKind::Switch) {
        set(*flag, "true");
        continue;
      }
      if (!letters.empty()) return set(*flag, letters);
      if (words_.empty()) error_ = fmt::format("flag needs an argument: '{}' in -{}", letter, left);
      else set(*flag, next());
    }
  }

  void set(const Flag& flag, std::string_view value) {
    if (flag.kind == FlagKind::Switch) {
      std::optional<bool> on = read_bool(value);
      if (!on)
        return refuse(flag, value, fmt::format("strconv.ParseBool: parsing {}: invalid syntax", base::go_quote(value)));
      arguments_.add(flag.name, *on ? "true" : "false");
    } else if (flag.kind == FlagKind::List) {
      for (const std::string& field : csv_fields(value)) arguments_.add(flag.name, field);
    } else {
      if (!flag.choices.empty() && std::ranges::find(flag.choices, value) == flag.choices.end())
        return refuse(flag, value, fmt::format("it is one of {}", fmt::join(flag.choices, ", ")));
      arguments_.add(flag.name, value);
    }
  }

  void refuse(const Flag& flag, std::string_view value, std::string_view why) {
    std::string letter = flag.letter == '\0' ? "" : fmt::format("-{}, ", flag.letter);
    error_ = fmt::format("invalid argument {} for \"{}{}\" flag: {}", base::go_quote(value), letter, flag.name, why);
  }

  const Verb& verb_;
  std::span<const std::string_view> words_;
  Arguments arguments_;
  std::string error_;
};

}  // namespace

std::expected<Arguments, std::string> parse_pflags(const Verb& verb, std::span<const std::string_view> words) {
  return Reader(verb, words).read();
}

bool is_on(const Arguments& arguments, std::string_view flag) { return arguments.value(flag, "false") == "true"; }

}  // namespace pave::cli
