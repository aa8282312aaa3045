#include "estate/manifest_file.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>

#include "kube/schema/catalog.h"
#include "kube/sops.h"

namespace pave::estate {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// Whether the text has the key, in block style or in quotes.
bool mentions_key(std::string_view text, std::string_view key) {
  for (std::size_t at = text.find(key); at != std::string_view::npos; at = text.find(key, at + 1)) {
    char before = at == 0 ? '\n' : text[at - 1];
    bool is_mark = at <= 3 && static_cast<unsigned char>(before) >= 0x80;  // a byte order mark
    bool starts = before == '\n' || is_mark || is_blank(before) || before == '"' || before == '{' || before == ',';
    std::size_t behind = at + key.size();
    if (behind < text.size() && text[behind] == '"') ++behind;
    while (behind < text.size() && is_blank(text[behind])) ++behind;
    if (starts && behind < text.size() && text[behind] == ':') return true;
  }
  return false;
}

/// Whether a text that does not parse is meant as a manifest. It may be UTF-16, which is refused but not overlooked.
bool looks_like_manifest(std::string_view text) {
  std::string bytes;
  if (text.find('\0') != std::string_view::npos) {
    std::copy_if(text.begin(), text.end(), std::back_inserter(bytes), [](char c) { return c != '\0'; });
    text = bytes;
  }
  return mentions_key(text, "apiVersion") && mentions_key(text, "kind");
}

/// Offset of the first `{{` that begins a line, a key or a value: what a template engine would replace.
std::optional<std::size_t> find_template_action(std::string_view text) {
  for (std::size_t at = text.find("{{"); at != std::string_view::npos; at = text.find("{{", at + 2)) {
    std::size_t before = at;
    while (before > 0 && is_blank(text[before - 1])) --before;
    if (before == 0 || text[before - 1] == '\n') return at;
    bool separated = before < at;
    if (separated && (text[before - 1] == ':' || text[before - 1] == '-')) return at;
  }
  return std::nullopt;
}

}  // namespace

ManifestFile read_manifests(const base::Source& source, base::Arena& arena, bool named) {
  ManifestFile file;
  doc::ReadOptions options{.profile = doc::Profile::Kubernetes, .names = &kube::schema::Catalog::builtin().names()};
  file.stream = doc::read(source, arena, options);
  kube::Manifest manifest;
  for (const doc::Document& document : file.stream.documents) {
    if (!document.errors.empty()) {
      std::string_view text = source.text.substr(document.begin, document.end - document.begin);
      bool is_manifest = looks_like_manifest(text);
      file.is_manifest |= is_manifest;
      if (!is_manifest && !named) continue;
      if (auto action = find_template_action(text)) {
        file.problems.push_back(
            {base::Code::SyntaxNotRendered,
             source.at(document.begin + *action),
             "this is a template, and nothing has rendered it",
             "render it first and check what comes out; put the text in quotes if \"{{\" belongs to it",
             {}});
      } else {
        file.problems.insert(file.problems.end(), document.errors.begin(), document.errors.end());
      }
      continue;
    }
    if (document.root == nullptr) continue;
    if (kube::is_sops_encrypted(*document.root)) {
      file.is_manifest = true;
      ++file.encrypted;
      kube::Manifest encrypted;
      kube::unpack(*document.root, arena, encrypted);
      file.encrypted_objects.insert(file.encrypted_objects.end(), encrypted.objects.begin(), encrypted.objects.end());
      continue;
    }
    file.is_manifest |= kube::unpack(*document.root, arena, manifest);
  }
  // An object inside a List can be encrypted on its own.
  for (const kube::Object& object : manifest.objects) {
    if (kube::is_sops_encrypted(*object.root)) {
      ++file.encrypted;
      file.encrypted_objects.push_back(object);
    } else {
      file.objects.push_back(object);
    }
  }
  file.problems.insert(file.problems.end(), manifest.problems.begin(), manifest.problems.end());
  std::ranges::stable_sort(file.problems, {}, &base::Diagnostic::origin);
  file.doubts = std::move(manifest.doubts);
  return file;
}

}  // namespace pave::estate
