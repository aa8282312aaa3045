#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "lang/value.h"

namespace pave::lang::gotemplate {

// Every text ends soon after kMaxText bytes: a caller that finds it longer says so.

/// A stretch of printed text: it ends where the next begins.
struct Printed {
  static constexpr std::int32_t kFormat = -1;  ///< the format's own text, and what is said of mistakes in it

  std::uint32_t begin = 0;
  std::int32_t argument = kFormat;  ///< the argument that it shows
};

/// Go's fmt.Sprintf, error forms included: `%!d(string=x)`, `%!v(MISSING)`, `%!(EXTRA int=1)`. `parts` gets the stretches
/// of what is appended; `begin` counts from the start of `out`.
void print_format(std::string_view format, std::span<const Value> args, std::string& out,
                  std::vector<Printed>* parts = nullptr);
/// Go's fmt.Sprint: a space between operands where neither is a string.
void print_all(std::span<const Value> args, std::string& out, std::vector<Printed>* parts = nullptr);
/// Go's fmt.Sprintln.
void print_line(std::span<const Value> args, std::string& out, std::vector<Printed>* parts = nullptr);
/// As `%v`: what an action writes. No value is `<no value>`, null is `<nil>`.
void print_value(const Value& value, std::string& out);

}  // namespace pave::lang::gotemplate
