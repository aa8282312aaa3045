#include "judge/server/apiextensions/definition.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "judge/server/rule.h"
#include "judge/value_text.h"
#include "kube/crd/value.h"
#include "kube/names.h"

namespace pave::judge::server::apiextensions {
namespace {

using base::Code;
using doc::Node;

const Node* find(const Node* node, std::string_view name) {
  const Node* found = node == nullptr ? nullptr : node->find(name);
  return found == nullptr || found->is_null() ? nullptr : found;
}

bool has_status(const Node& version) { return find(find(&version, "subresources"), "status") != nullptr; }

void judge_version_facts(Value version) {
  Value warning = version[f::deprecationWarning];
  if (warning.written()) {
    constexpr std::size_t kLongest = 256;
    if (!version[f::deprecated].is_true())
      warning.say(Code::ServerForbidden, "only a deprecated version has a warning",
                  "add `deprecated: true`, or remove it");
    else if (warning.text().size() > kLongest)
      warning.say(Code::ServerTooLong,
                  fmt::format("the warning has {} bytes, and at most 256 are allowed", warning.text().size()));
    else if (warning.text().empty())
      warning.say(Code::ServerBadValue, "the warning is empty", "write what to use instead, or remove it");
    else if (std::ranges::any_of(warning.text(),
                                 [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }))
      warning.say(Code::ServerBadFormat, "the warning has characters that can't be printed",
                  "write it as one line of text");
  }
  Value name = version[f::name];
  if (kube::is_dns1035_label(name.text())) return;
  constexpr std::string_view kHelp = "write it like v1 or v1beta1";
  std::string message = fmt::format("{} can't be the name of a version", quoted(name.text()));
  name.say(Code::ServerBadName, message, std::string(kHelp));
}

void judge_names_and_storage(Value versions) {
  int stored = 0;
  bool is_twice = false;
  std::set<std::string_view> names;
  for (Value version : versions.children()) {
    judge_version_facts(version);
    stored += version[f::storage].is_true() ? 1 : 0;
    is_twice |= !names.insert(version[f::name].text()).second;
  }
  if (is_twice) versions.say(Code::ServerDuplicate, "two versions have the same name", "keep one of them");
  if (stored != 1)
    versions.say(Code::ServerBadValue,
                 fmt::format("{} versions are marked as the one that is stored, and it must be one", stored),
                 "write `storage: true` for one version and `storage: false` for the others");
}

/// What each version has, or all of them together.
class Versions {
 public:
  Versions(Value versions, const Leniency& leniency) : versions_(versions), leniency_(leniency) {}

  void judge() {
    shared_schema_ = is_shared("schema");
    shared_subresources_ = is_shared("subresources");
    shared_columns_ = is_shared("additionalPrinterColumns");
    shared_fields_ = is_shared("selectableFields");
    any_status_ = std::ranges::any_of(versions_.node()->children(), has_status);
    for (std::uint32_t i = 0; i < versions_.size(); ++i)
      if (versions_.node()->children()[i].is_map()) version(i);
  }

 private:
  /// Whether all versions have the same there, written or not.
  bool is_shared(std::string_view name) const {
    auto part = [&](const Node& version) {
      const Node* found = find(&version, name);
      return found != nullptr && found->is_list() && found->size == 0 ? nullptr : found;
    };
    const Node* first = part(versions_.node()->children()[0]);
    return std::ranges::all_of(versions_.node()->children(), [&](const Node& version) {
      const Node* other = part(version);
      return first == nullptr || other == nullptr ? first == other : kube::crd::same_value(*first, *other);
    });
  }

  void version(std::uint32_t i) {
    const Node& version = versions_.node()->children()[i];
    std::string here = fmt::format("spec.versions[{}]", i);
    /// Calls with the path and a reporter for it; what all share is looked at once.
    auto each = [&](bool is_shared_part, std::string_view shared, std::string_view own, auto judge_part) {
      const Node* part = find(&version, own);
      if (part == nullptr || (is_shared_part && i != 0)) return;
      std::string written = fmt::format("{}.{}", here, own);
      std::string server = is_shared_part ? fmt::format("spec.{}", shared) : written;
      judge_part(*part, server, Reporter(versions_.scope(), server, written));
    };
    const Node* schema = find(find(&version, "schema"), "openAPIV3Schema");
    if (schema == nullptr) missing_schema(version, i);
    each(shared_schema_, "validation", "schema", [&](const Node&, const std::string& path, const Reporter& reporter) {
      if (schema != nullptr && schema->is_map())
        judge_schema(*schema, shared_schema_ ? any_status_ : has_status(version), leniency_, path + ".openAPIV3Schema",
                     reporter);
    });
    each(shared_subresources_, "subresources", "subresources", judge_subresources);
    each(shared_columns_, "additionalPrinterColumns", "additionalPrinterColumns", judge_columns);
    each(shared_fields_, "selectableFields", "selectableFields",
         [&](const Node& fields, const std::string& path, const Reporter& reporter) {
           judge_selectable_fields(fields, schema, had_these_fields(i), path, reporter);
         });
  }

  void missing_schema(const Node& version, std::uint32_t i) const {
    if (leniency_.no_schema && (leniency_.keeps_unknown || !SchemaNode(version).is_true("served"))) return;
    Value place = versions_.item(i)[f::schema];
    Reporter(versions_.scope())
        .say_at(version, place.path() + ".openAPIV3Schema", "the version has no schema",
                "add `schema: {openAPIV3Schema: {type: object}}`", Code::ServerRequired);
  }

  /// Too many of them stay when they don't change.
  bool had_these_fields(std::uint32_t i) const {
    Value version = versions_.item(i);
    Value before = old_item(versions_, version, f::name)[f::selectableFields];
    return versions_.updating() && before.written() && same_value(before.node(), version[f::selectableFields].node());
  }

  Value versions_;
  const Leniency& leniency_;
  bool shared_schema_ = false;
  bool shared_subresources_ = false;
  bool shared_columns_ = false;
  bool shared_fields_ = false;
  bool any_status_ = false;
};

}  // namespace

void judge_versions(Value versions, const Leniency& leniency) {
  if (!versions.written()) return;  // said by the schema
  judge_names_and_storage(versions);
  if (versions.is_list() && versions.size() > 0) Versions(versions, leniency).judge();
}

void judge_stored_versions(Value root, Value versions) {
  std::vector<std::string_view> stored;
  for (Value version : root[f::status].old()[f::storedVersions].children()) stored.push_back(version.text());
  auto add_stored = [&](Value list) {
    for (Value version : list.children())
      if (version[f::storage].is_true()) {
        std::string_view name = version[f::name].text();
        if (std::ranges::find(stored, name) == stored.end()) stored.push_back(name);
        return;
      }
  };
  if (stored.empty()) add_stored(root[f::spec].old()[f::versions]);
  add_stored(versions);
  for (std::uint32_t i = 0; i < stored.size(); ++i) {
    bool is_there = false;
    for (Value version : versions.children()) is_there |= version[f::name].text() == stored[i];
    if (!is_there)
      root[f::status][f::storedVersions].item(i).say_at(
          versions, Code::ServerConflict, fmt::format("objects can be stored in the version {}", quoted(stored[i])),
          "keep it, with `served: false` perhaps, until all are stored in another version");
  }
}

}  // namespace pave::judge::server::apiextensions
