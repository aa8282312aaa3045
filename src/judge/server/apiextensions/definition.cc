#include "judge/server/apiextensions/definition.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "judge/server/apiextensions/conversion.h"
#include "judge/server/apiextensions/schema_walk.h"
#include "judge/server/formats.h"
#include "judge/server/url.h"
#include "judge/value_text.h"
#include "kube/names.h"

namespace pave::judge::server::apiextensions {
namespace {

using base::Code;
using doc::Node;

constexpr std::string_view kApproved = "api-approved.kubernetes.io";

bool any_schema_has(Value versions, bool (*is_wanted)(SchemaNode)) {
  if (!versions.is_list()) return false;
  return std::ranges::any_of(versions.node()->children(), [&](const Node& version) {
    const Node* validation = SchemaNode(version).map("schema");
    const Node* schema = validation == nullptr ? nullptr : SchemaNode(*validation).map("openAPIV3Schema");
    return schema != nullptr && schema_has(SchemaNode(*schema), is_wanted);
  });
}

enum class Approval : std::uint8_t { Missing, Given, Bypassed, Invalid };

/// apihelpers, GetAPIApprovalState.
Approval approval_of(std::string_view text) {
  if (text.empty()) return Approval::Missing;
  if (text.starts_with("unapproved")) return Approval::Bypassed;
  auto url = parse_url(text);
  return url && !url->scheme.empty() && !url->host.empty() ? Approval::Given : Approval::Invalid;
}

/// A name that the server makes up is never the one that a definition must have.
void judge_generated_name(Value metadata, std::string_view wanted) {
  Value prefix = metadata[f::generateName];
  if (prefix.text().empty() || metadata.updating()) return;
  auto say = [&](Value place) {
    place.say_at(prefix, Code::ServerBadName, "the name of a definition can't be made up by the server",
                 fmt::format("write `name: {}` instead", shortened(wanted)));
  };
  if (prefix.text() != wanted) say(prefix);
  else if (metadata[f::name].text().empty()) say(metadata[f::name]);
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
  judge_generated_name(root[f::metadata], wanted);
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
  Approval approval = approval_of(annotation.text());
  if (root.updating() && approval == approval_of(annotation.old().text())) return;
  constexpr std::string_view kHelp =
      "write the address of the approval, or a text that begins with `unapproved`; groups of your own end otherwise";
  if (approval == Approval::Missing)
    annotation.say(Code::ServerRequired, fmt::format("groups of Kubernetes need the annotation {}", kApproved),
                   std::string(kHelp));
  else if (approval == Approval::Invalid)
    annotation.say(Code::ServerBadFormat, "this is no address of an approval", std::string(kHelp));
}

void judge_scope(Value spec) {
  Value scope = spec[f::scope];
  if (scope.text().empty())
    scope.say(Code::ServerRequired, "required field \"scope\" is missing", "write Namespaced or Cluster");
  else if (scope.text() != "Namespaced" && scope.text() != "Cluster")
    scope.say(Code::ServerBadValue, fmt::format("{} is no scope", quoted(scope.text())), "write Namespaced or Cluster");
}

/// What holds because of the spec as a whole: old definitions could keep unknown fields.
void judge_preserved(Value spec, bool has_defaults) {
  Value preserve = spec[f::preserveUnknownFields];
  if (!preserve.is_true()) return;
  constexpr std::string_view kHelp = "remove it, and write `x-kubernetes-preserve-unknown-fields: true` in the schema";
  if (!preserve.old().is_true())
    preserve.say(Code::ServerForbidden, "a definition can't keep unknown fields as a whole", std::string(kHelp));
  else if (has_defaults)
    preserve.say(Code::ServerForbidden, "a definition that keeps unknown fields can't have defaults",
                 std::string(kHelp));
  Value strategy = spec[f::conversion][f::strategy];
  if (strategy.written() && strategy.text() != "None")
    strategy.say(Code::ServerConflict, "a definition that keeps unknown fields converts nothing", "write None");
}

void judge_change(Value root, Value spec) {
  auto keep = [&](Value value) {
    if (value.was_written() && value.changed())
      value.say(Code::ServerImmutable, fmt::format("this can't change from {}", quoted(value.old().text())),
                "create another definition under another name");
  };
  keep(spec[f::group]);
  keep(spec[f::names][f::plural]);
  if (spec[f::versions].is_list()) judge_stored_versions(root, spec[f::versions]);
  if (!was_established(root)) return;
  keep(spec[f::scope]);
  keep(spec[f::names][f::kind]);
}

}  // namespace

void judge_definition(Value root) {
  Value spec = root[f::spec];
  // The server names what is missing inside.
  if (!spec.written())
    return spec[f::group].say_at(spec, Code::ServerRequired, "required field \"spec\" is missing", "add \"spec\"");
  if (!spec.is_map()) return;  // said by the schema
  Leniency leniency = leniency_of(root);
  leniency.keeps_unknown = spec[f::preserveUnknownFields].is_true();
  Value versions = spec[f::versions];
  bool has_defaults = any_schema_has(versions, has_default);
  leniency.not_structural &= leniency.keeps_unknown && !has_defaults && !any_schema_has(versions, has_extension);
  judge_group(root, spec);
  judge_scope(spec);
  judge_names(spec[f::names]);
  judge_versions(versions, leniency);
  judge_conversion(spec[f::conversion], leniency);
  judge_preserved(spec, has_defaults);
  if (root.updating()) judge_change(root, spec);
}

}  // namespace pave::judge::server::apiextensions
