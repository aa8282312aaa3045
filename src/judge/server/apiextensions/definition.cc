#include "judge/server/apiextensions/definition.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "judge/server/apiextensions/defaults.h"
#include "judge/server/apiextensions/reporter.h"
#include "judge/server/apiextensions/schema_parts.h"
#include "judge/server/apiextensions/structural.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"
#include "kube/crd/value.h"
#include "kube/names.h"

namespace pave::judge::server::apiextensions {
namespace {

using base::Code;
using doc::Node;

constexpr std::string_view kApproved = "api-approved.kubernetes.io";

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c | 0x20);
  return out;
}

bool is_label(std::string_view text) { return kube::is_dns1035_label(text); }

const Node* find(const Node* node, std::string_view name) {
  const Node* found = node == nullptr ? nullptr : node->find(name);
  return found == nullptr || found->is_null() ? nullptr : found;
}

/// Whether all versions have the same there, written or not.
bool is_shared(const Node& versions, std::string_view name) {
  const Node* first = find(&versions.children()[0], name);
  return std::ranges::all_of(versions.children(), [&](const Node& version) {
    const Node* other = find(&version, name);
    return first == nullptr || other == nullptr ? first == other : kube::crd::same_value(*first, *other);
  });
}

bool has_status(const Node& version) { return find(find(&version, "subresources"), "status") != nullptr; }

void judge_text(Value value, bool (*fits)(std::string_view), std::string_view what) {
  if (value.text().empty() || fits(value.text())) return;
  value.say(Code::ServerBadName, fmt::format("{} is not {}", quoted(value.text()), what),
            "write at most 63 lower-case letters, digits and dashes, beginning with a letter");
}

bool is_kind_name(std::string_view text) { return is_label(lower(text)); }

void judge_names(Value names) {
  constexpr std::string_view kLabel = "a DNS label that begins with a letter";
  if (!names.written()) return;  // said by the schema
  auto say_missing = [&](std::string_view field, std::string_view help) {
    Reporter(names.scope())
        .say_at(*names.node(), fmt::format("spec.names.{}", field),
                fmt::format("required field \"{}\" is missing", field), fmt::format("add \"{}\"", help),
                Code::ServerRequired);
  };
  if (names[f::plural].text().empty()) say_missing("plural", "plural");
  bool has_kind = !names[f::kind].text().empty();
  if (!has_kind) say_missing("kind", "kind");
  // What is not written is made of the kind.
  if (!has_kind && names[f::listKind].text().empty()) say_missing("listKind", "kind");
  judge_text(names[f::plural], is_label, kLabel);
  judge_text(names[f::singular], is_label, kLabel);
  judge_text(names[f::kind], is_kind_name, "a DNS label in letters of any case");
  judge_text(names[f::listKind], is_kind_name, "a DNS label in letters of any case");
  for (Value name : names[f::shortNames].children()) judge_text(name, is_label, kLabel);
  for (Value name : names[f::categories].children()) judge_text(name, is_label, kLabel);
  Value list = names[f::listKind];
  if (!list.text().empty() && list.text() == names[f::kind].text())
    list.say(Code::ServerConflict, "kind and listKind are the same", "leave listKind out");
}

void judge_group(Value root, Value spec) {
  Value group = spec[f::group];
  std::string_view text = group.text();
  if (text.empty()) {
    spec[f::group].say(Code::ServerRequired, "required field \"group\" is missing", "add \"group\"");
  } else if (!kube::is_dns1123_subdomain(text)) {
    group.say(Code::ServerBadName, fmt::format("{} is not a DNS subdomain", quoted(text)),
              std::string(kDnsSubdomain.help));
  } else if (text.find('.') == std::string_view::npos) {
    group.say(Code::ServerBadName, "a group is a domain with a dot", "write it like shop.example.com");
  }
  std::string wanted = fmt::format("{}.{}", spec[f::names][f::plural].text(), text);
  Value name = root[f::metadata][f::name];
  bool has_parts = !text.empty() && !spec[f::names][f::plural].text().empty();
  if (has_parts && !name.text().empty() && name.text() != wanted && !root.updating())
    name.say(
        Code::ServerBadName,
        fmt::format("the name of a definition is its plural, a dot and its group, and {} is not", quoted(name.text())),
        fmt::format("write {}", quoted(wanted)));
  bool is_protected =
      text == "k8s.io" || text.ends_with(".k8s.io") || text == "kubernetes.io" || text.ends_with(".kubernetes.io");
  if (!is_protected) return;
  Value annotation = root[f::metadata][f::annotations].entry(kApproved);
  std::string_view approval = annotation.text();
  if (root.updating() && !annotation.changed()) return;
  constexpr std::string_view kHelp =
      "write the address of the approval, or a text that begins with `unapproved`; groups of your own end otherwise";
  if (approval.empty())
    annotation.say(Code::ServerRequired, fmt::format("groups of Kubernetes need the annotation {}", kApproved),
                   std::string(kHelp));
  else if (!approval.starts_with("unapproved") &&
           (approval.find("://") == std::string_view::npos || approval.ends_with("://")))
    annotation.say(Code::ServerBadFormat, "this is no address of an approval", std::string(kHelp));
}

void judge_scope(Value spec) {
  Value scope = spec[f::scope];
  if (scope.text().empty())
    scope.say(Code::ServerRequired, "required field \"scope\" is missing", "write Namespaced or Cluster");
  else if (scope.text() != "Namespaced" && scope.text() != "Cluster")
    scope.say(Code::ServerBadValue, fmt::format("{} is no scope", quoted(scope.text())), "write Namespaced or Cluster");
}

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
  if (is_label(name.text())) return;
  constexpr std::string_view kHelp = "write it like v1 or v1beta1";
  std::string message = fmt::format("{} can't be the name of a version", quoted(name.text()));
  name.say(Code::ServerBadName, message, std::string(kHelp));
}

void judge_versions(Value versions) {
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
void judge_parts_of_versions(const Node& versions, Scope& scope) {
  bool shared_schema = is_shared(versions, "schema");
  bool shared_subresources = is_shared(versions, "subresources");
  bool shared_columns = is_shared(versions, "additionalPrinterColumns");
  bool shared_fields = is_shared(versions, "selectableFields");
  bool any_status = std::ranges::any_of(versions.children(), has_status);
  for (std::uint32_t i = 0; i < versions.size; ++i) {
    const Node& version = versions.children()[i];
    if (!version.is_map()) continue;
    std::string here = fmt::format("spec.versions[{}]", i);
    auto path = [&](bool is_shared_part, std::string_view shared, std::string_view own) {
      return is_shared_part ? fmt::format("spec.{}", shared) : fmt::format("{}.{}", here, own);
    };
    const Node* schema = find(find(&version, "schema"), "openAPIV3Schema");
    if (schema == nullptr) {
      Reporter(scope).say_at(version, here + ".schema.openAPIV3Schema", "the version has no schema",
                             "add `schema: {openAPIV3Schema: {type: object}}`", Code::ServerRequired);
    } else if (schema->is_map() && (i == 0 || !shared_schema)) {
      judge_schema(*schema, shared_schema ? any_status : has_status(version),
                   path(shared_schema, "validation", "schema") + ".openAPIV3Schema", scope);
    }
    const Node* subresources = find(&version, "subresources");
    if (subresources != nullptr && (i == 0 || !shared_subresources))
      judge_subresources(*subresources, path(shared_subresources, "subresources", "subresources"), scope);
    const Node* columns = find(&version, "additionalPrinterColumns");
    if (columns != nullptr && (i == 0 || !shared_columns))
      judge_columns(*columns, path(shared_columns, "additionalPrinterColumns", "additionalPrinterColumns"), scope);
    const Node* fields = find(&version, "selectableFields");
    if (fields != nullptr && (i == 0 || !shared_fields))
      judge_selectable_fields(*fields, schema, path(shared_fields, "selectableFields", "selectableFields"), scope);
  }
}

bool was_established(Value root) {
  for (Value condition : root[f::status].old()[f::conditions].children())
    if (condition[f::type].text() == "Established" && condition[f::status].text() == "True") return true;
  return false;
}

void judge_change(Value root, Value spec) {
  auto keep = [&](Value value) {
    if (value.was_written() && value.changed())
      value.say(Code::ServerImmutable, fmt::format("this can't change from {}", quoted(value.old().text())),
                "create another definition under another name");
  };
  keep(spec[f::group]);
  keep(spec[f::names][f::plural]);
  if (!was_established(root)) return;
  keep(spec[f::scope]);
  keep(spec[f::names][f::kind]);
}

}  // namespace

void judge_schema(const Node& schema, bool has_status, const std::string& path, Scope& scope) {
  constexpr std::array<std::string_view, 15> kNotBesideStatus = {"allOf",
                                                                 "anyOf",
                                                                 "oneOf",
                                                                 "not",
                                                                 "enum",
                                                                 "default",
                                                                 "maxProperties",
                                                                 "minProperties",
                                                                 "additionalProperties",
                                                                 "nullable",
                                                                 "x-kubernetes-embedded-resource",
                                                                 "x-kubernetes-int-or-string",
                                                                 "x-kubernetes-list-type",
                                                                 "x-kubernetes-map-type",
                                                                 "x-kubernetes-list-map-keys"};
  Reporter reporter(scope);
  SchemaNode root(schema);
  FieldPath start;
  FieldPath place(start, path);
  if (has_status)
    for (std::string_view name : kNotBesideStatus) {
      bool is_written =
          root.has(name) && (root.find(name)->is(doc::Kind::Bool) ? root.is_true(name) || name == "additionalProperties"
                                                                  : root.has_content(name));
      if (!is_written) continue;
      reporter.say(*root.find(name), place,
                   fmt::format("{} can't stand at the root of the schema beside a status subresource", name),
                   "move it to the schema of spec");
      break;
    }
  if (root.is_true("nullable"))
    reporter.say(*root.find("nullable"), FieldPath(place, "nullable"), "the root of a schema can't be null",
                 "remove it");
  bool is_possible = can_be_structural(root);
  if (is_possible && judge_structural(root, place, reporter)) judge_defaults(root, place, reporter);
  bool has_no_fault = judge_parts(root, place, reporter);
  if (!is_possible && has_no_fault)
    reporter.say(schema, place, "the schema has a part that the server does not support", "remove `$schema`");
}

void judge_definition(Value root) {
  Value spec = root[f::spec];
  if (!spec.written()) return;  // said by the schema
  judge_group(root, spec);
  judge_scope(spec);
  judge_names(spec[f::names]);
  Value versions = spec[f::versions];
  if (versions.written()) judge_versions(versions);
  if (versions.is_list() && versions.size() > 0) judge_parts_of_versions(*versions.node(), root.scope());
  judge_conversion(spec[f::conversion]);
  Value preserve = spec[f::preserveUnknownFields];
  if (preserve.is_true() && !preserve.old().is_true())
    preserve.say(Code::ServerForbidden, "a definition can't keep unknown fields as a whole",
                 "remove it, and write `x-kubernetes-preserve-unknown-fields: true` in the schema");
  if (root.updating()) judge_change(root, spec);
}

}  // namespace pave::judge::server::apiextensions
