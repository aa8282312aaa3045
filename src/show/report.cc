#include "show/report.h"

#include <algorithm>
#include <string_view>
#include <tuple>

namespace pave::show {
namespace {

/// FNV-1a, 64 bits: the value is written into reports, so it must never change.
class Fingerprint {
 public:
  void add(std::string_view text) {
    for (char c : text) byte(static_cast<unsigned char>(c));
    byte(0);  // so that "ab" "c" and "a" "bc" differ
  }
  std::uint64_t value() const { return hash_; }

 private:
  void byte(unsigned char c) { hash_ = (hash_ ^ c) * 1099511628211ULL; }
  std::uint64_t hash_ = 14695981039346656037ULL;
};

std::string_view trim(std::string_view text) {
  std::size_t begin = text.find_first_not_of(" \t");
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(" \t") + 1 - begin);
}

}  // namespace

Counts count(std::span<const judge::Finding> findings) {
  Counts counts;
  for (const judge::Finding& finding : findings) {
    if (finding.allowed()) ++counts.allowed;
    else if (finding.severity == base::Severity::Error) ++counts.errors;
    else if (finding.severity == base::Severity::Warning) ++counts.warnings;
    else ++counts.infos;
  }
  return counts;
}

void sort_findings(std::vector<judge::Finding>& findings) {
  auto key = [](const judge::Finding& f) {
    return std::tie(f.location.path, f.location.line, f.location.column, f.code, f.object, f.field, f.message);
  };
  std::stable_sort(findings.begin(), findings.end(), [&key](const auto& a, const auto& b) { return key(a) < key(b); });
}

std::uint64_t fingerprint(const judge::Finding& finding) {
  Fingerprint print;
  print.add(base::facts(finding.code).id);
  print.add(finding.location.path);
  print.add(finding.object.api_version);
  print.add(finding.object.kind);
  print.add(finding.object.namespace_name);
  print.add(finding.object.name);
  print.add(finding.field);
  // Not the line of a secret: whoever has the hash could try values.
  if (finding.object.kind.empty() && !finding.hide_source) print.add(trim(finding.location.line_text));
  return print.value();
}

}  // namespace pave::show
