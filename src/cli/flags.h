#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/verb.h"

namespace pave::cli {

/// What stood on a command line, once parse_flags() has accepted it.
class Arguments {
 public:
  bool help = false;  ///< --help or -h
  std::vector<std::string> positional;

  bool has(std::string_view flag) const;
  /// The last value of a flag, or the fallback when it was not given.
  std::string_view value(std::string_view flag, std::string_view fallback) const;
  /// All values of a flag of kind List, in order.
  std::vector<std::string_view> list(std::string_view flag) const;

  void add(std::string_view flag, std::string_view value) { given_.emplace_back(flag, value); }

 private:
  std::vector<std::pair<std::string, std::string>> given_;
};

/// Reads the words behind the verb: `--flag value`, `--flag=value`, `-f value`, `-fvalue`, `-f=value`, `-h`, `--help`; what does not begin with a dash is
/// positional, so is `-`, and so is everything behind `--`. The error is a message for the user: an unknown flag (with
/// the nearest name), a missing or needless value, a value that is not one of the choices.
std::expected<Arguments, std::string> parse_flags(const Verb& verb, std::span<const std::string_view> words);

}  // namespace pave::cli
