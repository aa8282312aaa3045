#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>

#include "cli/flags.h"
#include "cli/verb.h"

namespace pave::cli {

/// Reads the words behind a drop-in verb as the flag library of helm and kustomize does (github.com/spf13/pflag):
/// `--flag value`, `--flag=value`, `--switch=false`, `-f value`, `-fvalue`, `-f=value`, `-gf value`; the word behind a flag
/// is its value whatever it looks like. A List is one line of CSV. A switch that was given has the value `true` or `false`.
/// The error is the library's text: `unknown flag: --nope`.
std::expected<Arguments, std::string> parse_pflags(const Verb& verb, std::span<const std::string_view> words);

/// Whether a switch is on.
bool is_on(const Arguments& arguments, std::string_view flag);

}  // namespace pave::cli
