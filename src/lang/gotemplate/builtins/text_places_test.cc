// Where texts come from after functions of text have worked on them.
#include <gtest/gtest.h>

#include "lang/gotemplate/builtins/caller.h"
#include "lang/gotemplate/builtins/regex.h"
#include "lang/gotemplate/builtins/strings.h"
#include "lang/gotemplate/print_parts.h"
#include "lang/text.h"

namespace pave::lang::gotemplate {
namespace {

class TextPlaces : public testing::Test {
 protected:
  TextPlaces() { caller_.place = base::Origin::at(9000); }

  static Value at(std::string_view bytes, std::uint32_t place) {
    Value value = Value::of(bytes);
    value.origin = base::Origin::at(place);
    return value;
  }
  /// `name: ` literal from place 100 on, then `x` of a value at 500, then `\n  b: c` literal from 200 on.
  Value rendered() {
    Text text;
    text.add_literal("name: ", base::Origin::at(100), 1);
    text.add("x", base::Origin::at(107), base::Origin::at(500), 1, 0);
    text.add_literal("\n  b: c", base::Origin::at(200), 1);
    return text.take(caller_.arena());
  }
  Value call(std::string_view name, std::vector<Value> args) {
    return caller_.call(name.starts_with("regex") ? regex_functions() : string_functions(), name, std::move(args));
  }
  /// The run of the first byte of a part, with what it says of that byte: `@place` of a literal, `=place` of a value,
  /// `!place` of the action.
  static std::string source(const Value& text, std::string_view part) {
    auto offset = static_cast<std::uint32_t>(text.text().find(part));
    if (text.run_count == 0) return text.origin.known() ? "=" + std::to_string(text.origin.place()) : "";
    const base::Run* run = text.runs;
    while (run + 1 < text.runs + text.run_count && run[1].begin <= offset) ++run;
    if ((run->flags & base::Run::kLiteral) != 0)
      return "@" + std::to_string(run->written.place() + offset - run->begin);
    if (run->value.known()) return "=" + std::to_string(run->value.place());
    return "!" + std::to_string(run->written.place());
  }

  Caller caller_;
};

TEST_F(TextPlaces, IndentMovesThem) {
  Value made = call("nindent", {Value::of_int(4), rendered()});
  EXPECT_EQ(made.text(), "\n    name: x\n      b: c");
  EXPECT_EQ(made.runs[0].begin, 0U);
  EXPECT_EQ(source(made, "name"), "@100");
  EXPECT_EQ(source(made, "x"), "=500");
  EXPECT_EQ(source(made, "b:"), "@203");
  EXPECT_EQ(source(made, "c"), "@206");

  Value nothing = call("indent", {Value::of_int(0), rendered()});
  EXPECT_EQ(nothing.runs[1].begin, 6U);
  Value whole = call("indent", {Value::of_int(2), at("a\nb", 7)});
  EXPECT_EQ(whole.text(), "  a\n  b");
  EXPECT_EQ(whole.origin, base::Origin::at(7));
}

TEST_F(TextPlaces, IndentKeepsAValueOfSeveralLinesTogether) {
  Text text;
  text.add("a: 1\nb: 2", base::Origin::at(10), base::Origin::at(700), 0, 0);
  text.add("\nc: 3", base::Origin::at(11), base::Origin::at(800), 0, 0);
  Value made = call("indent", {Value::of_int(2), text.take(caller_.arena())});
  EXPECT_EQ(made.text(), "  a: 1\n  b: 2\n  c: 3");
  EXPECT_EQ(made.run_count, 2U);
  EXPECT_EQ(source(made, "b:"), "=700");
  EXPECT_EQ(source(made, "c:"), "=800");
}

TEST_F(TextPlaces, CutsKeepThem) {
  EXPECT_EQ(source(call("trimPrefix", {Value::of(std::string_view("na")), rendered()}), "me"), "@102");
  EXPECT_EQ(source(call("trunc", {Value::of_int(-1), rendered()}), "c"), "@206");
  EXPECT_EQ(source(call("substr", {Value::of_int(6), Value::of_int(7), rendered()}), "x"), "=500");
  EXPECT_EQ(call("trim", {at(" a ", 7)}).origin, base::Origin::at(7));
  Value parts = call("splitList", {Value::of(std::string_view("\n")), rendered()});
  EXPECT_EQ(source(parts.items[1], "b"), "@203");
  Value found = call("regexFind", {Value::of(std::string_view("b.*")), rendered()});
  EXPECT_EQ(source(found, "c"), "@206");
}

TEST_F(TextPlaces, QuotesHaveThePlaceOfWhatTheyHold) {
  Value one = call("quote", {at("a", 7)});
  EXPECT_EQ(source(one, "\""), "=7");
  Value several = call("quote", {at("a", 7), at("b", 8)});
  EXPECT_EQ(several.text(), R"("a" "b")");
  EXPECT_EQ(source(several, "\"a"), "=7");
  EXPECT_EQ(source(several, "\"b"), "=8");
  Value runs = call("squote", {rendered()});
  EXPECT_EQ(source(runs, "name"), "@100");
  EXPECT_EQ(source(runs, "x"), "=500");
  Value number = Value::of_int(5);
  number.origin = base::Origin::at(33);
  EXPECT_EQ(source(call("quote", {number}), "5"), "=33");
  EXPECT_EQ(source(call("toString", {number}), "5"), "=33");
}

TEST_F(TextPlaces, JoinsHaveThoseOfTheirParts) {
  std::vector<Value> items = {at("a", 7), at("b", 8)};
  Value list = Value::of(std::span<const Value>(items));
  Value joined = call("join", {Value::of(std::string_view("-")), list});
  EXPECT_EQ(source(joined, "a"), "=7");
  EXPECT_EQ(source(joined, "b"), "=8");
  Value cat = call("cat", {at("a", 7), Value::of(std::string_view("lit")), at("b", 8)});
  EXPECT_EQ(cat.text(), "a lit b");
  EXPECT_EQ(source(cat, "lit"), "!9000");
  EXPECT_EQ(source(cat, "b"), "=8");
}

TEST_F(TextPlaces, ReplaceKeepsWhatItDoesNotTouch) {
  auto text = [](std::string_view bytes) { return Value::of(bytes); };
  Value made = call("replace", {text(": "), text("=>"), rendered()});
  EXPECT_EQ(made.text(), "name=>x\n  b=>c");
  EXPECT_EQ(source(made, "x"), "=500");
  EXPECT_EQ(source(made, "c"), "@206");
  EXPECT_EQ(call("replace", {text("z"), text("y"), at("a", 7)}).flags & Value::kComputed, 0);
  Value changed = call("replace", {text("a"), text("b"), at("a", 7)});
  EXPECT_EQ(changed.origin, base::Origin::at(7));
  EXPECT_NE(changed.flags & Value::kComputed, 0);
}

TEST_F(TextPlaces, FormatsHaveThoseOfTheirArguments) {
  std::vector<Value> args = {at("web", 7), rendered(), Value::of_int(3)};
  Call call(caller_, args, caller_.place, 4);
  Value made = print_format_in(call, "pre-%s/%5s|%d", args);
  EXPECT_EQ(source(made, "pre"), "!9000");
  EXPECT_EQ(source(made, "web"), "=7");
  EXPECT_EQ(source(made, "name"), "@100");
  EXPECT_EQ(source(made, "3"), "!9000");
  std::vector<Value> plain = {Value::of_int(3)};
  EXPECT_EQ(print_format_in(call, "%d", plain).run_count, 0U);
}

}  // namespace
}  // namespace pave::lang::gotemplate
