#include "base/unicode.h"

#include <algorithm>
#include <iterator>

#include "base/utf8.h"

namespace pave::base {
namespace {

enum Class : std::uint32_t {
  X,  // nothing that can be printed, or not assigned
  U,  // upper case letter
  L,  // lower case letter
  T,  // title case letter
  A,  // another letter
  D,  // decimal digit
  N,  // another number
  P,  // punctuation
  O,  // something else that can be printed
  M,  // U and L in turn
};

struct ClassRow {
  std::uint32_t first : 24;
  std::uint32_t kind : 8;
};

constexpr std::int32_t kPair = 0x110000;

struct CaseRow {
  std::uint32_t first;
  std::uint32_t last;
  std::int32_t upper;
  std::int32_t lower;
  std::int32_t title;
};

constexpr ClassRow kClasses[] = {
#define PAVE_UNICODE_CLASSES
#include "base/unicode_tables.inc"
#undef PAVE_UNICODE_CLASSES
};

constexpr CaseRow kCases[] = {
#define PAVE_UNICODE_CASES
#include "base/unicode_tables.inc"
#undef PAVE_UNICODE_CASES
};

constexpr std::uint32_t kLastCode = 0x10ffff;

Class class_of(std::uint32_t code) {
  if (code > kLastCode) return X;
  const auto* behind = std::upper_bound(std::begin(kClasses), std::end(kClasses), code,
                                        [](std::uint32_t wanted, const ClassRow& row) { return wanted < row.first; });
  const ClassRow& row = *(behind - 1);
  auto kind = static_cast<Class>(static_cast<std::uint32_t>(row.kind));
  if (kind == M) return (code - row.first) % 2 == 0 ? U : L;
  return kind;
}

std::uint32_t in_case(std::uint32_t code, std::int32_t CaseRow::* distance, std::uint32_t odd) {
  const auto* row = std::lower_bound(std::begin(kCases), std::end(kCases), code,
                                     [](const CaseRow& one, std::uint32_t wanted) { return one.last < wanted; });
  if (row == std::end(kCases) || code < row->first) return code;
  if (row->*distance == kPair) return row->first + (((code - row->first) & ~1U) | odd);
  return static_cast<std::uint32_t>(static_cast<std::int32_t>(code) + row->*distance);
}

bool is_ascii_between(std::uint32_t code, char first, char last) {
  return code >= static_cast<std::uint32_t>(first) && code <= static_cast<std::uint32_t>(last);
}

}  // namespace

bool is_upper_letter(std::uint32_t code) {
  return code < 0x80 ? is_ascii_between(code, 'A', 'Z') : class_of(code) == U;
}

bool is_lower_letter(std::uint32_t code) {
  return code < 0x80 ? is_ascii_between(code, 'a', 'z') : class_of(code) == L;
}

bool is_title_letter(std::uint32_t code) { return class_of(code) == T; }

bool is_letter(std::uint32_t code) {
  Class kind = class_of(code);
  return kind == U || kind == L || kind == T || kind == A;
}

bool is_digit(std::uint32_t code) { return class_of(code) == D; }

bool is_number(std::uint32_t code) {
  Class kind = class_of(code);
  return kind == D || kind == N;
}

bool is_punctuation(std::uint32_t code) { return class_of(code) == P; }

bool is_white_space(std::uint32_t code) {
  if (code < 0x80) return code == ' ' || is_ascii_between(code, '\t', '\r');
  return code == 0x85 || code == 0xa0 || code == 0x1680 || (code >= 0x2000 && code <= 0x200a) || code == 0x2028 ||
         code == 0x2029 || code == 0x202f || code == 0x205f || code == 0x3000;
}

bool is_printable(std::uint32_t code) {
  if (code < 0x80) return is_ascii_between(code, ' ', '~');
  return class_of(code) != X;
}

std::uint32_t upper_of(std::uint32_t code) {
  if (code < 0x80) return is_ascii_between(code, 'a', 'z') ? code - 32 : code;
  return in_case(code, &CaseRow::upper, 0);
}

std::uint32_t lower_of(std::uint32_t code) {
  if (code < 0x80) return is_ascii_between(code, 'A', 'Z') ? code + 32 : code;
  return in_case(code, &CaseRow::lower, 1);
}

std::uint32_t title_of(std::uint32_t code) {
  if (code < 0x80) return is_ascii_between(code, 'a', 'z') ? code - 32 : code;
  return in_case(code, &CaseRow::title, 0);
}

std::size_t next_character(std::string_view text, std::uint32_t& code) {
  std::size_t length = decode_utf8(text, code);
  if (length > 0) return length;
  code = kReplacement;
  return 1;
}

std::size_t last_character(std::string_view text, std::uint32_t& code) {
  std::size_t start = text.size() - 1;
  while (start > 0 && text.size() - start < 4 && !begins_character(text[start])) --start;
  std::size_t length = next_character(text.substr(start), code);
  if (start + length == text.size()) return length;
  code = kReplacement;
  return 1;
}

std::size_t count_characters(std::string_view text) {
  std::size_t count = 0;
  std::uint32_t code = 0;
  for (std::size_t at = 0; at < text.size(); ++count)
    at += static_cast<unsigned char>(text[at]) < 0x80 ? 1 : next_character(text.substr(at), code);
  return count;
}

}  // namespace pave::base
