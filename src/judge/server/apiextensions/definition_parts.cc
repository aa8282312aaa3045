#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "judge/server/apiextensions/definition.h"
#include "judge/server/apiextensions/reporter.h"
#include "judge/server/formats.h"
#include "judge/value_text.h"
#include "kube/names.h"

namespace pave::judge::server::apiextensions {
namespace {

using base::Code;
using doc::Node;

constexpr std::array<std::string_view, 5> kColumnTypes = {"boolean", "date", "integer", "number", "string"};
constexpr std::array<std::string_view, 8> kColumnFormats = {"byte",  "date",  "date-time", "double",
                                                            "float", "int32", "int64",     "password"};
constexpr std::size_t kMostSelectableFields = 8;

const Node& at(const Node& node, std::string_view name) {
  const Node* found = node.find(name);
  return found == nullptr ? node : *found;
}

/// What a simple path of the server refers to: `.spec.color`; null: nothing.
const Node* follow(std::string_view path, const Node& schema) {
  const Node* here = &schema;
  while (!path.empty()) {
    if (path[0] != '.') return nullptr;
    path.remove_prefix(1);
    std::string_view name = path.substr(0, path.find_first_of(".[]"));
    path.remove_prefix(name.size());
    if (name.empty()) return nullptr;
    const Node* properties = here->find("properties");
    const Node* additional = here->find("additionalProperties");
    if (properties != nullptr && properties->is_map() && properties->size != 0) here = properties->find(name);
    else here = additional;
    if (here == nullptr || !here->is_map()) return nullptr;
  }
  return here;
}

void judge_path(const Node& scale, std::string_view name, std::initializer_list<std::string_view> roots, bool required,
                const std::string& path, const Reporter& reporter) {
  std::string_view text = scale.string_at(name);
  std::string field = fmt::format("{}.scale.{}", path, name);
  std::string wanted = fmt::format("write it like {}replicas", *roots.begin());
  if (text.empty()) {
    if (required)
      reporter.say_at(scale, field, fmt::format("required field \"{}\" is missing", name), wanted,
                      Code::ServerRequired);
    return;
  }
  if (std::ranges::none_of(roots, [&](std::string_view root) { return text.starts_with(root); }))
    reporter.say_at(at(scale, name), field, fmt::format("{} is no path below {}", quoted(text), *roots.begin()), wanted,
                    Code::ServerBadFormat);
}

void judge_review_versions(Value versions) {
  if (versions.size() == 0)
    return versions.say(Code::ServerRequired, "required field \"conversionReviewVersions\" is missing", "write [v1]");
  bool is_accepted = false;
  std::set<std::string_view> seen;
  for (Value version : versions.children()) {
    if (!seen.insert(version.text()).second) {
      version.say(Code::ServerDuplicate, "the version stands here twice", "keep one");
      continue;
    }
    if (!kube::is_dns1035_label(version.text()))
      version.say(Code::ServerBadName, fmt::format("{} can't be the name of a version", quoted(version.text())),
                  "write v1");
    is_accepted |= version.text() == "v1" || version.text() == "v1beta1";
  }
  if (!is_accepted) versions.say(Code::ServerBadValue, "the server asks in v1 and v1beta1 only", "add v1");
}

void say_internal(Value place, std::string field, Code code, std::string message, std::string help) {
  const Node* node = place.written() ? place.node() : place.scope().root();
  Reporter(place.scope()).say_at(*node, std::move(field), std::move(message), std::move(help), code);
}

void judge_client(Value conversion, Value webhook) {
  const std::string path = "spec.conversion.webhookClientConfig";
  Value client = webhook[f::clientConfig];
  if (!client.written())
    return say_internal(conversion, path, Code::ServerRequired, "the strategy Webhook needs a webhook",
                        "add `webhook.clientConfig`");
  Value url = client[f::url];
  Value service = client[f::service];
  if (url.written() == service.written())
    return say_internal(client, path, Code::ServerRequired, "a webhook has one of url and service",
                        "write one of them");
  if (url.written()) {
    std::string_view text = url.text();
    std::string_view host = text.substr(std::min<std::size_t>(text.find("://"), text.size() - 3) + 3);
    if (!text.starts_with("https://") || host.empty() || host[0] == '/')
      say_internal(url, path + ".url", Code::ServerBadFormat, "a webhook's address begins with https:// and a host",
                   "write it like https://example.com/convert");
    else if (text.find_first_of("?#") != std::string_view::npos ||
             host.substr(0, host.find('/')).find('@') != std::string_view::npos)
      say_internal(url, path + ".url", Code::ServerBadFormat, "a webhook's address has no user, query or fragment",
                   "write it like https://example.com/convert");
    return;
  }
  for (std::string_view name : {"name", "namespace"})
    if (service.entry(name).text().empty())
      say_internal(service, fmt::format("{}.service.{}", path, name), Code::ServerRequired,
                   fmt::format("required field \"{}\" is missing", name), fmt::format("add \"{}\"", name));
  std::int64_t port = service[f::port].integer_or(443);
  if (port < 1 || port > 65535)
    say_internal(service[f::port], path + ".service.port", Code::ServerOutOfRange, fmt::format("{} is no port", port),
                 "write a number from 1 to 65535");
  std::string_view target = service[f::path].text();
  if (target.empty() || target == "/") return;
  bool is_path = target.starts_with('/') && target != "//";
  for (std::string_view rest = target.substr(std::min<std::size_t>(1, target.size())); is_path && !rest.empty();) {
    std::string_view part = rest.substr(0, rest.find('/'));
    is_path = kube::is_dns1123_subdomain(part);
    rest.remove_prefix(std::min(part.size() + 1, rest.size()));
  }
  if (!is_path)
    say_internal(service[f::path], path + ".service.path", Code::ServerBadFormat,
                 fmt::format("{} is no path of DNS names", quoted(target)), "write it like /convert");
}

}  // namespace

void judge_columns(const Node& columns, const std::string& path, Scope& scope) {
  Reporter reporter(scope);
  for (std::uint32_t i = 0; i < columns.children().size(); ++i) {
    const Node& column = columns.children()[i];
    if (!column.is_map()) continue;
    std::string here = fmt::format("{}[{}]", path, i);
    auto required = [&](std::string_view name, std::string_view server_name) {
      bool is_missing = column.string_at(name).empty();
      if (is_missing)
        reporter.say_at(column, fmt::format("{}.{}", here, server_name),
                        fmt::format("required field \"{}\" is missing", name), fmt::format("add \"{}\"", name),
                        Code::ServerRequired);
      return !is_missing;
    };
    required("name", "name");
    std::string_view type = column.string_at("type");
    if (required("type", "type") && std::ranges::find(kColumnTypes, type) == kColumnTypes.end())
      reporter.say_at(at(column, "type"), here + ".type", fmt::format("{} is no type of columns", quoted(type)),
                      "write integer, number, string, boolean or date", Code::ServerBadValue);
    std::string_view format = column.string_at("format");
    if (!format.empty() && std::ranges::find(kColumnFormats, format) == kColumnFormats.end())
      reporter.say_at(at(column, "format"), here + ".format", fmt::format("{} is no format of columns", quoted(format)),
                      "write int32, int64, float, double, byte, date, date-time or password", Code::ServerBadValue);
    if (required("jsonPath", "JSONPath") && column.string_at("jsonPath")[0] != '.')
      reporter.say_at(at(column, "jsonPath"), here + ".JSONPath", "a path begins with a dot",
                      "write it like .spec.replicas", Code::ServerBadFormat);
  }
}

void judge_subresources(const Node& subresources, const std::string& path, Scope& scope) {
  const Node* scale = subresources.find("scale");
  if (scale == nullptr || !scale->is_map()) return;
  Reporter reporter(scope);
  judge_path(*scale, "specReplicasPath", {".spec."}, true, path, reporter);
  judge_path(*scale, "statusReplicasPath", {".status."}, true, path, reporter);
  judge_path(*scale, "labelSelectorPath", {".status.", ".spec."}, false, path, reporter);
}

void judge_selectable_fields(const Node& fields, const Node* schema, const std::string& path, Scope& scope) {
  Reporter reporter(scope);
  if (fields.children().empty()) return;
  if (schema == nullptr)
    return reporter.say_at(fields, path, "fields can be selected only where there is a schema", "add one",
                           Code::ServerBadValue);
  std::set<std::string_view> seen;
  for (std::uint32_t i = 0; i < fields.children().size(); ++i) {
    const Node& field = fields.children()[i];
    if (!field.is_map()) continue;
    std::string_view text = field.string_at("jsonPath");
    std::string here = fmt::format("{}[{}].jsonPath", path, i);
    auto say = [&](Code code, std::string message, std::string help) {
      reporter.say_at(at(field, "jsonPath"), here, std::move(message), std::move(help), code);
    };
    if (text.empty()) {
      say(Code::ServerRequired, "required field \"jsonPath\" is missing", "write it like .spec.color");
      continue;
    }
    const Node* found = follow(text, *schema);
    if (found == nullptr) {
      say(Code::ServerNotFound, fmt::format("the schema has no field {}", quoted(text)), "name a field of the schema");
      continue;
    }
    if (text == ".metadata" || text.starts_with(".metadata."))
      say(Code::ServerForbidden, "fields of metadata can't be selected here", "remove it");
    std::string_view type = found->string_at("type");
    if (type != "string" && type != "boolean" && type != "integer")
      say(Code::ServerBadValue, "only texts, booleans and integers can be selected", "name such a field");
    if (!seen.insert(text).second) say(Code::ServerDuplicate, "the field stands here twice", "keep one");
  }
  if (seen.size() > kMostSelectableFields)
    reporter.say_at(fields, path, fmt::format("{} fields, and at most 8 are allowed", seen.size()), "remove some",
                    Code::ServerTooMany);
}

void judge_conversion(Value conversion) {
  if (!conversion.written()) return;
  Value strategy = conversion[f::strategy];
  Value webhook = conversion[f::webhook];
  if (strategy.text().empty())
    strategy.say(Code::ServerRequired, "required field \"strategy\" is missing", "write None or Webhook");
  else if (strategy.text() != "None" && strategy.text() != "Webhook")
    strategy.say(Code::ServerBadValue, fmt::format("{} is no strategy", quoted(strategy.text())),
                 "write None or Webhook");
  Value versions = webhook[f::conversionReviewVersions];
  if (strategy.text() == "Webhook") {
    judge_client(conversion, webhook);
    if (webhook.written() && versions.written()) judge_review_versions(versions);
    else
      say_internal(conversion, "spec.conversion.conversionReviewVersions", Code::ServerRequired,
                   "the strategy Webhook needs conversionReviewVersions",
                   "add `webhook.conversionReviewVersions: [v1]`");
    return;
  }
  if (webhook[f::clientConfig].written())
    say_internal(webhook, "spec.conversion.webhookClientConfig", Code::ServerForbidden,
                 "only the strategy Webhook has a webhook", "remove it");
  if (versions.size() > 0)
    say_internal(versions, "spec.conversion.conversionReviewVersions", Code::ServerForbidden,
                 "only the strategy Webhook has versions of reviews", "remove it");
}

}  // namespace pave::judge::server::apiextensions
