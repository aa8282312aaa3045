#include "render/helm/manifests.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <utility>

namespace pave::render::helm {
namespace {

constexpr std::string_view kHook = "helm.sh/hook";
constexpr std::string_view kWeight = "helm.sh/hook-weight";
constexpr std::string_view kDeletePolicy = "helm.sh/hook-delete-policy";
constexpr std::string_view kOutputLogPolicy = "helm.sh/hook-output-log-policy";

constexpr std::pair<std::string_view, HookEvent> kEvents[] = {
    {"pre-install", HookEvent::PreInstall},
    {"post-install", HookEvent::PostInstall},
    {"pre-delete", HookEvent::PreDelete},
    {"post-delete", HookEvent::PostDelete},
    {"pre-upgrade", HookEvent::PreUpgrade},
    {"post-upgrade", HookEvent::PostUpgrade},
    {"pre-rollback", HookEvent::PreRollback},
    {"post-rollback", HookEvent::PostRollback},
    {"test", HookEvent::Test},
    {"test-success", HookEvent::Test},
};

constexpr std::string_view kInstallOrder[] = {
#define HELM_KIND(name) name,
#include "helm/install_order.def"
#undef HELM_KIND
};

/// The place of a kind in the order; behind all of them: it has none.
std::size_t rank_of(std::string_view kind) {
  return static_cast<std::size_t>(std::ranges::find(kInstallOrder, kind) - std::begin(kInstallOrder));
}

void sort_by_kind(std::vector<Manifest>& manifests) {
  std::ranges::stable_sort(manifests, [](const Manifest& one, const Manifest& other) {
    std::size_t first = rank_of(one.head.kind);
    std::size_t second = rank_of(other.head.kind);
    bool both_unknown = first == std::size(kInstallOrder) && second == first;
    return both_unknown ? one.head.kind < other.head.kind : first < second;
  });
}

/// The parts of a comma list, without white space around them, in lower case.
std::vector<std::string> words_of(std::string_view list) {
  std::vector<std::string> words;
  while (true) {
    std::size_t comma = list.find(',');
    std::string word(trim_space(list.substr(0, comma)));
    for (char& c : word)
      if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
    words.push_back(std::move(word));
    if (comma == std::string_view::npos) return words;
    list.remove_prefix(comma + 1);
  }
}

std::int64_t weight_of(std::string_view text) {
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  std::int64_t weight = 0;
  auto [end, wrong] = std::from_chars(text.data(), text.data() + text.size(), weight);
  return wrong == std::errc() && end == text.data() + text.size() ? weight : 0;
}

/// The hook that the annotations make of an object; the error is the event that does not exist.
std::expected<Hook, std::string> hook_of(const ManifestHead& head) {
  Hook hook;
  for (const std::string& word : words_of(*head.annotation(kHook))) {
    auto event = std::ranges::find(kEvents, word, &std::pair<std::string_view, HookEvent>::first);
    if (event == std::end(kEvents)) return std::unexpected(word);
    hook.events.push_back(event->second);
  }
  if (const std::string_view* weight = head.annotation(kWeight)) hook.weight = weight_of(*weight);
  if (const std::string_view* list = head.annotation(kDeletePolicy)) hook.delete_policies = words_of(*list);
  if (const std::string_view* list = head.annotation(kOutputLogPolicy)) hook.output_log_policies = words_of(*list);
  return hook;
}

base::Diagnostic unknown_hook(const Manifest& manifest, const std::string& event) {
  base::Origin place = manifest.root->origin;
  const doc::Node* metadata = manifest.root->find("metadata");
  const doc::Node* annotations = metadata == nullptr ? nullptr : metadata->find("annotations");
  const doc::Node* hook = annotations == nullptr ? nullptr : annotations->find(kHook);
  if (hook != nullptr) place = hook->origin;
  return {base::Code::ChartUnknownHook,
          place,
          fmt::format("\"{}\" is no event of a hook, so Helm leaves this object out without a word", event),
          "write pre-install, post-install, pre-upgrade, post-upgrade, pre-rollback, post-rollback, pre-delete, "
          "post-delete or test",
          {}};
}

}  // namespace

bool Hook::is_test() const { return std::ranges::find(events, HookEvent::Test) != events.end(); }

std::expected<SortedManifests, ManifestError> sort_manifests(std::span<const RenderedFile> files, HelmVersion version,
                                                             base::Arena& arena) {
  SortedManifests sorted;
  for (const RenderedFile& file : files) {
    if (file.name.substr(file.name.rfind('/') + 1).starts_with('_')) continue;
    for (const Part& part : split_documents(file.source->text, version)) {
      auto read = read_manifest(*file.source, part, version, arena);
      if (!read)
        return std::unexpected(ManifestError{fmt::format("YAML parse error on {}: {}", file.name, read.error().helm),
                                             std::move(read.error().diagnostic), read.error().is_syntax});
      std::ranges::move(read->warnings, std::back_inserter(sorted.warnings));
      Manifest manifest{file.name, file.source, part, std::move(read->head), read->root, std::nullopt};
      if (manifest.head.annotation(kHook) == nullptr) {
        sorted.objects.push_back(std::move(manifest));
        continue;
      }
      auto hook = hook_of(manifest.head);
      if (!hook) {
        sorted.warnings.push_back(unknown_hook(manifest, hook.error()));
        continue;
      }
      manifest.hook = std::move(*hook);
      sorted.hooks.push_back(std::move(manifest));
    }
  }
  sort_by_kind(sorted.objects);
  sort_by_kind(sorted.hooks);
  return sorted;
}

}  // namespace pave::render::helm
