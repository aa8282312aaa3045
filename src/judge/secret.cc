#include "judge/secret.h"

#include <algorithm>
#include <charconv>
#include <cstdint>

#include "base/similar.h"
#include "doc/extent.h"
#include "kube/schema/catalog.h"

namespace pave::judge {
namespace {

constexpr std::string_view kLastApplied = "kubectl.kubernetes.io/last-applied-configuration";

/// What a node's value takes, without the white space behind it.
TextSpan value_span(const doc::Extent& extent, const base::Source& source) {
  std::size_t begin = extent.node->origin.known() ? extent.node->origin.place() - source.first_place : 0;
  std::size_t end = std::min<std::size_t>(extent.end - source.first_place, source.text.size());
  // A value from elsewhere, through an alias: nothing of it stands here.
  if (begin < extent.first - source.first_place || begin >= end) return {0, 0};
  std::size_t last = source.text.substr(begin, end - begin).find_last_not_of(" \t\r\n");
  return {begin, last == std::string_view::npos ? begin : begin + last + 1};
}

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

bool resembles_secret(std::string_view kind) {
  constexpr std::string_view kSecret = "Secret";
  constexpr std::size_t kEdits = 2;
  return kind.size() <= kSecret.size() + kEdits && base::edit_distance(kind, kSecret, kEdits) <= kEdits;
}

namespace {

/// Whether the API server knows the kind only from a definition.
bool is_custom(const kube::Object& object) {
  if (object.api_version.empty()) return false;
  kube::GroupVersion type = object.group_version();
  return kube::schema::Catalog::builtin().find(type.group, type.version, object.kind) == nullptr;
}

/// Whether the field lies in a map of a built-in kind whose keys are anybody's: there a key tells what the value is.
bool has_free_key(std::string_view field) {
  for (std::string_view map : {".annotations", ".volumeAttributes", ".parameters", ".options"})
    if (field.find(map) != std::string_view::npos) return true;
  return false;
}

}  // namespace

bool SecretPlaces::shows_secret(std::string_view field, base::Origin origin) {
  if (resembles_secret(object_.kind)) return shows_value_of_secret(field, origin);
  if (shows_value_of(".env[", field, origin) || field.ends_with(".env")) return true;
  if (shows_value_of(".httpHeaders[", field, origin)) return true;
  return (is_custom(object_) || has_free_key(field)) && may_hold_secret(field);
}

bool SecretPlaces::shows_value_of_secret(std::string_view field, base::Origin origin) {
  const base::Source* source = sources_.find(origin);
  if (source == nullptr || !object_.root->origin.known() || sources_.find(object_.root->origin) != source) return false;
  if (!values_) find_values(*source);
  TextSpan line = line_of(origin.place() - source->first_place, *source);
  auto behind = std::ranges::partition_point(*values_, [line](TextSpan value) { return value.end <= line.begin; });
  if (behind != values_->end() && behind->begin < line.end) return true;
  // Its value may stand elsewhere, through an alias.
  std::string_view top = field.substr(0, field.find_first_of(".["));
  return !top.empty() && !is_harmless(top);
}

void SecretPlaces::find_values(const base::Source& source) {
  values_.emplace();
  auto add = [&](const doc::Extent& extent) {
    if (TextSpan span = value_span(extent, source); span.end != 0) values_->push_back(span);
  };
  // The object's own end is not known here (it may be an item of a List), and a node's value ends at the latest where
  // the text does: what is hidden too much is the line of another object's field at worst.
  doc::Extent root{object_.root, doc::first_place(*object_.root),
                   source.first_place + static_cast<std::uint32_t>(source.text.size())};
  std::vector<doc::Extent> fields = doc::children_in(root);
  for (const doc::Extent& field : fields)
    if (!is_harmless(field.node->key())) add(field);
  if (const doc::Extent* metadata = child(fields, "metadata")) {
    std::vector<doc::Extent> inside = doc::children_in(*metadata);
    if (const doc::Extent* annotations = child(inside, "annotations")) {
      std::vector<doc::Extent> texts = doc::children_in(*annotations);
      if (const doc::Extent* copy = child(texts, kLastApplied)) add(*copy);
    }
  }
  std::ranges::sort(*values_, {}, &TextSpan::begin);
}

/// `env[3].value` is the value itself, and what is in the place of a variable or of the whole list (`- A=b`, `A: b`) holds
/// it; another field of the variable shows it when it is on the same line. So does a field that a variable does not have:
/// it may be a misspelt `value`.
bool SecretPlaces::shows_value_of(std::string_view list, std::string_view field, base::Origin origin) {
  std::size_t env = field.rfind(list);
  std::size_t close = env == std::string_view::npos ? env : field.find(']', env);
  if (close == std::string_view::npos) return false;
  std::string_view rest = field.substr(close + 1);
  if (rest == ".value" || rest.starts_with(".value[") || rest.starts_with(".value.") || rest == ".valueFrom")
    return true;
  const doc::Node* variable = find_field(*object_.root, field.substr(0, close + 1));
  if (variable == nullptr) return false;
  if (!variable->is_map()) return true;
  const base::Source* source = sources_.find(origin);
  if (source == nullptr) return false;
  if (variable != variable_) {
    variable_ = variable;
    variable_places_.clear();
    for (const doc::Node& part : variable->children()) {
      if (part.key() == "name" || part.key() == "valueFrom") continue;
      for (base::Origin place : {part.origin, part.key_origin})
        if (place.known()) variable_places_.push_back(place.place());
    }
    std::ranges::sort(variable_places_);
  }
  TextSpan line = line_of(origin.place() - source->first_place, *source);
  auto next = std::ranges::lower_bound(variable_places_, source->first_place + line.begin);
  return next != variable_places_.end() && *next - source->first_place <= line.end;
}

TextSpan SecretPlaces::line_of(std::size_t offset, const base::Source& source) {
  offset = std::min(offset, source.text.size());
  bool is_same = line_.begin <= offset && offset < line_.end;
  if (!is_same) {
    line_ = {offset == 0 ? 0 : source.text.rfind('\n', offset - 1) + 1,
             std::min(source.text.find('\n', offset), source.text.size())};
  }
  return line_;
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
    if (value == std::string_view::npos || rest.substr(0, value).find(':') == std::string_view::npos) continue;
    std::string_view kind = rest.substr(value);
    kind = kind.substr(0, kind.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"));
    if (kind.starts_with("Secret") || resembles_secret(kind)) return true;
  }
  return false;
}

/// Whether the key stands behind a bracket or a comma.
bool has_flow_key(std::string_view text, std::string_view key) {
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    std::size_t before = text.find_last_not_of("\"' \t", at == 0 ? at : at - 1);
    bool in_flow = at != 0 && before != std::string_view::npos && (text[before] == '{' || text[before] == ',');
    if (in_flow && has_key(text.substr(at, key.size() + 8), key)) return true;
  }
  return false;
}

/// `{value: x}` of a variable, `{password: x}` of anything.
bool has_secret_key(std::string_view line) {
  for (std::string_view key :
       {"value", "password", "passwd", "passphrase", "token", "apiKey", "accessKey", "privateKey"})
    if (has_flow_key(line, key)) return true;
  return false;
}

}  // namespace

bool FlowLines::show_secret(std::string_view line) {
  if (line.data() == last_.data()) return last_shows_;
  bool in_flow = line.find_first_of("{[") != std::string_view::npos;
  bool secret = in_flow && (has_flow_key(line, "data") || has_flow_key(line, "stringData")) && looks_like_secret(line);
  last_ = line;
  last_shows_ = secret || (in_flow && has_secret_key(line));
  return last_shows_;
}

DocumentLooks looks_of(std::string_view document) {
  return {.secret = looks_like_secret(document), .env = has_key(document, "env")};
}

DocumentLooks looks_around(std::string_view text, std::size_t at) {
  std::size_t begin = text.rfind("\n---", at);
  std::size_t end = text.find("\n---", at);
  begin = begin == std::string_view::npos ? 0 : begin + 1;
  return looks_of(text.substr(begin, end == std::string_view::npos ? end : end - begin));
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
