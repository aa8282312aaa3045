#include "render/helm/template_text.h"

#include <fmt/format.h>

#include <algorithm>

#include "base/path_match.h"
#include "render/helm/documents.h"

namespace pave::render::helm {
namespace {

void append_document(std::string_view path, std::string_view text, std::string& out) {
  fmt::format_to(std::back_inserter(out), "---\n# Source: {}\n{}\n", path, text);
}

bool is_printed(const Manifest& hook, const PrintOptions& options) {
  return !options.no_hooks && !(options.skip_tests && hook.hook->is_test());
}

/// What `# Source: [^/]+/(.+)` finds first in a document; empty: nothing.
std::string_view source_path(std::string_view document) {
  constexpr std::string_view kSource = "# Source: ";
  for (std::size_t at = document.find(kSource); at != std::string_view::npos; at = document.find(kSource, at + 1)) {
    std::string_view rest = document.substr(at + kSource.size());
    std::size_t slash = rest.find('/');
    if (slash == std::string_view::npos) return {};
    std::string_view path = rest.substr(slash + 1);
    path = path.substr(0, path.find('\n'));
    if (slash != 0 && !path.empty()) return path;
  }
  return {};
}

std::expected<std::string, std::string> shown_alone(std::string_view all, const std::vector<std::string>& patterns,
                                                    HelmVersion version) {
  std::vector<Part> parts = split_documents(all, version);
  std::string out;
  for (const std::string& pattern : patterns) {
    bool found = false;
    for (const Part& part : parts) {
      std::string_view path = source_path(part.of(all));
      if (path.empty() || !base::match_path(pattern, path).value_or(false)) continue;
      fmt::format_to(std::back_inserter(out), "---\n{}\n", part.of(all));
      found = true;
    }
    if (!found) return std::unexpected(fmt::format("could not find template {} in chart", pattern));
  }
  return out;
}

}  // namespace

std::expected<std::string, std::string> template_text(const Release& release, const PrintOptions& options,
                                                      HelmVersion version) {
  std::string objects;
  if (options.include_crds)
    for (const Definitions& definitions : release.definitions)
      append_document(definitions.path, definitions.file->text(), objects);
  for (const Manifest& manifest : release.objects) append_document(manifest.path, manifest.text(), objects);
  std::string out(trim_space(objects));
  out += '\n';
  for (const Manifest& hook : release.hooks)
    if (is_printed(hook, options)) append_document(hook.path, hook.text(), out);
  if (options.show_only.empty()) return out;
  return shown_alone(out, options.show_only, version);
}

bool is_shown(std::string_view path, const PrintOptions& options) {
  path.remove_prefix(std::min(path.find('/') + 1, path.size()));
  return options.show_only.empty() || std::ranges::any_of(options.show_only, [path](const std::string& pattern) {
           return base::match_path(pattern, path).value_or(false);
         });
}

std::vector<const Manifest*> printed_manifests(const Release& release, const PrintOptions& options) {
  std::vector<const Manifest*> printed;
  for (const Manifest& manifest : release.objects)
    if (is_shown(manifest.path, options)) printed.push_back(&manifest);
  for (const Manifest& hook : release.hooks)
    if (is_printed(hook, options) && is_shown(hook.path, options)) printed.push_back(&hook);
  return printed;
}

std::vector<OutputPart> template_parts(const Release& release, const PrintOptions& options, std::string_view folder) {
  std::vector<OutputPart> parts;
  auto add = [&parts](std::string path, std::string_view name, std::string_view text) {
    parts.push_back({std::move(path), {}});
    append_document(name, text, parts.back().text);
  };
  auto below = [&](std::string_view path) {
    return folder.empty() ? std::string(path) : fmt::format("{}/{}", folder, path);
  };
  if (options.include_crds)
    for (const Definitions& definitions : release.definitions)
      add(definitions.path, definitions.path, definitions.file->text());
  for (const Manifest& manifest : release.objects) add(below(manifest.path), manifest.path, manifest.text());
  for (const Manifest& hook : release.hooks)
    if (is_printed(hook, options)) add(below(hook.path), hook.path, hook.text());
  return parts;
}

}  // namespace pave::render::helm
