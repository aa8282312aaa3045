#include "facts.h"

#include <algorithm>
#include <charconv>
#include <fstream>
#include <functional>
#include <stdexcept>
#include <string_view>

#include "kube/schema/catalog.h"

namespace pave::kubernetes_data {
namespace {

using Cells = std::vector<std::string>;

constexpr unsigned kAllVersions = (1U << (kube::schema::kNewestMinor - kube::schema::kOldestMinor + 1)) - 1;

[[noreturn]] void refuse(std::string_view why, std::string_view what) {
  throw std::runtime_error(std::string(why) + ": " + std::string(what));
}

Cells split(std::string_view text, std::string_view separator) {
  Cells cells;
  while (!text.empty()) {
    std::size_t end = std::min(text.find(separator), text.size());
    if (end > 0) cells.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + separator.size(), text.size()));
    if (separator == "  ") text.remove_prefix(std::min(text.find_first_not_of(' '), text.size()));
  }
  return cells;
}

/// `1.36` -> 36, `-` -> 0.
unsigned minor_version(std::string_view text) {
  if (text == "-") return 0;
  unsigned minor = 0;
  if (!text.starts_with("1.") ||
      std::from_chars(text.data() + 2, text.data() + text.size(), minor).ptr != text.data() + text.size())
    refuse("not a version", text);
  return minor;
}

bool is_versions(std::string_view cell) {
  return cell.starts_with("since ") || cell.starts_with("until ") || cell.starts_with("in ");
}

/// `since 1.34` and the like, as a mask; what is not said holds wherever `within` does.
std::uint8_t versions(std::string_view cell, unsigned within) {
  auto bit = [](std::string_view text) {
    unsigned minor = minor_version(text);
    if (minor < kube::schema::kOldestMinor || minor > kube::schema::kNewestMinor)
      refuse("a version outside of kOldestMinor to kNewestMinor", text);
    return minor - kube::schema::kOldestMinor;
  };
  unsigned mask = 0;
  if (cell.starts_with("since ")) {
    mask = ~0U << bit(cell.substr(6));
  } else if (cell.starts_with("until ")) {
    mask = (2U << bit(cell.substr(6))) - 1;
  } else {
    for (const std::string& text : split(cell.substr(3), ",")) mask |= 1U << bit(text);
  }
  return static_cast<std::uint8_t>(mask & within);
}

std::pair<std::string, std::string> split_api_version(const std::string& text) {
  std::size_t slash = text.find('/');
  if (slash == std::string::npos) return {"", text};
  return {text.substr(0, slash), text.substr(slash + 1)};
}

/// Calls `use` with the cells of each line that says something; an indented line begins with an empty cell.
void each_line(const std::filesystem::path& path, const std::function<void(Cells)>& use) {
  std::ifstream in(path);
  if (!in) throw std::runtime_error(path.string() + ": can't be read");
  std::string line;
  for (int number = 1; std::getline(in, line); ++number) {
    if (line.empty() || line[0] == '#') continue;
    Cells cells = split(line, "  ");
    if (line[0] == ' ') cells.insert(cells.begin(), "");
    try {
      use(std::move(cells));
    } catch (const std::runtime_error& error) {
      throw std::runtime_error(path.string() + ":" + std::to_string(number) + ": " + error.what());
    }
  }
}

/// A shape's text with the package before a type that has none.
std::string with_package(const std::string& shape, const std::string& package) {
  std::size_t last =
      shape.find('(') == std::string::npos || !shape.ends_with(')') ? shape.rfind(' ') + 1 : shape.size();
  bool bare_type = last < shape.size() && shape[last] >= 'A' && shape[last] <= 'Z';
  return bare_type ? shape.substr(0, last) + package + "." + shape.substr(last) : shape;
}

void read_types(const std::filesystem::path& path, Facts& facts) {
  // core.v1.txt is the package core/v1.
  std::string package = path.stem().string();
  package[package.rfind('.')] = '/';
  std::vector<FieldFact>* fields = nullptr;
  unsigned type_versions = 0;
  each_line(path, [&](Cells cells) {
    if (!cells[0].empty()) {
      if (!cells[0].starts_with("type ") || cells.size() > 2) refuse("expected a type", cells[0]);
      type_versions = cells.size() == 2 ? versions(cells[1], kAllVersions) : kAllVersions;
      fields = &facts.types[package + "." + cells[0].substr(5)];
      return;
    }
    if (fields == nullptr || cells.size() < 3) refuse("expected a field and its shape", cells.back());
    FieldFact field{cells[1], with_package(cells[2], package), false, static_cast<std::uint8_t>(type_versions), false};
    for (std::size_t i = 3; i < cells.size(); ++i) {
      if (cells[i] == "required") {
        field.required = true;
      } else if (is_versions(cells[i])) {
        field.versions = versions(cells[i], type_versions);
      } else if (cells[i] == "default={}") {
        field.by_value = true;
      } else if (!cells[i].starts_with("default=") && !cells[i].starts_with("patch=")) {
        refuse("not known of a field", cells[i]);
      }
    }
    fields->push_back(std::move(field));
  });
}

void read_kinds(const std::filesystem::path& path, Facts& facts) {
  each_line(path, [&](Cells cells) {
    if (cells.size() < 5 || cells.size() > 6)
      refuse("expected apiVersion, kind, scope, resource, type, versions", cells[0]);
    auto [group, version] = split_api_version(cells[0]);
    KindFact& kind = facts.kinds[{group, cells[1], version}];
    bool namespaced = cells[2] == "namespaced";
    if (kind.versions != 0 && (kind.type != cells[4] || kind.namespaced != namespaced))
      refuse("a kind whose type or scope changes", cells[1]);
    kind.type = cells[4];
    kind.namespaced = namespaced;
    kind.versions = static_cast<std::uint8_t>(kind.versions |
                                              (cells.size() == 6 ? versions(cells[5], kAllVersions) : kAllVersions));
  });
}

void read_lifecycle(const std::filesystem::path& path, Facts& facts) {
  each_line(path, [&](Cells cells) {
    if (cells.size() != 6) refuse("expected apiVersion, kind, introduced, deprecated, removed, replacement", cells[0]);
    auto [group, version] = split_api_version(cells[0]);
    KindFact& kind = facts.kinds[{group, cells[1], version}];
    kind.introduced = minor_version(cells[2]);
    kind.deprecated = minor_version(cells[3]);
    kind.removed = minor_version(cells[4]);
    std::size_t space = cells[5].find(' ');
    if (cells[5] == "-") return;
    if (space == std::string::npos) refuse("expected apiVersion and kind", cells[5]);
    std::tie(kind.replacement_group, kind.replacement_version) = split_api_version(cells[5].substr(0, space));
    kind.replacement_kind = cells[5].substr(space + 1);
  });
}

/// Lines of type, field and reason. Each must be about a field that is there and for which `applies` holds.
void read_exceptions(const std::filesystem::path& path, const Facts& facts,
                     const std::function<bool(const FieldFact&)>& applies, std::set<TypeField>& out) {
  each_line(path, [&](Cells cells) {
    if (cells.size() < 3) refuse("expected type, field and reason", cells[0]);
    auto type = facts.types.find(cells[0]);
    if (type == facts.types.end()) refuse("no such type", cells[0]);
    bool found = std::any_of(type->second.begin(), type->second.end(),
                             [&](const FieldFact& field) { return field.name == cells[1] && applies(field); });
    if (!found) refuse("the type has no such field to except", cells[1]);
    out.insert({cells[0], cells[1]});
  });
}

}  // namespace

Facts read_facts(const std::filesystem::path& folder) {
  Facts facts;
  for (const auto& entry : std::filesystem::directory_iterator(folder / "types"))
    if (entry.path().extension() == ".txt") read_types(entry.path(), facts);
  read_kinds(folder / "kinds.txt", facts);
  read_lifecycle(folder / "lifecycle.txt", facts);
  read_lifecycle(folder / "lifecycle-by-hand.txt", facts);
  auto required = [](const FieldFact& field) { return field.required; };
  auto has_enum = [](const FieldFact& field) { return field.shape.find("enum(") != std::string::npos; };
  read_exceptions(folder / "required-not-enforced.txt", facts, required, facts.not_required);
  read_exceptions(folder / "enum-not-enforced.txt", facts, has_enum, facts.not_enum);
  read_exceptions(folder / "enum-accepts-empty.txt", facts, has_enum, facts.enum_accepts_empty);
  read_exceptions(folder / "not-validated.txt", facts, [](const FieldFact&) { return true; }, facts.not_validated);
  return facts;
}

}  // namespace pave::kubernetes_data
