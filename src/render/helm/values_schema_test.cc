#include "render/helm/values_schema.h"

#include <gtest/gtest.h>

#include "base/fake_files.h"
#include "render/helm/coalesce.h"
#include "render/helm/load.h"
#include "render/helm/values.h"

namespace pave::render::helm {
namespace {

constexpr std::string_view kHead = "values don't meet the specifications of the schema(s) in the following chart(s):\n";

/// A chart `demo`, with a subchart `kid` where a file of it is added.
class ValuesSchema : public testing::Test {
 protected:
  void SetUp() override { files_.add("demo/Chart.yaml", "apiVersion: v2\nname: demo\nversion: 0.1.0\n"); }
  void add_kid() { files_.add("demo/charts/kid/Chart.yaml", "apiVersion: v2\nname: kid\nversion: 0.1.0\n"); }

  /// What Helm says, without its first line.
  std::string check(const GivenValues& given = {}) {
    auto loaded = load_chart(files_, "demo", {});
    EXPECT_TRUE(loaded) << (loaded ? "" : loaded.error().helm);
    if (!loaded) return {};
    chart_ = *loaded;
    sources_ = std::make_unique<base::Sources>(&chart_->sources);
    std::vector<base::Diagnostic> warnings;
    auto map = given_values(given, files_, *sources_, arena_, warnings);
    EXPECT_TRUE(map);
    std::vector<std::unique_ptr<ChartValues>> kept;
    SchemaScope root = scope_of(*chart_->root);
    std::vector<ValueWarning> dropped;
    Coalescing context{HelmVersion::V4_3, arena_, dropped};
    auto values = coalesce_values(*values_of(*chart_->root, kept), *map, context);
    EXPECT_TRUE(values);
    verdict_ = check_schemas(root, **values, *chart_->schemas, *sources_, arena_);
    if (verdict_.holds()) return "";
    EXPECT_TRUE(verdict_.helm.starts_with(kHead));
    return verdict_.helm.substr(kHead.size());
  }
  std::string problem(std::size_t number) const {
    if (number >= verdict_.problems.size()) return "none";
    const base::Diagnostic& found = verdict_.problems[number];
    return place(found.origin) + " " + found.message + " | " + found.help;
  }
  std::string place(base::Origin origin) const {
    base::Location location = sources_->locate(origin);
    return location.path + ":" + std::to_string(location.line) + ":" + std::to_string(location.column);
  }

  static SchemaScope scope_of(const Chart& chart) {
    SchemaScope scope{&chart, chart.metadata.name};
    for (const auto& child : chart.dependencies) scope.children.push_back(scope_of(*child));
    return scope;
  }
  static const ChartValues* values_of(const Chart& chart, std::vector<std::unique_ptr<ChartValues>>& kept) {
    kept.push_back(std::make_unique<ChartValues>());
    ChartValues& made = *kept.back();
    made.name = chart.metadata.name;
    made.defaults = chart.defaults;
    for (const auto& child : chart.dependencies) made.children.push_back(values_of(*child, kept));
    return &made;
  }

  base::FakeFiles files_;
  base::Arena arena_;
  std::shared_ptr<const LoadedChart> chart_;
  std::unique_ptr<base::Sources> sources_;
  SchemaVerdict verdict_;
};

TEST_F(ValuesSchema, PointsAtWhatGaveTheValue) {
  files_.add("demo/values.schema.json", R"({"properties": {
    "port": {"type": "integer"}, "image": {"additionalProperties": false, "properties": {"tag": {}}},
    "mode": {"enum": ["a", "b"]}}})");
  files_.add("demo/values.yaml", "mode: c\n");
  files_.add("v.yaml", "image:\n  tga: x\n");
  GivenValues given;
  given.files = {"v.yaml"};
  given.set = {"port=x"};
  EXPECT_EQ(check(given),
            "demo:\n- at '/image': additional properties 'tga' not allowed\n- at '/port': got string, want integer\n"
            "- at '/mode': value must be one of 'a', 'b'\n");
  EXPECT_EQ(problem(0), "v.yaml:2:3 the schema of chart demo knows no value `image.tga` | did you mean `tag`?");
  EXPECT_EQ(problem(1), "--set:1:6 the value `port` is a string, and must be an integer | write an integer");
  EXPECT_EQ(problem(2),
            "demo/values.yaml:1:7 the value `mode` must be one of \"a\", \"b\" | write one of \"a\", \"b\"");
  ASSERT_EQ(verdict_.problems[1].notes.size(), 1U);
  EXPECT_EQ(place(verdict_.problems[1].notes[0].origin), "demo/values.schema.json:2:14");
}

TEST_F(ValuesSchema, JudgesSubchartsWithWhatTheySee) {
  add_kid();
  files_.add("demo/values.yaml", "kid:\n  port: x\nglobal: {a: 1}\n");
  files_.add("demo/charts/kid/values.yaml", "name: 5\n");
  files_.add(
      "demo/charts/kid/values.schema.json",
      R"({"additionalProperties": false, "properties": {"port": {"type": "integer"}, "name": {"type": "string"}}})");
  EXPECT_EQ(check(),
            "kid:\n- at '/port': got string, want integer\n- at '/name': got number, want string\n"
            "- at '': additional properties 'global' not allowed\n");
  EXPECT_EQ(problem(0),
            "demo/values.yaml:2:9 the value `kid.port` is a string, and must be an integer | write an integer");
  EXPECT_EQ(problem(1),
            "demo/charts/kid/values.yaml:1:7 the value `kid.name` is a number, and must be a string | write a string");
}

TEST_F(ValuesSchema, AMissingValueIsAtItsMap) {
  files_.add("demo/values.schema.json", R"({"properties": {"image": {"required": ["tag", "name"]}}})");
  files_.add("demo/values.yaml", "image:\n  other: x\n");
  EXPECT_EQ(check(), "demo:\n- at '/image': missing properties 'tag', 'name'\n");
  EXPECT_EQ(problem(0),
            "demo/values.yaml:1:1 the value `image` lacks `tag`, `name`, which the schema requires | add `tag`, "
            "`name` here");
}

TEST_F(ValuesSchema, ExplainsAlternatives) {
  files_.add("demo/values.schema.json", R"({"properties": {"a": {"oneOf": [{"type": "string"}, {"minimum": 5}]}}})");
  files_.add("demo/values.yaml", "a: 1\n");
  EXPECT_EQ(check(),
            "demo:\n- at '/a': 'oneOf' failed, none matched\n  - at '/a': got number, want string\n"
            "  - at '/a': minimum: got 1, want 5\n");
  EXPECT_EQ(problem(0),
            "demo/values.yaml:1:4 the value `a` fits none of the alternatives of the schema | write it as one of "
            "the alternatives wants it");
  ASSERT_EQ(verdict_.problems[0].notes.size(), 3U);
  EXPECT_EQ(verdict_.problems[0].notes[1].message, "alternative 1: `a` is a number, and must be a string");
}

TEST_F(ValuesSchema, DoesNotShowTexts) {
  files_.add("demo/values.schema.json", R"({"$schema": "http://json-schema.org/draft-07/schema#",
    "properties": {"password": {"pattern": "^.{12}$", "format": "uuid"}, "x": {"minLength": 30, "const": "y"}}})");
  files_.add("demo/values.yaml", "password: hunter2\nx: hunter3\n");
  EXPECT_NE(check(), "");
  ASSERT_EQ(verdict_.problems.size(), 2U);
  for (const base::Diagnostic& found : verdict_.problems) {
    EXPECT_EQ(found.message.find("hunter"), std::string::npos);
    EXPECT_EQ(found.help.find("hunter"), std::string::npos);
  }
}

TEST_F(ValuesSchema, ReadsReferencesFromTheChartAlone) {
  files_.add("demo/values.schema.json", R"({"properties": {"a": {"$ref": "schemas/port.json#/$defs/p"}}})");
  files_.add("demo/schemas/port.json", R"({"$defs": {"p": {"type": "integer"}}})");
  files_.add("demo/values.yaml", "a: x\n");
  EXPECT_EQ(check(), "demo:\n- at '/a': got string, want integer\n");
  EXPECT_EQ(place(verdict_.problems[0].notes[0].origin), "demo/schemas/port.json:1:18");
  files_.add("demo/values.schema.json", R"({"$ref": "other.json"})");
  EXPECT_EQ(check(), "demo:\nfailing loading \"file:///other.json\": open /other.json: no such file or directory");
  EXPECT_EQ(problem(0).substr(0, 30), "demo/values.schema.json:1:2 th");
  files_.add("demo/values.schema.json", R"({"$ref": "https://example.com/a.json"})");
  EXPECT_EQ(check(), "demo:\nfailing loading \"https://example.com/a.json\": schemas are not fetched from servers");
  files_.add("demo/values.schema.json", R"({"$ref": "urn:a:b"})");
  EXPECT_EQ(check(), "");
  ASSERT_EQ(verdict_.warnings.size(), 1U);
  EXPECT_EQ(verdict_.warnings[0].helm,
            "level=WARN msg=\"unresolved URN reference ignored; using permissive schema\" urn=urn:a:b");
}

TEST_F(ValuesSchema, SaysWhatIsWrongWithASchema) {
  files_.add("demo/values.schema.json", "{bad");
  EXPECT_EQ(check(), "demo:\ninvalid character 'b' looking for beginning of object key string");
  EXPECT_EQ(problem(0),
            "demo/values.schema.json:1:2 the schema of chart demo can't be used: the schema is not JSON: invalid "
            "character 'b' "
            "looking for beginning of object key string | mend the text here; a schema is JSON, not YAML");
  files_.add("demo/values.schema.json", R"({"properties": {"a": {"type": 5}}})");
  EXPECT_EQ(check(),
            "demo:\n\"file:///values.schema.json#\" is not valid against metaschema: jsonschema validation failed with "
            "'https://json-schema.org/draft/2020-12/schema#'\n- at '': 'allOf' failed\n"
            "  - at '/properties/a': 'allOf' failed\n    - at '/properties/a/type': 'anyOf' failed\n"
            "      - at '/properties/a/type': value must be one of 'array', 'boolean', 'integer', 'null', 'number', "
            "'object', 'string'\n      - at '/properties/a/type': got number, want array");
  EXPECT_EQ(problem(0).substr(0, 29), "demo/values.schema.json:1:23 ");
}

}  // namespace
}  // namespace pave::render::helm
