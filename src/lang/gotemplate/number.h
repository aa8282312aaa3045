#pragma once

#include <complex>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>

namespace pave::lang::gotemplate {

/// A number constant under all the types that can hold it (text/template/parse, NumberNode).
struct Number {
  bool is_int = false;
  bool is_uint = false;
  bool is_float = false;
  bool is_complex = false;
  std::int64_t integer = 0;
  std::uint64_t natural = 0;
  double real = 0;
  std::complex<double> complex;
};

/// `12`, `0x1F`, `1_000`, `1.5e3`, `0x1p-2`, `2i`, `1+2i`. The error is Go's.
std::expected<Number, std::string> read_number(std::string_view text);
/// `1+2i`: a number, a sign, and a number with an i behind it.
std::expected<Number, std::string> read_complex(std::string_view text);
/// `'a'`, `'\n'`.
std::expected<Number, std::string> read_character(std::string_view text);

}  // namespace pave::lang::gotemplate
