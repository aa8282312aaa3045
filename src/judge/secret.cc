#include "judge/secret.h"

#include <algorithm>
#include <limits>

#include "doc/extent.h"

namespace pave::judge {
namespace {

constexpr std::string_view kLastApplied = "kubectl.kubernetes.io/last-applied-configuration";

/// Bytes of a text from begin to before end.
struct Span {
  std::size_t begin;
  std::size_t end;
};

/// What a node's value takes, without the white space behind it.
Span value_span(const doc::Extent& extent, const base::Source& source) {
  std::size_t begin = extent.node->origin.known() ? extent.node->origin.place() - source.first_place : 0;
  std::size_t end = std::min<std::size_t>(extent.end - source.first_place, source.text.size());
  // A value from elsewhere, through an alias: nothing of it stands here.
  if (begin < extent.first - source.first_place || begin >= end) return {0, 0};
  std::size_t last = source.text.substr(begin, end - begin).find_last_not_of(" \t\r\n");
  return {begin, last == std::string_view::npos ? begin : begin + last + 1};
}

bool meets(Span a, Span b) { return a.begin < b.end && b.begin < a.end; }

/// The child with that key among those that were written inside the parent.
const doc::Extent* child(const std::vector<doc::Extent>& children, std::string_view key) {
  for (const doc::Extent& extent : children)
    if (extent.node->key() == key) return &extent;
  return nullptr;
}

}  // namespace

bool shows_secret(const kube::Object& object, base::Origin origin, const base::Sources& sources) {
  if (object.kind != "Secret") return false;
  const base::Source* source = sources.find(origin);
  if (source == nullptr || !object.root->origin.known() || sources.find(object.root->origin) != source) return false;
  std::size_t offset = std::min<std::size_t>(origin.place() - source->first_place, source->text.size());
  Span line{offset == 0 ? 0 : source->text.rfind('\n', offset - 1) + 1,
            std::min(source->text.find('\n', offset), source->text.size())};

  // The object's own end is not known here (it may be an item of a List), and a node's value ends at the latest where
  // the text does: what is hidden too much is the line of another object's field at worst.
  doc::Extent root{object.root, doc::first_place(*object.root),
                   source->first_place + static_cast<std::uint32_t>(source->text.size())};
  std::vector<doc::Extent> fields = doc::children_in(root);
  for (std::string_view key : {"data", "stringData"})
    if (const doc::Extent* values = child(fields, key); values != nullptr && meets(line, value_span(*values, *source)))
      return true;
  const doc::Extent* metadata = child(fields, "metadata");
  if (metadata == nullptr) return false;
  std::vector<doc::Extent> inside = doc::children_in(*metadata);
  const doc::Extent* annotations = child(inside, "annotations");
  if (annotations == nullptr) return false;
  inside = doc::children_in(*annotations);
  const doc::Extent* copy = child(inside, kLastApplied);
  return copy != nullptr && meets(line, value_span(*copy, *source));
}

bool is_environment_value(std::string_view field) {
  for (std::size_t at = field.find(".env["); at != std::string_view::npos; at = field.find(".env[", at + 1)) {
    std::string_view rest = field.substr(field.find(']', at) + 1);
    if (rest.empty() || rest == ".value" || rest.starts_with(".value[")) return true;
  }
  return false;
}

bool looks_like_secret(std::string_view document) {
  for (std::size_t at = document.find("kind"); at != std::string_view::npos; at = document.find("kind", at + 1)) {
    std::string_view rest = document.substr(at + 4);
    std::size_t value = rest.find_first_not_of("\"' \t:");
    if (value != std::string_view::npos && rest.substr(0, value).find(':') != std::string_view::npos &&
        rest.substr(value).starts_with("Secret"))
      return true;
  }
  return false;
}

}  // namespace pave::judge
