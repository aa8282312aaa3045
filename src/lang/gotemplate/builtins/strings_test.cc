#include "lang/gotemplate/builtins/strings.h"

#include <gtest/gtest.h>

#include "lang/gotemplate/builtins/caller.h"
#include "lang/gotemplate/print.h"

namespace pave::lang::gotemplate {
namespace {

using namespace std::string_view_literals;

Value text(std::string_view bytes) { return Value::of(bytes); }
Value integer(std::int64_t number) { return Value::of_int(number); }

class Strings : public testing::Test {
 protected:
  /// What Go's `%#v` shows of the result, or the error.
  std::string shown(std::string_view name, std::vector<Value> args) {
    Value made = caller_.call(string_functions(), name, std::move(args));
    if (!caller_.error().empty()) return "error: " + caller_.error();
    std::string out;
    print_format("%#v", std::vector<Value>{made}, out);
    return out;
  }
  std::string of(std::string_view name, std::vector<Value> args) {
    return std::string(caller_.call(string_functions(), name, std::move(args)).text());
  }
  Value list(std::vector<Value> items, Type type = Type::Default) {
    return Value::of(caller_.arena().copy(std::span<const Value>(items)), type);
  }

  Caller caller_;
};

// Every expected answer here is Sprig's.

TEST_F(Strings, ChangeCases) {
  EXPECT_EQ(of("upper", {text("stra\u00dfe \u00e9")}), "STRA\u00dfE \u00c9");
  EXPECT_EQ(of("lower", {text("\u00c9A\xff")}), "\u00e9a\ufffd");
  EXPECT_EQ(of("title", {text("hello wor-ld a_b 2x")}), "Hello Wor-Ld A_b 2x");
  EXPECT_EQ(of("untitle", {text("Hello World")}), "hello world");
  EXPECT_EQ(of("swapcase", {text("\u00c0\u00e9Z a")}), "\u00e0\u00c9z A");
  EXPECT_EQ(of("initials", {text("First Middle last")}), "FMl");
  EXPECT_EQ(of("initials", {text("\u00e9a")}), "\u00c3");  // goutils reads bytes
  EXPECT_EQ(of("nospace", {text(" a b\tc\n")}), "abc");
}

TEST_F(Strings, MakeNamesOfWords) {
  EXPECT_EQ(of("camelcase", {text("http_server-id x")}), "HttpServerIdX");
  EXPECT_EQ(of("camelcase", {text("_leading__double")}), "_Leading_Double");
  EXPECT_EQ(of("camelcase", {text("GOLANG_IS_GREAT")}), "GolangIsGreat");
  EXPECT_EQ(of("camelcase", {text("__")}), "___");
  EXPECT_EQ(of("snakecase", {text("FirstName")}), "first_name");
  EXPECT_EQ(of("snakecase", {text("HTTP20xOK")}), "http_20x_ok");
  EXPECT_EQ(of("snakecase", {text("Bld4Floor3rd")}), "bld4_floor_3rd");
  EXPECT_EQ(of("snakecase", {text("Duration2m3s")}), "duration_2m3s");
  EXPECT_EQ(of("snakecase", {text("A.b c")}), "a.b_c");
  EXPECT_EQ(of("kebabcase", {text("HTTPServer_id x")}), "http-server-id-x");
}

TEST_F(Strings, CutTexts) {
  EXPECT_EQ(of("trim", {text("\u00a0 a b\u2003\n")}), "a b");
  EXPECT_EQ(of("trimAll", {text("\u00e9$"), text("$\u00e95\u00e9$")}), "5");
  EXPECT_EQ(of("trimall", {text("ab"), text("abcba")}), "c");
  EXPECT_EQ(of("trimPrefix", {text("-"), text("--a")}), "-a");
  EXPECT_EQ(of("trimSuffix", {text("-"), text("a--")}), "a-");
  EXPECT_EQ(of("trunc", {integer(3), text("hello")}), "hel");
  EXPECT_EQ(of("trunc", {integer(-3), text("hello")}), "llo");
  EXPECT_EQ(of("trunc", {integer(-5), text("hello")}), "hello");
  EXPECT_EQ(of("trunc", {integer(INT64_MIN), text("hello")}), "hello");
  EXPECT_EQ(of("substr", {integer(1), integer(3), text("hello")}), "el");
  EXPECT_EQ(of("substr", {integer(2), integer(-1), text("hello")}), "llo");
  EXPECT_EQ(of("substr", {integer(-1), integer(2), text("hello")}), "he");
  EXPECT_EQ(shown("substr", {integer(3), integer(2), text("hello")}),
            "error: runtime error: slice bounds out of range [3:2]");
  EXPECT_EQ(shown("substr", {integer(-1), integer(9), text("hello")}),
            "error: runtime error: slice bounds out of range [:9] with length 5");
  EXPECT_EQ(shown("substr", {integer(9), integer(-1), text("hello")}),
            "error: runtime error: slice bounds out of range [9:5]");
  EXPECT_EQ(of("abbrev", {integer(5), text("hello world")}), "he...");
  EXPECT_EQ(of("abbrevboth", {integer(5), integer(10), text("1234 5678 9123")}), "...5678...");
}

TEST_F(Strings, SplitAndJoin) {
  EXPECT_EQ(shown("splitList", {text(","), text("a,b,")}), R"([]string{"a", "b", ""})");
  EXPECT_EQ(shown("splitList", {text(""), text("a\u00e9")}), "[]string{\"a\", \"\u00e9\"}");
  EXPECT_EQ(shown("splitList", {text(","), text("")}), R"([]string{""})");
  EXPECT_EQ(shown("split", {text("$"), text("a$b")}), R"(map[string]string{"_0":"a", "_1":"b"})");
  EXPECT_EQ(shown("splitn", {text(","), integer(2), text("a,b,c")}), R"(map[string]string{"_0":"a", "_1":"b,c"})");
  EXPECT_EQ(shown("splitn", {text(","), integer(0), text("a,b,c")}), "map[string]string{}");
  Value mixed = list({integer(1), text("x"), Value::of(true), Value::nil(), Value::of_float(2.5)});
  EXPECT_EQ(of("join", {text("-"), mixed}), "1-x-true-2.5");
  EXPECT_EQ(of("join", {text("-"), Value::nil()}), "");
  EXPECT_EQ(of("join", {text("-"), integer(5)}), "5");
  EXPECT_EQ(shown("toStrings", {mixed}), R"([]string{"1", "x", "true", "2.5"})");
  EXPECT_EQ(of("cat", {text("a"), integer(1), Value::nil(), list({integer(1), integer(2)})}), "a 1 [1 2]");
  EXPECT_EQ(of("cat", {}), "");
  EXPECT_EQ(of("toString", {Value::nil()}), "<nil>");
  EXPECT_EQ(of("toString", {Value::of_float(1e6)}), "1e+06");
}

TEST_F(Strings, SortWhatTheyAreGiven) {
  EXPECT_EQ(shown("sortAlpha", {list({integer(10), integer(9), text("a"), Value::nil()})}),
            R"([]string{"10", "9", "a"})");
  EXPECT_EQ(shown("sortAlpha", {text("b")}), R"([]string{"b"})");
  EXPECT_EQ(shown("sortAlpha", {Value::nil()}), R"([]string{"<nil>"})");
  // As in Go, a list of strings is sorted where it lies.
  Value strings = list({text("b"), text("a")}, Type::StringList);
  caller_.call(string_functions(), "sortAlpha", {strings});
  EXPECT_EQ(strings.items[0].text(), "a");
}

TEST_F(Strings, Quote) {
  EXPECT_EQ(of("quote", {text("a\"b\n\u00e9")}), "\"a\\\"b\\n\u00e9\"");
  EXPECT_EQ(of("quote", {text("a"), Value::nil(), integer(3)}), R"("a" "3")");
  EXPECT_EQ(of("quote", {Value::nil()}), "");
  EXPECT_EQ(of("quote", {Value()}), "");
  EXPECT_EQ(of("squote", {text("it's"), Value::of(false)}), "'it's' 'false'");
}

TEST_F(Strings, Indent) {
  EXPECT_EQ(of("indent", {integer(2), text("a\nb\n")}), "  a\n  b\n  ");
  EXPECT_EQ(of("indent", {integer(2), text("")}), "  ");
  EXPECT_EQ(of("nindent", {integer(2), text("a\n\nb")}), "\n  a\n  \n  b");
  EXPECT_EQ(of("nindent", {integer(0), text("a")}), "\na");
  EXPECT_EQ(shown("indent", {integer(-1), text("a")}), "error: strings: negative Repeat count");
  EXPECT_EQ(shown("indent", {integer(1), text("a")}), R"(" a")");
}

TEST_F(Strings, ReplaceAndRepeat) {
  EXPECT_EQ(of("replace", {text("a"), text("bb"), text("banana")}), "bbbnbbnbb");
  EXPECT_EQ(of("replace", {text(""), text("-"), text("a\u00e9")}), "-a-\u00e9-");
  EXPECT_EQ(of("replace", {text(""), text("-"), text("")}), "-");
  EXPECT_EQ(of("repeat", {integer(3), text("ab")}), "ababab");
  EXPECT_EQ(shown("repeat", {integer(-1), text("ab")}), "error: strings: negative Repeat count");
  EXPECT_EQ(of("plural", {text("one"), text("many"), integer(1)}), "one");
  EXPECT_EQ(of("hello", {}), "Hello!");
}

TEST_F(Strings, NothingGrowsWithoutALimit) {
  constexpr std::int64_t kHuge = std::int64_t{1} << 40;
  std::string lines(1000, '\n');
  std::string too_long = "error: strings: Repeat output length overflow";
  EXPECT_EQ(shown("repeat", {integer(kHuge), text("ab")}), too_long);
  EXPECT_EQ(shown("indent", {integer(kHuge), text("a")}), too_long);
  EXPECT_EQ(shown("nindent", {integer(1'000'000), text(lines)}), too_long);
  std::string many(100'000, 'a');
  EXPECT_EQ(shown("replace", {text("a"), text(many), text(many)}), too_long);
  EXPECT_EQ(shown("wrapWith", {integer(1), text(many), text(many)}), too_long);
  EXPECT_EQ(of("repeat", {integer(kHuge), text("")}), "");
}

TEST_F(Strings, Wrap) {
  EXPECT_EQ(of("wrap", {integer(5), text("aa bb cc dddddddd e")}), "aa bb\ncc\ndddddddd\ne");
  EXPECT_EQ(of("wrap", {integer(0), text("ab c")}), "ab\nc");
  EXPECT_EQ(of("wrapWith", {integer(3), text("-\n"), text("abcdefgh")}), "abc-\ndef-\ngh");
  EXPECT_EQ(of("wrapWith", {integer(3), text(""), text("abcd")}), "abc\nd");
}

TEST_F(Strings, Ask) {
  EXPECT_EQ(shown("contains", {text("ell"), text("hello")}), "true");
  EXPECT_EQ(shown("contains", {text(""), text("")}), "true");
  EXPECT_EQ(shown("hasPrefix", {text("lo"), text("hello")}), "false");
  EXPECT_EQ(shown("hasSuffix", {text("lo"), text("hello")}), "true");
}

}  // namespace
}  // namespace pave::lang::gotemplate
