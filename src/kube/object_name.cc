#include "kube/object_name.h"

#include <algorithm>
#include <utility>

namespace pave::kube {
namespace {

constexpr std::pair<std::string_view, std::string_view> kShortNames[] = {
#define SHORT_NAME(word, kind) {word, kind},
#include "kubernetes/short_names.def"
#undef SHORT_NAME
};

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

}  // namespace

std::string guess_resource(std::string_view kind) {
  std::string out = lower(kind);
  if (out.empty() || out == "endpoints") return out;
  if (out.back() == 's') return out + "es";
  if (out.back() != 'y') return out + "s";
  out.pop_back();
  return out + "ies";
}

bool ObjectName::matches_kind(const Object& object) const {
  auto [own_group, version] = object.group_version();
  if (group && *group != own_group && *group != std::string(version).append(".").append(own_group)) return false;
  std::string word = lower(kind);
  if (word == lower(object.kind) || word == guess_resource(object.kind)) return true;
  return std::ranges::any_of(kShortNames,
                             [&](const auto& row) { return row.first == word && row.second == object.kind; });
}

bool ObjectName::matches(const Object& object) const { return object.name == name && matches_kind(object); }

std::optional<ObjectName> read_object_name(std::string_view text) {
  std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash == 0 || slash + 1 == text.size()) return std::nullopt;
  std::string_view kind = text.substr(0, slash);
  std::size_t dot = kind.find('.');
  ObjectName out{.kind = std::string(kind.substr(0, dot)), .group = {}, .name = std::string(text.substr(slash + 1))};
  if (out.kind.empty()) return std::nullopt;
  if (dot != std::string_view::npos) out.group = std::string(kind.substr(dot + 1));
  return out;
}

}  // namespace pave::kube
