#include "judge/secrecy.h"

namespace pave::judge {
namespace {

bool is_below(std::string_view field, std::string_view parent) {
  if (!field.starts_with(parent)) return false;
  std::string_view rest = field.substr(parent.size());
  return rest.empty() || rest[0] == '.' || rest[0] == '[';
}

}  // namespace

bool is_secret_field(const kube::Object& object, std::string_view field) {
  if (object.kind == "Secret" && object.group_version().group.empty() && (is_below(field, "data") || is_below(field, "stringData"))) return true;
  // containers[0].env[3].value, and the item as a whole.
  for (std::size_t at = field.find(".env["); at != std::string_view::npos; at = field.find(".env[", at + 1)) {
    std::string_view rest = field.substr(field.find(']', at) + 1);
    if (rest.empty() || is_below(rest, ".value")) return true;
  }
  return false;
}

bool may_hold_secrets(std::string_view text) {
  for (std::size_t at = text.find("Secret"); at != std::string_view::npos; at = text.find("Secret", at + 1)) {
    std::size_t before = at;
    while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\t' || text[before - 1] == '"' || text[before - 1] == '\'')) --before;
    if (before > 0 && text[before - 1] == ':') return true;
  }
  return false;
}

}  // namespace pave::judge
