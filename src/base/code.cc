#include "base/code.h"

#include <array>

namespace pave::base {
namespace {

constexpr std::array kFacts = {
#define PAVE_CODE(identifier, id, severity, summary) CodeFacts{Code::identifier, id, Severity::severity, summary},
#include "base/codes.def"
#undef PAVE_CODE
};

constexpr bool sorted_by_id() {
  for (std::size_t i = 1; i < kFacts.size(); ++i)
    if (!(kFacts[i - 1].id < kFacts[i].id)) return false;
  return true;
}
static_assert(sorted_by_id(), "codes.def is sorted by id");

}  // namespace

std::string_view name(Severity severity) {
  switch (severity) {
    case Severity::Error: return "error";
    case Severity::Warning: return "warning";
    case Severity::Info: return "info";
  }
  return "";
}

const CodeFacts& facts(Code code) { return kFacts[static_cast<std::size_t>(code)]; }
std::span<const CodeFacts> all_codes() { return kFacts; }

std::optional<Code> find_code(std::string_view id) {
  for (const CodeFacts& entry : kFacts)
    if (entry.id == id) return entry.code;
  return std::nullopt;
}

}  // namespace pave::base
