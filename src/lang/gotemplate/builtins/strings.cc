#include "lang/gotemplate/builtins/strings.h"

#include "lang/gotemplate/builtins/text_cases.h"
#include "lang/gotemplate/builtins/text_cuts.h"
#include "lang/gotemplate/builtins/text_edits.h"
#include "lang/gotemplate/builtins/text_indent.h"
#include "lang/gotemplate/builtins/text_joins.h"

namespace pave::lang::gotemplate {
namespace {

constexpr Argument kText[] = {{"text", Param::String}};
constexpr Argument kValue[] = {{"value"}};
constexpr Argument kValues[] = {{"values"}};
constexpr Argument kList[] = {{"list"}};
constexpr Argument kWidthText[] = {{"width", Param::Int}, {"text", Param::String}};
constexpr Argument kLeftRightText[] = {{"left", Param::Int}, {"width", Param::Int}, {"text", Param::String}};
constexpr Argument kPartText[] = {{"part", Param::String}, {"text", Param::String}};
constexpr Argument kPrefixText[] = {{"prefix", Param::String}, {"text", Param::String}};
constexpr Argument kSuffixText[] = {{"suffix", Param::String}, {"text", Param::String}};
constexpr Argument kSpacesText[] = {{"spaces", Param::Int}, {"text", Param::String}};
constexpr Argument kCountText[] = {{"count", Param::Int}, {"text", Param::String}};
constexpr Argument kSeparatorList[] = {{"separator", Param::String}, {"list"}};
constexpr Argument kSeparatorText[] = {{"separator", Param::String}, {"text", Param::String}};
constexpr Argument kSeparatorCountText[] = {
    {"separator", Param::String}, {"count", Param::Int}, {"text", Param::String}};
constexpr Argument kOneManyCount[] = {{"one", Param::String}, {"many", Param::String}, {"count", Param::Int}};
constexpr Argument kOldNewText[] = {{"old", Param::String}, {"new", Param::String}, {"text", Param::String}};
constexpr Argument kStartEndText[] = {{"start", Param::Int}, {"end", Param::Int}, {"text", Param::String}};
constexpr Argument kCharactersText[] = {{"characters", Param::String}, {"text", Param::String}};
constexpr Argument kWidthBreakText[] = {{"width", Param::Int}, {"break", Param::String}, {"text", Param::String}};

constexpr Function record(std::string_view name, std::span<const Argument> arguments, Treatment treatment,
                          std::string_view doc, Example example, Value (*run)(Call&)) {
  return {.name = name,
          .group = Group::Sprig,
          .topic = "strings",
          .arguments = arguments,
          .treatment = treatment,
          .doc = doc,
          .example = example,
          .run = run};
}

constexpr Function variadic(Function function) {
  function.is_variadic = true;
  return function;
}

constexpr Function same_as(std::string_view other, Function function) {
  function.same_as = other;
  return function;
}

constexpr Function kFunctions[] = {
    record("abbrev", kWidthText, Treatment::Opaque,
           "The text cut to so many bytes, the last three of them dots. A width below 4 changes nothing.",
           {R"({{ abbrev 8 "hello world" }})", "hello..."}, run_abbrev),
    record(
        "abbrevboth", kLeftRightText, Treatment::Opaque,
        "The text from about the left offset on, cut to a width, with dots on both sides where something was cut away.",
        {R"({{ abbrevboth 5 10 "1234 5678 9123" }})", "...5678..."}, run_abbrevboth),
    record("camelcase", kText, Treatment::Opaque, "The words with a large first letter and nothing in between.",
           {R"({{ camelcase "http_server" }})", "HttpServer"}, run_camelcase),
    variadic(record("cat", kValues, Treatment::Parts, "The values as text with spaces in between; null is left out.",
                    {R"({{ cat "a" 1 true }})", "a 1 true"}, run_cat)),
    record("contains", kPartText, Treatment::Opaque, "Whether the part stands somewhere in the text.",
           {R"({{ contains "ell" "hello" }})", "true"}, run_contains),
    record("hasPrefix", kPrefixText, Treatment::Opaque, "Whether the text begins with the prefix.",
           {R"({{ hasPrefix "he" "hello" }})", "true"}, run_has_prefix),
    record("hasSuffix", kSuffixText, Treatment::Opaque, "Whether the text ends with the suffix.",
           {R"({{ hasSuffix "lo" "hello" }})", "true"}, run_has_suffix),
    record("hello", {}, Treatment::Opaque, "The text `Hello!`, always.", {R"({{ hello }})", "Hello!"}, run_hello),
    record("indent", kSpacesText, Treatment::Parts, "Every line of the text with so many spaces in front.",
           {R"({{ indent 2 "a" }})", "  a"}, run_indent),
    record("initials", kText, Treatment::Opaque, "The first letter of each word.",
           {R"({{ initials "First Middle last" }})", "FMl"}, run_initials),
    record("join", kSeparatorList, Treatment::Parts,
           "The elements of a list as one text with the separator in between; null is left out. What is no list is the "
           "only element.",
           {R"({{ list "a" 1 true | join "-" }})", "a-1-true"}, run_join),
    record("kebabcase", kText, Treatment::Opaque, "The words in small letters with `-` in between.",
           {R"({{ kebabcase "HTTPServer id" }})", "http-server-id"}, run_kebabcase),
    record("lower", kText, Treatment::Opaque, "The text in small letters.", {R"({{ lower "HELLO" }})", "hello"},
           run_lower),
    record("nindent", kSpacesText, Treatment::Parts,
           "A line break, then every line of the text with so many spaces in front.",
           {R"({{ nindent 2 "a" }})", "\n  a"}, run_nindent),
    record("nospace", kText, Treatment::Opaque, "The text without white space.", {R"({{ nospace " a b " }})", "ab"},
           run_nospace),
    record("plural", kOneManyCount, Treatment::Same, "The first text when the count is 1, else the second.",
           {R"({{ len (list 1 2) | plural "one" "many" }})", "many"}, run_plural),
    variadic(record("quote", kValues, Treatment::Parts,
                    "Each value as text in double quotes, with Go's escapes; null is left out.",
                    {R"({{ quote "a" 3 }})", "\"a\" \"3\""}, run_quote)),
    record("repeat", kCountText, Treatment::Opaque, "The text so many times.", {R"({{ repeat 3 "ab" }})", "ababab"},
           run_repeat),
    record("replace", kOldNewText, Treatment::Parts,
           "The text with every occurrence of the old part replaced by the new one.",
           {R"({{ "a+b+c" | replace "+" "_" }})", "a_b_c"}, run_replace),
    record("snakecase", kText, Treatment::Opaque, "The words in small letters with `_` in between.",
           {R"({{ snakecase "FirstName" }})", "first_name"}, run_snakecase),
    record("sortAlpha", kList, Treatment::Parts, "The elements of a list as texts, sorted by their bytes.",
           {R"({{ list "b" "a" 10 9 | sortAlpha }})", "[10 9 a b]"}, run_sort_alpha),
    record("split", kSeparatorText, Treatment::Parts,
           "The parts of the text between separators, as a dictionary with the keys `_0`, `_1` and so on.",
           {R"({{ (split "/" "a/b")._1 }})", "b"}, run_split),
    record("splitList", kSeparatorText, Treatment::Parts, "The parts of the text between separators, as a list.",
           {R"({{ splitList "," "a,b" }})", "[a b]"}, run_split_list),
    record("splitn", kSeparatorCountText, Treatment::Parts,
           "The same as split with at most so many parts; the last holds the rest.",
           {R"({{ (splitn "/" 2 "a/b/c")._1 }})", "b/c"}, run_splitn),
    variadic(record("squote", kValues, Treatment::Parts,
                    "Each value as text in single quotes, without escapes; null is left out.",
                    {R"({{ squote "a" 3 }})", "'a' '3'"}, run_squote)),
    record("substr", kStartEndText, Treatment::Parts,
           "The bytes of the text from the start up to the end; a negative start means the first, a negative or too "
           "large end the last. Fails when that is outside of the text.",
           {R"({{ substr 1 3 "hello" }})", "el"}, run_substr),
    record("swapcase", kText, Treatment::Opaque,
           "Large letters small and small letters large; the first letter of a word becomes a large one.",
           {R"({{ swapcase "Hello World" }})", "hELLO wORLD"}, run_swapcase),
    record("title", kText, Treatment::Opaque, "The text with the first letter of each word large.",
           {R"({{ title "hello world" }})", "Hello World"}, run_title),
    record("toString", kValue, Treatment::Parts, "The value as text, as an action prints it.",
           {R"({{ toString 1.5 }})", "1.5"}, run_to_string),
    record("toStrings", kList, Treatment::Parts, "The elements of a list as texts; null is left out.",
           {R"({{ list 1 "a" true | toStrings }})", "[1 a true]"}, run_to_strings),
    record("trim", kText, Treatment::Parts, "The text without white space at both ends.",
           {R"({{ trim "  a b " }})", "a b"}, run_trim),
    record("trimAll", kCharactersText, Treatment::Parts, "The text without any of the characters at both ends.",
           {R"({{ trimAll "$" "$5.00$" }})", "5.00"}, run_trim_all),
    record("trimPrefix", kPrefixText, Treatment::Parts, "The text without the prefix, when it begins with it.",
           {R"({{ trimPrefix "v" "v1.2" }})", "1.2"}, run_trim_prefix),
    record("trimSuffix", kSuffixText, Treatment::Parts, "The text without the suffix, when it ends with it.",
           {R"({{ trimSuffix "-" "name-" }})", "name"}, run_trim_suffix),
    same_as("trimAll",
            record("trimall", kCharactersText, Treatment::Parts, "The text without any of the characters at both ends.",
                   {R"({{ trimall "$" "$5.00$" }})", "5.00"}, run_trim_all)),
    record("trunc", kCountText, Treatment::Parts,
           "The first so many bytes of the text; from the end when the number is negative.",
           {R"({{ trunc 5 "hello world" }})", "hello"}, run_trunc),
    record("untitle", kText, Treatment::Opaque, "The text with the first letter of each word small.",
           {R"({{ untitle "Hello World" }})", "hello world"}, run_untitle),
    record("upper", kText, Treatment::Opaque, "The text in large letters.", {R"({{ upper "hello" }})", "HELLO"},
           run_upper),
    record("wrap", kWidthText, Treatment::Opaque,
           "The text with a line break at a space before the width is passed; longer words stay whole.",
           {R"({{ wrap 5 "aa bb cc" }})", "aa bb\ncc"}, run_wrap),
    record("wrapWith", kWidthBreakText, Treatment::Opaque,
           "The same as wrap with a line break of your own; longer words are cut.",
           {R"({{ wrapWith 3 "|" "abcdefgh" }})", "abc|def|gh"}, run_wrap_with),
};

}  // namespace

std::span<const Function> string_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
