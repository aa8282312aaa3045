#include "doc/json_schema/program.h"

#include <gtest/gtest.h>

#include <map>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/json_reader.h"

namespace pave::doc::json_schema {
namespace {

class ProgramTest : public testing::Test, public Documents {
 protected:
  const Node& read(std::string text) {
    auto node = read_json(sources_.add("x.json", std::move(text)), arena_);
    EXPECT_TRUE(node);
    return **node;
  }
  std::expected<const Node*, std::string> load(std::string_view url) override {
    auto found = files_.find(std::string(url));
    if (found == files_.end()) return std::unexpected("no such file");
    return &read(found->second);
  }
  /// The violation's text without its first line; what is wrong with the schema; or nothing.
  std::string judge(std::string schema, std::string value, Formats formats = Formats::Dialect) {
    CompileOptions options;
    options.documents = this;
    options.formats = formats;
    auto program = compile(read(std::move(schema)), "file:///s.json", options);
    if (!program) {
      kind_ = program.error().kind;
      return "schema: " + program.error().words;
    }
    auto wrong = program->validate(read(std::move(value)));
    std::string out = wrong ? text(*wrong) : "";
    return out.substr(std::min(out.find('\n') + 1, out.size()));
  }

  base::Sources sources_;
  base::Arena arena_;
  std::map<std::string, std::string> files_;
  SchemaError::Kind kind_{};
};

TEST_F(ProgramTest, SaysWhatTheLibraryOfHelmSays) {
  std::string schema = R"({"properties": {"n": {"type": "integer", "maximum": 65535, "multipleOf": 0.1},
    "s": {"pattern": "^a", "maxLength": 2}, "e": {"enum": ["a", 1, null]}, "l": {"uniqueItems": true, "maxItems": 1}},
    "required": ["x", "y"], "additionalProperties": false})";
  EXPECT_EQ(judge(schema, R"({"x": 1, "y": 2, "n": 70000})"),
            "- at '/n': maximum: got 70,000, want 65,535\n- at '': additional properties 'x', 'y' not allowed");
  EXPECT_EQ(judge(schema, R"({"s": "bcd"})"),
            "- at '': missing properties 'x', 'y'\n- at '/s': validation failed\n"
            "  - at '/s': maxLength: got 3, want 2\n  - at '/s': 'bcd' does not match pattern '^a'");
  EXPECT_EQ(
      judge(schema, R"({"e": 2, "l": [1, 1.0]})"),
      "- at '': missing properties 'x', 'y'\n- at '/e': value must be one of 'a', 1, <nil>\n"
      "- at '/l': validation failed\n  - at '/l': maxItems: got 2, want 1\n  - at '/l': items at 0 and 1 are equal");
  EXPECT_EQ(judge(R"({"type": ["string", "null"]})", "1.5"), "- at '': got number, want null or string");
}

TEST_F(ProgramTest, KnowsThePlaceOfAViolation) {
  const Node& schema = read(R"({"properties": {"a": {"items": {"type": "string"}}}})");
  const Node& value = read(R"({"a": ["x", 7]})");
  auto program = compile(schema, "file:///s.json", {});
  ASSERT_TRUE(program);
  auto wrong = program->validate(value);
  ASSERT_TRUE(wrong);
  const Violation& cause = wrong->causes.at(0);
  EXPECT_EQ(cause.pointer, "/a/1");
  EXPECT_EQ(cause.value, &value.find("a")->children()[1]);
  EXPECT_EQ(cause.keyword, schema.find("properties")->find("a")->find("items")->find("type"));
}

TEST_F(ProgramTest, FormatsAreAssertionsWhereTheDraftSaysSo) {
  std::string draft_7 = R"({"$schema": "http://json-schema.org/draft-07/schema#", "format": "ipv4"})";
  EXPECT_EQ(judge(draft_7, "\"x\""), "- at '': 'x' is not valid ipv4: expected four decimals");
  EXPECT_EQ(judge(draft_7, "\"x\"", Formats::Annotation), "");
  EXPECT_EQ(judge(R"({"format": "ipv4"})", "\"x\""), "");
  EXPECT_EQ(judge(R"({"format": "ipv4"})", "\"1.2.3\"", Formats::Assertion),
            "- at '': '1.2.3' is not valid ipv4: expected four decimals");
}

TEST_F(ProgramTest, LoadsDocumentsAndSaysWhichAreMissing) {
  files_["file:///defs.json"] = R"({"$defs": {"p": {"type": "integer"}}})";
  EXPECT_EQ(judge(R"({"$ref": "defs.json#/$defs/p"})", "\"x\""), "- at '': got string, want integer");
  EXPECT_EQ(judge(R"({"$ref": "https://example.com/a.json"})", "1"),
            "schema: failing loading \"https://example.com/a.json\": no such file");
  EXPECT_EQ(kind_, SchemaError::Kind::Unresolved);
  EXPECT_EQ(judge(R"({"$ref": "defs.json#/nothing"})", "1"),
            "schema: json-pointer in \"file:///defs.json#/nothing\" not found");
  EXPECT_EQ(judge(R"({"$ref": "#there"})", "1"),
            "schema: anchor in \"file:///s.json#there\" not found in schema \"file:///s.json\"");
}

TEST_F(ProgramTest, RefusesBrokenSchemas) {
  EXPECT_EQ(judge(R"({"type": 5})", "1").substr(0, 89),
            "schema: \"file:///s.json#\" is not valid against metaschema: jsonschema validation failed w");
  EXPECT_EQ(kind_, SchemaError::Kind::Broken);
  EXPECT_NE(judge(R"S({"pattern": "(?=a)"})S", "1").find("is not valid regex: error parsing regexp"),
            std::string::npos);
  CompileOptions careless;
  careless.judge_schema = false;
  auto program = compile(read(R"S({"pattern": "(?=a)"})S"), "file:///s.json", careless);
  ASSERT_FALSE(program);
  EXPECT_EQ(program.error().kind, SchemaError::Kind::Pattern);
}

TEST_F(ProgramTest, FindsCircles) {
  EXPECT_EQ(judge(R"({"$ref": "#"})", "1"),
            "- at '': both /$ref and  resolve to \"file:///s.json#\" causing reference cycle");
  EXPECT_EQ(judge(R"({"properties": {"a": {"$ref": "#"}}})", R"({"a": {"a": {}}})"), "");
}

TEST_F(ProgramTest, LimitsHowDeepSchemasNest) {
  auto chain = [](int count) {
    std::string definitions;
    for (int i = 0; i < count; ++i)
      definitions += "\"d" + std::to_string(i) + "\": {\"$ref\": \"#/$defs/d" + std::to_string(i + 1) + "\"},";
    return R"({"$ref": "#/$defs/d0", "$defs": {)" + definitions + "\"d" + std::to_string(count) +
           "\": {\"type\": \"string\"}}}";
  };
  EXPECT_EQ(judge(chain(kMaxNesting - 10), "1"), "- at '': got number, want string");
  EXPECT_EQ(judge(chain(kMaxNesting + 10), "1"), "- at '': the schema needs more steps than are allowed");
}

TEST_F(ProgramTest, LimitsTheStepsOfAValidation) {
  std::string definitions;
  for (int i = 0; i < 40; ++i) {
    std::string next = R"({"$ref": "#/$defs/d)" + std::to_string(i + 1) + "\"}";
    definitions += "\"d" + std::to_string(i) + "\": {\"allOf\": [" + next + "," + next + "]},";
  }
  std::string rest = R"(, "$defs": {)" + definitions + R"("d40": {"type": "number"}}})";
  // A `not` around it must not make it right.
  EXPECT_EQ(judge(R"({"not": {"$ref": "#/$defs/d0"})" + rest, "1"),
            "- at '': the schema needs more steps than are allowed");
}

TEST_F(ProgramTest, LimitsTheDigitsOfNumbers) {
  std::string digits(kMaxDigits + 1, '1');
  EXPECT_NE(judge(R"({"maximum": )" + digits + "}", "1").find("more than 4096 characters"), std::string::npos);
  EXPECT_EQ(kind_, SchemaError::Kind::Limit);
  EXPECT_EQ(judge(R"({"maximum": 1})", digits), "- at '': a number of more than 4096 characters");
}

}  // namespace
}  // namespace pave::doc::json_schema
