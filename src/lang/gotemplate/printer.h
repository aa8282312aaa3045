#pragma once

#include <string>
#include <string_view>

#include "lang/gotemplate/print_style.h"
#include "lang/text.h"
#include "lang/value.h"

namespace pave::lang::gotemplate {

/// Prints values one after another under a style: what stands behind all functions of print.h (Go's fmt/print.go). When
/// more than kMaxText is printed, it prints no more: who runs programs takes a longer text for an error.
class Printer {
 public:
  explicit Printer(std::string& out) : out_(out), limit_(out.size() + kMaxText) {}

  Style style;

  /// An argument under a verb: `d` of `%d`. What doesn't fit is said as Go says it: `%!d(string=x)`.
  void print_argument(const Value& value, char32_t verb);

 private:
  bool is_full() const { return out_.size() > limit_; }
  static bool has_string_method(const Value& value);
  bool print_by_method(const Value& value, char32_t verb);
  void print_bad_verb(const Value* value, bool is_argument, char32_t verb);
  void print_by_kind(const Value& value, char32_t verb, int depth);
  void print_inside(const Value& value, char32_t verb, int depth);
  void print_element(const Value& value, bool can_be_anything, char32_t verb, int depth);
  void print_map(const Value& container, const Map* map, char32_t verb, int depth);
  void print_list(const Value& list, char32_t verb, int depth);
  void print_object(const Value& value, char32_t verb, int depth);
  void print_integer(const Value& value, char32_t verb);
  void print_float(const Value& value, double number, char32_t verb);
  void print_complex(const Value& value, char32_t verb);
  void print_string(const Value& value, std::string_view text, char32_t verb);
  void print_bytes(const Value& value, char32_t verb, bool is_argument);
  void print_pointer(const Value& value);

  std::string& out_;
  std::size_t limit_;         // of what is written
  bool is_error_ = false;     // inside `%!d(...)`: methods are not asked
  bool at_argument_ = false;  // what is printed is the argument itself, not an element of it
};

}  // namespace pave::lang::gotemplate
