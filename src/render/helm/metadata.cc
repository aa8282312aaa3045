#include "render/helm/metadata.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "base/go_quote.h"
#include "base/semver.h"
#include "base/unicode.h"
#include "doc/reader.h"
#include "doc/yaml_error.h"
#include "render/helm/decode.h"

namespace pave::render::helm {
namespace {

constexpr GoField kDependencyFields[] = {
    {"name", "Name", GoKind::String},
    {"version", "Version", GoKind::String},
    {"repository", "Repository", GoKind::String},
    {"condition", "Condition", GoKind::String},
    {"tags", "Tags", GoKind::StringList},
    {"enabled", "Enabled", GoKind::Bool},
    {"import-values", "ImportValues", GoKind::AnyList},
    {"alias", "Alias", GoKind::String},
};
constexpr GoStruct kDependency{"Dependency", "v2", kDependencyFields};

constexpr GoField kMaintainerFields[] = {
    {"name", "Name", GoKind::String},
    {"email", "Email", GoKind::String},
    {"url", "URL", GoKind::String},
};
constexpr GoStruct kMaintainer{"Maintainer", "v2", kMaintainerFields};

constexpr GoField kMetadataFields[] = {
    {"name", "Name", GoKind::String},
    {"home", "Home", GoKind::String},
    {"sources", "Sources", GoKind::StringList},
    {"version", "Version", GoKind::String},
    {"description", "Description", GoKind::String},
    {"keywords", "Keywords", GoKind::StringList},
    {"maintainers", "Maintainers", GoKind::StructList, &kMaintainer},
    {"icon", "Icon", GoKind::String},
    {"apiVersion", "APIVersion", GoKind::String},
    {"condition", "Condition", GoKind::String},
    {"tags", "Tags", GoKind::String},
    {"appVersion", "AppVersion", GoKind::String},
    {"deprecated", "Deprecated", GoKind::Bool},
    {"annotations", "Annotations", GoKind::StringMap},
    {"kubeVersion", "KubeVersion", GoKind::String},
    {"dependencies", "Dependencies", GoKind::StructList, &kDependency},
    {"type", "Type", GoKind::String},
};
constexpr GoStruct kMetadata{"Metadata", "v2", kMetadataFields};

constexpr GoField kLockFields[] = {
    {"generated", "Generated", GoKind::Time},
    {"digest", "Digest", GoKind::String},
    {"dependencies", "Dependencies", GoKind::StructList, &kDependency},
};
constexpr GoStruct kLock{"Lock", "v2", kLockFields};

constexpr GoField kBaseFields[] = {{"apiVersion", "APIVersion", GoKind::String}};
constexpr GoStruct kBase{"chartBase", "loader", kBaseFields};

std::string_view text_of(const lang::Map& fields, std::string_view name) {
  const lang::Value* value = fields.find(name);
  return value != nullptr && value->is_string() ? value->text() : std::string_view();
}

base::Origin origin_of(const lang::Map& fields, std::string_view name) {
  const lang::Value* value = fields.find(name);
  return value == nullptr ? base::Origin() : value->origin;
}

/// Decodes the document that Helm reads of a file, the first. Keys that stand twice are added to `problems`.
std::expected<void, ChartError> read_into(Loading& loading, const base::Source& source, std::string_view what,
                                          const GoStruct& type, lang::Map& fields,
                                          std::vector<base::Diagnostic>& problems) {
  LoadedChart& chart = loading.chart;
  doc::Stream stream =
      doc::read(source, chart.arena, {.profile = doc::Profile::Kubernetes, .as_unmarshal = true});
  if (stream.documents.empty()) return {};
  doc::Document& document = stream.documents.front();
  if (!document.errors.empty()) {
    base::Diagnostic diagnostic = std::move(document.errors.front());
    std::string helm = fmt::format("cannot load {}: error converting YAML to JSON: {}", what,
                                   doc::go_yaml_error(source.text, diagnostic));
    diagnostic.code = base::Code::ChartBroken;
    return std::unexpected(ChartError{std::move(diagnostic), std::move(helm)});
  }
  std::ranges::move(document.warnings, std::back_inserter(problems));
  auto decoded = decode(document.root, type, loading.version, chart.arena, fields);
  if (decoded) return {};
  DecodeFault& fault = decoded.error();
  return broken(fault.origin, std::move(fault.message), std::move(fault.help),
                fmt::format("cannot load {}: {}", what, fault.helm));
}

/// White space becomes a space, what can't be printed goes (sanitizeString). The text itself when nothing changes.
std::string_view cleaned(std::string_view text, base::Arena& arena) {
  if (std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; })) return text;
  std::string out;
  for (std::string_view rest = text; !rest.empty();) {
    std::uint32_t code = 0;
    std::size_t size = base::next_character(rest, code);
    if (base::is_white_space(code)) out += ' ';
    else if (base::is_printable(code)) out += rest.substr(0, size);
    rest.remove_prefix(size);
  }
  return arena.copy(out);
}

void clean(lang::Value& value, base::Arena& arena) {
  if (value.is_string()) {
    lang::Value clean_value = lang::Value::of(cleaned(value.text(), arena));
    clean_value.origin = value.origin;
    value = clean_value;
  } else if (value.is(lang::Kind::List)) {
    std::vector<lang::Value> items(value.list().begin(), value.list().end());
    for (lang::Value& item : items)
      if (item.is_string()) clean(item, arena);
    value.items = arena.copy(std::span<const lang::Value>(items)).data();
  }
}

void clean(lang::Map& fields, std::initializer_list<std::string_view> names, base::Arena& arena) {
  for (std::string_view name : names)
    if (lang::MapEntry* entry = fields.find_entry(name)) clean(entry->value, arena);
}

/// filepath.Base(name) == name
bool is_base_name(std::string_view name) { return name == "/" || name.find('/') == std::string_view::npos; }

bool is_alias(std::string_view alias) {
  return std::ranges::all_of(alias, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

class Validation {
 public:
  Validation(Loading& loading, lang::Map& fields, Chart& chart) : loading_(loading), fields_(fields), chart_(chart) {}

  using Result = std::expected<void, ChartError>;

  Result run() {
    clean(fields_,
          {"Name", "Description", "Home", "Icon", "Condition", "Tags", "AppVersion", "KubeVersion", "Sources",
           "Keywords"},
          loading_.chart.arena);
    for (auto check : {&Validation::names, &Validation::versions, &Validation::maintainers, &Validation::dependencies})
      if (Result result = (this->*check)(); !result) return result;
    return {};
  }

 private:
  Result refuse(base::Origin origin, std::string message, std::string help, std::string helm) {
    if (!origin.known() && chart_.chart_file != nullptr) origin = chart_.chart_file->source->at(0);
    if (!origin.known()) origin = loading_.place_of_file(chart_.path + "/Chart.yaml");
    return broken(origin, std::move(message), std::move(help), "validation: " + std::move(helm));
  }

  Result names() {
    std::string_view name = text_of(fields_, "Name");
    if (text_of(fields_, "APIVersion").empty())
      return refuse({}, "the chart has no apiVersion", "write apiVersion: v2 in Chart.yaml",
                    "chart.metadata.apiVersion is required");
    if (name.empty())
      return refuse(origin_of(fields_, "Name"), "the chart has no name", "write name: NAME in Chart.yaml",
                    "chart.metadata.name is required");
    std::string quoted = base::go_quote(name);
    constexpr std::string_view kHelp =
        "write a name of lower-case letters, digits and hyphens, as the chart's folder has";
    if (name == "." || name == "..")
      return refuse(origin_of(fields_, "Name"), fmt::format("{} is no name of a chart", quoted), std::string(kHelp),
                    fmt::format("chart.metadata.name {} is not allowed", quoted));
    if (!is_base_name(name))
      return refuse(origin_of(fields_, "Name"), fmt::format("the chart's name {} has a \"/\"", quoted),
                    std::string(kHelp), fmt::format("chart.metadata.name {} is invalid", quoted));
    return {};
  }

  Result versions() {
    std::string_view version = text_of(fields_, "Version");
    constexpr std::string_view kHelp =
        "write a semantic version: three numbers such as 1.4.0, with -rc.1 or +build behind them";
    if (version.empty())
      return refuse(origin_of(fields_, "Version"), "the chart has no version", std::string(kHelp),
                    "chart.metadata.version is required");
    if (!base::parse_semver(version)) {
      std::string quoted = base::go_quote(version);
      return refuse(origin_of(fields_, "Version"), fmt::format("{} is no semantic version", quoted), std::string(kHelp),
                    fmt::format("chart.metadata.version {} is invalid", quoted));
    }
    std::string_view type = text_of(fields_, "Type");
    if (!type.empty() && type != "application" && type != "library")
      return refuse(origin_of(fields_, "Type"), fmt::format("a chart's type can't be {}", base::go_quote(type)),
                    "write application or library, or leave it out",
                    "chart.metadata.type must be application or library");
    return {};
  }

  Result maintainers() {
    const lang::Value* list = fields_.find("Maintainers");
    if (list == nullptr) return {};
    for (const lang::Value& item : list->list()) {
      if (!item.is(lang::Kind::Map))
        return refuse(item.origin, "an empty entry of maintainers", "write a name, or remove the entry",
                      "maintainers must not contain empty or null nodes");
      clean(*item.map, {"Name", "Email", "URL"}, loading_.chart.arena);
    }
    return {};
  }

  Result dependencies() {
    const lang::Value* list = fields_.find("Dependencies");
    if (list == nullptr) return {};
    std::set<std::string_view> known;
    for (const lang::Value& item : list->list()) {
      if (!item.is(lang::Kind::Map))
        return refuse(item.origin, "an empty entry of dependencies",
                      "write a name, a version and a repository, or remove the entry",
                      "dependencies must not contain empty or null nodes");
      clean(*item.map, {"Name", "Version", "Repository", "Condition", "Tags"}, loading_.chart.arena);
      std::string_view name = text_of(*item.map, "Name");
      std::string_view alias = text_of(*item.map, "Alias");
      if (!is_alias(alias))
        return refuse(
            origin_of(*item.map, "Alias"),
            fmt::format("{} is no alias: it has other characters than letters, digits, - and _", base::go_quote(alias)),
            "values of the dependency stand below its alias: write a name that is easy to write there",
            fmt::format("dependency {} has disallowed characters in the alias", base::go_quote(name)));
      std::string_view key = alias.empty() ? name : alias;
      if (!known.insert(key).second)
        return refuse(item.origin, fmt::format("a second dependency with the name or alias {}", base::go_quote(key)),
                      "give one of them another alias",
                      fmt::format("more than one dependency with name or alias {}", base::go_quote(key)));
    }
    return {};
  }

  Loading& loading_;
  lang::Map& fields_;
  Chart& chart_;
};

Dependency dependency_of(const lang::Value& item) {
  const lang::Map& fields = *item.map;
  Dependency made;
  made.name = text_of(fields, "Name");
  made.version = text_of(fields, "Version");
  made.repository = text_of(fields, "Repository");
  made.condition = text_of(fields, "Condition");
  made.alias = text_of(fields, "Alias");
  if (const lang::Value* tags = fields.find("Tags"))
    for (const lang::Value& tag : tags->list()) made.tags.push_back(tag.text());
  if (const lang::Value* import = fields.find("ImportValues")) made.import_values = *import;
  made.origin = item.origin;
  return made;
}

lang::Value struct_value(const lang::Map& fields, const GoStruct& type, base::Arena& arena);

lang::Value field_value(const lang::Value* value, const GoField& field, base::Arena& arena) {
  lang::Value made;
  switch (field.kind) {
    case GoKind::Bool: made = lang::Value::of(false); break;
    case GoKind::StringMap: made = lang::Value::of(static_cast<lang::Map*>(nullptr), lang::Type::StringMap); break;
    case GoKind::String:
    case GoKind::Time: made = lang::Value::of(std::string_view()); break;
    default: made = lang::Value::of(std::span<const lang::Value>());
  }
  if (value == nullptr || value->is_nothing()) return made;
  if (field.kind != GoKind::StructList) return *value;
  std::vector<lang::Value> items;
  for (const lang::Value& item : value->list()) items.push_back(struct_value(*item.map, *field.item, arena));
  made = lang::Value::of(std::span<const lang::Value>(arena.copy(std::span<const lang::Value>(items))));
  made.origin = value->origin;
  return made;
}

lang::Value struct_value(const lang::Map& fields, const GoStruct& type, base::Arena& arena) {
  lang::Map* map = lang::make_map(arena, static_cast<std::uint32_t>(type.fields.size()));
  for (const GoField& field : type.fields)
    map->set(field.name, field_value(fields.find(field.name), field, arena), arena);
  return lang::Value::of(map);
}

}  // namespace

std::expected<void, ChartError> read_metadata(Loading& loading, const ChartFile& file, lang::Map& fields) {
  return read_into(loading, *file.source, file.name, kMetadata, fields, loading.chart.problems);
}

std::expected<void, ChartError> read_lock(Loading& loading, const ChartFile& file, Chart& chart) {
  lang::Map* fields = lang::make_map(loading.chart.arena);
  if (auto read = read_into(loading, *file.source, file.name, kLock, *fields, loading.chart.problems); !read)
    return read;
  const lang::Value* list = fields->find("Dependencies");
  if (list == nullptr || !list->is(lang::Kind::List)) return {};
  for (const lang::Value& item : list->list())
    if (item.is(lang::Kind::Map)) chart.locked.push_back(dependency_of(item));
  return {};
}

std::expected<std::string_view, ChartError> read_api_version(Loading& loading, const base::Source& source) {
  lang::Map* fields = lang::make_map(loading.chart.arena);
  std::vector<base::Diagnostic> said_again;  // when the chart is put together
  if (auto read = read_into(loading, source, "Chart.yaml", kBase, *fields, said_again); !read)
    return std::unexpected(std::move(read.error()));
  return text_of(*fields, "APIVersion");
}

std::expected<void, ChartError> take_metadata(Loading& loading, lang::Map& fields, Chart& chart) {
  if (auto valid = Validation(loading, fields, chart).run(); !valid) return valid;
  Metadata& metadata = chart.metadata;
  metadata.fields = &fields;
  metadata.api_version = text_of(fields, "APIVersion");
  metadata.name = text_of(fields, "Name");
  metadata.version = text_of(fields, "Version");
  metadata.app_version = text_of(fields, "AppVersion");
  metadata.type = text_of(fields, "Type");
  metadata.kube_version = text_of(fields, "KubeVersion");
  const lang::Value* deprecated = fields.find("Deprecated");
  metadata.is_deprecated = deprecated != nullptr && deprecated->is(lang::Kind::Bool) && deprecated->truth;
  if (const lang::Value* list = fields.find("Dependencies"))
    for (const lang::Value& item : list->list()) metadata.dependencies.push_back(dependency_of(item));
  return {};
}

lang::Map* metadata_map(const lang::Map& fields, base::Arena& arena) {
  return struct_value(fields, kMetadata, arena).map;
}

}  // namespace pave::render::helm
