#include "judge/secret.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

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

/// The node at a field path of names and indices, `spec.containers[0].env`; null when there is none.
const doc::Node* find_field(const doc::Node& root, std::string_view path) {
  const doc::Node* node = &root;
  while (node != nullptr && !path.empty()) {
    if (path.front() == '[') {
      std::uint32_t index = 0;
      auto [end, error] = std::from_chars(path.data() + 1, path.data() + path.size(), index);
      if (error != std::errc() || end == path.data() + path.size() || *end != ']') return nullptr;
      path.remove_prefix(static_cast<std::size_t>(end + 1 - path.data()));
      node = node->is_list() && index < node->size ? &node->children()[index] : nullptr;
    } else {
      if (path.front() == '.') path.remove_prefix(1);
      std::string_view name = path.substr(0, path.find_first_of(".["));
      if (name.empty()) return nullptr;
      path.remove_prefix(name.size());
      node = node->find(name);
    }
  }
  return node;
}

bool on_one_line(base::Origin a, base::Origin b, const base::Sources& sources) {
  const base::Source* source = sources.find(a);
  if (source == nullptr || sources.find(b) != source) return false;
  auto [first, last] = std::minmax(a, b);
  std::string_view between = source->text.substr(first.place() - source->first_place, last.place() - first.place());
  return between.find('\n') == std::string_view::npos;
}

/// `env[3].value` is the value itself, and what is in the place of a variable or of the whole list (`- A=b`, `A: b`) holds
/// it; another field of the variable shows it when it is on the same line. So does a field that a variable does not have:
/// it may be a misspelt `value`.
bool shows_env_value(const kube::Object& object, std::string_view field, base::Origin origin,
                     const base::Sources& sources) {
  if (field.ends_with(".env")) return true;
  std::size_t env = field.rfind(".env[");
  std::size_t close = env == std::string_view::npos ? env : field.find(']', env);
  if (close == std::string_view::npos) return false;
  std::string_view rest = field.substr(close + 1);
  if (rest == ".value" || rest.starts_with(".value[") || rest.starts_with(".value.")) return true;
  const doc::Node* variable = find_field(*object.root, field.substr(0, close + 1));
  if (variable == nullptr) return false;
  if (!variable->is_map()) return true;
  auto children = variable->children();
  return std::any_of(children.begin(), children.end(), [&](const doc::Node& child) {
    bool harmless = child.key() == "name" || child.key() == "valueFrom";
    return !harmless && (on_one_line(origin, child.origin, sources) || on_one_line(origin, child.key_origin, sources));
  });
}

/// A field of a Secret that holds none, whatever is wrong with it; a field that a Secret does not have may be a misspelt
/// `stringData`.
bool is_harmless(std::string_view key) {
  return key == "apiVersion" || key == "kind" || key == "metadata" || key == "type" || key == "immutable";
}

/// `*name`, `&name` or `!tag`: the names that messages about broken YAML repeat.
bool repeats_name(std::string_view word) {
  while (word.starts_with('"') || word.starts_with('\'') || word.starts_with('(')) word.remove_prefix(1);
  bool is_sign_alone = word.size() == 1 || word == "*\"";
  return !word.empty() && !is_sign_alone && (word[0] == '*' || word[0] == '&' || word[0] == '!');
}

}  // namespace

bool shows_secret(const kube::Object& object, std::string_view field, base::Origin origin,
                  const base::Sources& sources) {
  if (object.kind != "Secret") return shows_env_value(object, field, origin, sources);
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
  for (const doc::Extent& values : fields)
    if (!is_harmless(values.node->key()) && meets(line, value_span(values, *source))) return true;
  // Its value may stand elsewhere, through an alias.
  if (std::string_view top = field.substr(0, field.find_first_of(".[")); !top.empty() && !is_harmless(top)) return true;
  const doc::Extent* metadata = child(fields, "metadata");
  if (metadata == nullptr) return false;
  std::vector<doc::Extent> inside = doc::children_in(*metadata);
  const doc::Extent* annotations = child(inside, "annotations");
  if (annotations == nullptr) return false;
  inside = doc::children_in(*annotations);
  const doc::Extent* copy = child(inside, kLastApplied);
  return copy != nullptr && meets(line, value_span(*copy, *source));
}

namespace {

bool has_key(std::string_view text, std::string_view key) {
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    std::size_t behind = text.find_first_not_of("\"' \t", at + key.size());
    if (behind != std::string_view::npos && text[behind] == ':') return true;
  }
  return false;
}

bool looks_like_secret(std::string_view document) {
  if (document.find("stringData") != std::string_view::npos) return true;
  for (std::size_t at = document.find("kind"); at != std::string_view::npos; at = document.find("kind", at + 1)) {
    std::string_view rest = document.substr(at + 4);
    std::size_t value = rest.find_first_not_of("\"' \t:");
    if (value != std::string_view::npos && rest.substr(0, value).find(':') != std::string_view::npos &&
        rest.substr(value).starts_with("Secret"))
      return true;
  }
  return false;
}

}  // namespace

DocumentLooks looks_of(std::string_view document) {
  return {.secret = looks_like_secret(document), .env = has_key(document, "env")};
}

DocumentLooks StreamLooks::at(std::size_t document) {
  while (looks_.size() <= document) {
    const doc::Document& next = documents_[looks_.size()];
    std::string_view text = text_.substr(next.begin, next.end - next.begin);
    DocumentLooks looks = looks_of(text);
    if (!looks_.empty() && text.find("kind") == std::string_view::npos) {
      looks.secret |= looks_.back().secret;
      looks.env |= looks_.back().env;
    }
    looks_.push_back(looks);
  }
  return looks_[document];
}

bool looks_like_env_value(std::string_view line, DocumentLooks document) {
  return document.env && has_key(line, "value");
}

bool is_type_line(std::string_view line) {
  std::size_t colon = line.find(": ");
  if (colon == std::string_view::npos || (line.substr(0, colon) != "kind" && line.substr(0, colon) != "apiVersion"))
    return false;
  return line.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789./- \r", colon + 1) ==
         std::string_view::npos;
}

std::string without_names(std::string_view message) {
  std::string out;
  while (!message.empty()) {
    std::size_t space = std::min(message.find(' '), message.size());
    out += repeats_name(message.substr(0, space)) ? "******" : message.substr(0, space);
    if (space < message.size()) out += ' ';
    message.remove_prefix(std::min(space + 1, message.size()));
  }
  return out;
}

}  // namespace pave::judge
