#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <set>
#include <string>

#include "judge/server/apiextensions/definition.h"
#include "judge/server/apiextensions/reporter.h"
#include "judge/server/apiextensions/schema_path.h"
#include "judge/value_text.h"

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

}  // namespace

void judge_columns(const Node& columns, const std::string& path, const Reporter& reporter) {
  for (std::uint32_t i = 0; i < columns.children().size(); ++i) {
    const Node& column = columns.children()[i];
    if (!column.is_map() && !column.is_null()) continue;
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

void judge_subresources(const Node& subresources, const std::string& path, const Reporter& reporter) {
  const Node* scale = subresources.find("scale");
  if (scale == nullptr || !scale->is_map()) return;
  judge_path(*scale, "specReplicasPath", {".spec."}, true, path, reporter);
  judge_path(*scale, "statusReplicasPath", {".status."}, true, path, reporter);
  judge_path(*scale, "labelSelectorPath", {".status.", ".spec."}, false, path, reporter);
}

void judge_selectable_fields(const Node& fields, const Node* schema, bool any_number, const std::string& path,
                             const Reporter& reporter) {
  if (fields.children().empty()) return;
  if (schema == nullptr)
    return reporter.say_at(fields, path, "fields can be selected only where there is a schema", "add one",
                           Code::ServerBadValue);
  std::set<std::string_view> seen;
  for (std::uint32_t i = 0; i < fields.children().size(); ++i) {
    const Node& field = fields.children()[i];
    if (!field.is_map() && !field.is_null()) continue;
    std::string_view text = field.string_at("jsonPath");
    std::string here = fmt::format("{}[{}].jsonPath", path, i);
    auto say = [&](Code code, std::string message, std::string help) {
      reporter.say_at(at(field, "jsonPath"), here, std::move(message), std::move(help), code);
    };
    if (text.empty()) {
      say(Code::ServerRequired, "required field \"jsonPath\" is missing", "write it like .spec.color");
      continue;
    }
    std::optional<const Node*> found = follow_path(text, *schema, Brackets::Refused);
    if (!found) {
      say(Code::ServerNotFound, fmt::format("the schema has no field {}", quoted(text)), "name a field of the schema");
      continue;
    }
    if (text == ".metadata" || text.starts_with(".metadata."))
      say(Code::ServerForbidden, "fields of metadata can't be selected here", "remove it");
    std::string_view type = *found == nullptr ? std::string_view() : (*found)->string_at("type");
    if (type != "string" && type != "boolean" && type != "integer")
      say(Code::ServerBadValue, "only texts, booleans and integers can be selected", "name such a field");
    if (!seen.insert(text).second) say(Code::ServerDuplicate, "the field stands here twice", "keep one");
  }
  if (seen.size() > kMostSelectableFields && !any_number)
    reporter.say_at(fields, path, fmt::format("{} fields, and at most 8 are allowed", seen.size()), "remove some",
                    Code::ServerTooMany);
}

}  // namespace pave::judge::server::apiextensions
