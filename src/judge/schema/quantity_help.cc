#include "judge/schema/quantity_help.h"

#include <algorithm>
#include <array>

#include "base/quantity.h"

#include <fmt/format.h>

namespace pave::judge::schema {
namespace {

constexpr std::array<std::string_view, 12> kSuffixes = {"k",  "M",  "G",  "T",  "P",  "E",
                                                        "Ki", "Mi", "Gi", "Ti", "Pi", "Ei"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

bool equal_but_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

std::string quantity_help(std::string_view text) {
  std::string compact(text);
  std::erase_if(compact, [](char c) { return c == ' ' || c == ',' || c == '_'; });
  std::size_t end = compact.find_last_of("0123456789") + 1;  // npos + 1 is 0
  std::string number = compact.substr(0, end);
  std::string unit = compact.substr(end);
  if (unit.size() > 1 && lower(unit.back()) == 'b') unit.pop_back();
  for (std::string_view suffix : kSuffixes)
    if (equal_but_case(suffix, unit)) unit = suffix;
  std::string meant = number + unit;
  if (!number.empty() && meant != text && !base::check_quantity(meant))
    return fmt::format("did you mean \"{}\"?", meant);
  return "write a number with one of the suffixes m, k, M, G, T, P, E, Ki, Mi, Gi, Ti, Pi, Ei, like 500m or 1.5Gi";
}

}  // namespace pave::judge::schema
