#include "lang/gotemplate/builtins/toml.h"

#include <gtest/gtest.h>

#include "lang/gotemplate/builtins/caller.h"
#include "lang/gotemplate/builtins/json.h"
#include "lang/gotemplate/builtins/toml_text.h"

namespace pave::lang::gotemplate {
namespace {

class Toml : public testing::Test {
 protected:
  std::string read(std::string_view text) {
    Value made = caller_.call(toml_functions(), "fromToml", {Value::of(text)});
    return std::string(caller_.call(json_functions(), "mustToJson", {made}).text());
  }
  /// fromToml, then toToml.
  std::string back(std::string_view text) {
    Value made = caller_.call(toml_functions(), "fromToml", {Value::of(text)});
    return std::string(caller_.call(toml_functions(), "toToml", {made}).text());
  }

  Caller caller_;
};

TEST_F(Toml, Layout) {
  EXPECT_EQ(
      back("b = 1\na = 'x'\nt.u.v = [1, 2.0]\n[[l]]\nx = 1\n[[l]]\n[l.m]\ny = {z = true}\n"),
      "a = \"x\"\nb = 1\n\n[[l]]\n  x = 1\n\n[[l]]\n  [l.m]\n    [l.m.y]\n      z = true\n\n[t]\n  [t.u]\n    v = [1, "
      "2.0]\n");
  EXPECT_EQ(back("\"a b\" = \"\\u0001\\\"\"\n"), "\"a b\" = \"\\u0001\\\"\"\n");
}

TEST_F(Toml, PointsInTime) {
  std::string_view text = "a = 1979-05-27\nb = 07:32:00.5\nc = 1979-05-27T07:32:00\nd = 1979-05-27T00:32:00-07:00\n";
  EXPECT_EQ(back(text), text);
  EXPECT_EQ(read(text),
            "{\"a\":\"1979-05-27T00:00:00Z\",\"b\":\"0000-01-01T07:32:00.5Z\",\"c\":\"1979-05-27T07:32:00Z\","
            "\"d\":\"1979-05-27T00:32:00-07:00\"}");
}

TEST_F(Toml, Texts) {
  EXPECT_EQ(read("a = \"\"\"\none \\\n   two\"\"\"\nb = '''\nraw\\n'''\nc = \"\\t\\u00e9\""),
            "{\"a\":\"one two\",\"b\":\"raw\\\\n\",\"c\":\"\\t\xc3\xa9\"}");
  EXPECT_EQ(read("a = 0x1F\nb = -1_000\nc = 1e3\nd = []\ne = {}"), R"({"a":31,"b":-1000,"c":1000,"d":[],"e":{}})");
}

TEST_F(Toml, Errors) {
  auto error = [this](std::string_view text) { return read(text); };
  EXPECT_EQ(error("a = 1\na = 2"), R"({"Error":"toml: line 2 (last key \"a\"): Key 'a' has already been defined."})");
  EXPECT_EQ(error("a = "), R"({"Error":"toml: line 1 (last key \"a\"): unexpected EOF; expected value"})");
  EXPECT_EQ(error("= 1"), R"({"Error":"toml: line 1: unexpected '=': key name appears blank"})");
  EXPECT_EQ(error("a = 1 2"),
            "{\"Error\":\"toml: line 1: expected a top-level item to end with a newline, comment, or EOF, "
            "but got '2' instead\"}");
  EXPECT_EQ(error("[t]\nb = 9223372036854775808"),
            R"({"Error":"toml: line 2 (last key \"t.b\"): 9223372036854775808 is out of range for int64"})");
  Value items[] = {Value::of_int(1), Value::nil()};
  Map* map = make_map(caller_.arena());
  map->set("a", Value::of(std::span<const Value>(items)), caller_.arena());
  EXPECT_EQ(caller_.call(toml_functions(), "toToml", {Value::of(map)}).text(),
            "toml: cannot encode array with nil element");
  caller_.call(toml_functions(), "mustToToml", {Value::of(map)});
  EXPECT_EQ(caller_.error(), "toml: cannot encode array with nil element");
}

TEST_F(Toml, TheDepthHasALimit) {
  auto nested = [](int depth) {
    auto size = static_cast<std::size_t>(depth);
    return "a = " + std::string(size, '[') + std::string(size, ']');
  };
  EXPECT_TRUE(read(nested(kMaxTomlDepth - 2)).starts_with("{\"a\":[["));
  EXPECT_NE(read(nested(kMaxTomlDepth + 1)).find("nested more than 512 deep"), std::string::npos);
}

TEST_F(Toml, PlacesComeFromTheText) {
  Value text = Value::of(std::string_view("a = 1\n[t]\nb = \"x\"\n"));
  base::Run runs[] = {
      {.begin = 0, .written = base::Origin::at(100), .value = {}, .frame = 0, .flags = base::Run::kLiteral}};
  text.runs = runs;
  text.run_count = 1;
  Value made = caller_.call(toml_functions(), "fromToml", {text});
  EXPECT_EQ(made.map->find("a")->origin, base::Origin::at(104));
  EXPECT_EQ(made.map->find_entry("t")->key_origin, base::Origin::at(107));
  EXPECT_EQ(made.map->find("t")->map->find("b")->origin, base::Origin::at(115));
}

}  // namespace
}  // namespace pave::lang::gotemplate
