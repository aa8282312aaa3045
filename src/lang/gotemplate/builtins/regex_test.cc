#include "lang/gotemplate/builtins/regex.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "lang/gotemplate/builtins/caller.h"
#include "lang/gotemplate/print.h"

namespace pave::lang::gotemplate {
namespace {

/// What Go's `%#v` shows of the result, or the error.
std::string shown(std::string_view name, std::vector<Value> args) {
  Caller caller;
  Value made = caller.call(regex_functions(), name, std::move(args));
  if (!caller.error().empty()) return "error: " + caller.error();
  std::string out;
  print_format("%#v", std::vector<Value>{made}, out);
  return out;
}

std::string of(std::string_view name, std::string_view expression, std::string_view text) {
  return shown(name, {Value::of(expression), Value::of(text)});
}
std::string of(std::string_view name, std::string_view expression, std::string_view text, std::int64_t limit) {
  return shown(name, {Value::of(expression), Value::of(text), Value::of_int(limit)});
}
std::string of(std::string_view name, std::string_view expression, std::string_view text, std::string_view with) {
  return shown(name, {Value::of(expression), Value::of(text), Value::of(with)});
}

// Every expected answer here is that of Sprig with Go's regexp.

TEST(Regex, Matches) {
  EXPECT_EQ(of("regexMatch", "(?i)ABC", "xabc"), "true");
  EXPECT_EQ(of("regexMatch", "[", "abc"), "false");
  EXPECT_EQ(of("regexMatch", "a.c", "a\nc"), "false");
  EXPECT_EQ(of("regexMatch", "(?s)a.c", "a\nc"), "true");
  EXPECT_EQ(of("mustRegexMatch", "^a.b$",
               "a\xff"
               "b"),
            "true");  // a broken byte is one character
}

TEST(Regex, Finds) {
  EXPECT_EQ(of("regexFind", "[a-z][0-9]", "a1b2"), R"("a1")");
  EXPECT_EQ(of("regexFind", "z", "abc"), R"("")");
  EXPECT_EQ(of("regexFindAll", "[0-9]", "1a2b3", std::int64_t{2}), R"([]string{"1", "2"})");
  EXPECT_EQ(of("regexFindAll", "[0-9]", "1a2b3", std::int64_t{0}), "[]string(nil)");
  EXPECT_EQ(of("regexFindAll", "(?m)^.", "ab\ncd", std::int64_t{-1}), R"([]string{"a", "c"})");
  EXPECT_EQ(of("regexFindAll", "a*", "baab", std::int64_t{-1}), R"([]string{"", "aa", ""})");
  EXPECT_EQ(of("regexFindAll", "[^a]", "a\xff\xc3\xa9", std::int64_t{-1}), "[]string{\"\\xff\", \"\u00e9\"}");
}

TEST(Regex, Replaces) {
  EXPECT_EQ(of("regexReplaceAll", "a(x*)b", "-ab-axxb-", "${1}W$$$0"), R"("-W$ab-xxW$axxb-")");
  EXPECT_EQ(of("regexReplaceAll", "a(x*)b", "-ab-axxb-", "$1W"), R"("---")");
  EXPECT_EQ(of("regexReplaceAll", "(?<n>b)", "abc", "<$n>${n}$9${$01"), R"("a<b>b${c")");
  EXPECT_EQ(of("regexReplaceAll", "(?<n>a)|(?P<n>b)", "abc", "<$n>"), R"("<a><b>c")");
  EXPECT_EQ(of("regexReplaceAll", "z*", "abc", "-"), R"("-a-b-c-")");
  EXPECT_EQ(of("regexReplaceAll", "b*", "abbc", "-"), R"("-a-c-")");
  EXPECT_EQ(of("regexReplaceAllLiteral", "a(x*)b", "-ab-", "${1}"), R"("-${1}-")");
}

TEST(Regex, Splits) {
  EXPECT_EQ(of("regexSplit", "z+", "pizza", std::int64_t{-1}), R"([]string{"pi", "a"})");
  EXPECT_EQ(of("regexSplit", "z", "pizza", std::int64_t{0}), "[]string(nil)");
  EXPECT_EQ(of("regexSplit", ",", "a,b,c", std::int64_t{2}), R"([]string{"a", "b,c"})");
  EXPECT_EQ(of("regexSplit", "", "abc", std::int64_t{-1}), R"([]string{"a", "b", "c"})");
  EXPECT_EQ(of("regexSplit", "a", "", std::int64_t{-1}), R"([]string{""})");
}

TEST(Regex, ReadsWhatGoReads) {
  EXPECT_EQ(of("regexFind", "\\p{Letter}+", "12h\u00e9\u00e934"), "\"h\u00e9\u00e9\"");
  EXPECT_EQ(of("regexFind", "\\p{greek}+", "ab\u03b1\u03b2"), "\"\u03b1\u03b2\"");
  EXPECT_EQ(of("regexFind", "[\\p{Cased_Letter}]+", "1aB2"), R"("aB")");
  EXPECT_EQ(of("regexFind", "\\P{ascii}", "a\u00e9"), "\"\u00e9\"");
  EXPECT_EQ(of("regexFind", "\\Q[x]\\E.", "a[x]b"), R"("[x]b")");
}

TEST(Regex, SaysWhatIsWrongAsGoDoes) {
  auto wrong = [](std::string_view expression) {
    std::string said = of("mustRegexFind", expression, "a");
    return said.substr(std::min(said.size(), std::string_view("error: error parsing regexp: ").size()));
  };
  EXPECT_EQ(of("regexFind", "(", "abc"), "error: regexp: Compile(`(`): error parsing regexp: missing closing ): `(`");
  EXPECT_EQ(of("mustRegexFind", "(", "abc"), "error: error parsing regexp: missing closing ): `(`");
  EXPECT_EQ(wrong("a["), "missing closing ]: `[`");
  EXPECT_EQ(wrong("a)"), "unexpected ): `a)`");
  EXPECT_EQ(wrong("a**"), "invalid nested repetition operator: `**`");
  EXPECT_EQ(wrong("a*{2,1}"), "invalid repeat count: `{2,1}`");
  EXPECT_EQ(wrong("a{1001}?"), "invalid repeat count: `{1001}`");
  EXPECT_EQ(wrong("|*"), "missing argument to repetition operator: `*`");
  EXPECT_EQ(wrong("a\\"), "trailing backslash at end of expression: ``");
  EXPECT_EQ(wrong("\\Ca"), "invalid escape sequence: `\\C`");
  EXPECT_EQ(wrong("(a)\\1"), "invalid escape sequence: `\\1`");
  EXPECT_EQ(wrong("[z-a]"), "invalid character class range: `z-a`");
  EXPECT_EQ(wrong("\\p{foo}"), "invalid character class range: `\\p{foo}`");
  EXPECT_EQ(wrong("(?<n-m>a)"), "invalid named capture: `(?<n-m>`");
  EXPECT_EQ(wrong("(?z)"), "invalid or unsupported Perl syntax: `(?z`");
  EXPECT_EQ(wrong("a\xff"
                  "b"),
            "invalid UTF-8: `\xff"
            "b`");
  EXPECT_EQ(wrong("[\\p{latin}"), "missing closing ]: `[\\p{latin}`");
}

TEST(Regex, QuotesWhatHasAMeaning) {
  EXPECT_EQ(shown("regexQuoteMeta", {Value::of(std::string_view("1.2 (a)[b]*+?{}|^$\\-"))}),
            R"("1\\.2 \\(a\\)\\[b\\]\\*\\+\\?\\{\\}\\|\\^\\$\\\\-")");
}

}  // namespace
}  // namespace pave::lang::gotemplate
