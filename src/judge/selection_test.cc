#include "judge/selection.h"

#include <gtest/gtest.h>

#include <initializer_list>

namespace pave::judge {
namespace {

using base::Code;

Selection selection(std::initializer_list<const char*> selected, std::initializer_list<const char*> ignored) {
  auto parsed = [](std::initializer_list<const char*> texts) {
    std::vector<Selector> out;
    for (const char* text : texts) out.push_back(Selector::parse(text).value());
    return out;
  };
  return {parsed(selected), parsed(ignored)};
}

TEST(Selector, IsARuleOrTheBeginningOfSome) {
  for (const char* text : {"schema", "schema/", "schema/*", "schema/unknown-field", "schema/unknown", "pod"})
    EXPECT_TRUE(Selector::parse(text)) << text;
  for (const char* text : {"", "/", "*", "schem", "schema/un", "schema/unknown-fields", "Schema", "*/schema"})
    EXPECT_FALSE(Selector::parse(text)) << text;
  EXPECT_TRUE(Selector::parse("schema/unknown")->matches(Code::SchemaUnknownKind));
  EXPECT_FALSE(Selector::parse("schema/unknown")->matches(Code::SchemaBadEnum));
}

TEST(Selection, ShowsEverythingByDefault) { EXPECT_TRUE(Selection().shows(Code::ApiDeprecated)); }

TEST(Selection, ShowsWhatIsSelected) {
  Selection chosen = selection({"schema", "api/removed"}, {});
  EXPECT_TRUE(chosen.shows(Code::SchemaBadEnum));
  EXPECT_TRUE(chosen.shows(Code::ApiRemoved));
  EXPECT_FALSE(chosen.shows(Code::ApiDeprecated));
}

TEST(Selection, TheMoreSpecificWins) {
  EXPECT_FALSE(selection({"schema"}, {"schema/bad-enum"}).shows(Code::SchemaBadEnum));
  EXPECT_TRUE(selection({"schema/bad-enum"}, {"schema"}).shows(Code::SchemaBadEnum));
  EXPECT_FALSE(selection({"schema/bad-enum"}, {"schema"}).shows(Code::SchemaBadFormat));
  EXPECT_FALSE(selection({"schema"}, {"schema"}).shows(Code::SchemaBadEnum)) << "equally specific: ignored";
}

TEST(Selection, OnlyIgnoreHidesWhatWasNotJudged) {
  EXPECT_TRUE(selection({"api"}, {}).shows(Code::SyntaxYaml));
  EXPECT_TRUE(selection({"api"}, {}).shows(Code::SchemaNotChecked));
  EXPECT_FALSE(selection({"api"}, {"syntax"}).shows(Code::SyntaxYaml));
  EXPECT_FALSE(selection({}, {"schema"}).shows(Code::SchemaNotChecked));
}

TEST(Selection, NamesTheNearestRule) {
  EXPECT_EQ(unknown_rule_message("shcema"), "no rule is called \"shcema\", did you mean \"schema\"?");
  EXPECT_EQ(unknown_rule_message("schema/unknown-feild"),
            "no rule is called \"schema/unknown-feild\", did you mean \"schema/unknown-field\"?");
  EXPECT_EQ(unknown_rule_message("unknown-field"),
            "no rule is called \"unknown-field\", did you mean \"schema/unknown-field\"?");
  EXPECT_EQ(unknown_rule_message("helm"), "no rule is called \"helm\"");
}

TEST(Selector, NotCheckedOfAllFamilies) {
  auto selector = Selector::parse("*/not-checked");
  ASSERT_TRUE(selector.has_value());
  EXPECT_TRUE(selector->matches(base::Code::SchemaNotChecked));
  EXPECT_FALSE(selector->matches(base::Code::SchemaUnknownField));
  EXPECT_FALSE(Selector::parse("*/unknown-field").has_value());
}

TEST(Selection, WhatIsNotKnownOfReferencesIsSaidToWhoAsksForThem) {
  auto select = [](const char* text) { return Selection({*Selector::parse(text)}, {}); };
  EXPECT_TRUE(Selection().shows(base::Code::ReferenceNotChecked));
  EXPECT_TRUE(select("reference").shows(base::Code::ReferenceNotChecked));
  EXPECT_TRUE(select("reference/missing-secret").shows(base::Code::ReferenceNotChecked));
  EXPECT_FALSE(select("server").shows(base::Code::ReferenceNotChecked));
  EXPECT_FALSE(select("server").shows_family("reference"));
  EXPECT_TRUE(select("server").shows(base::Code::SchemaNotChecked));
}

}  // namespace
}  // namespace pave::judge
