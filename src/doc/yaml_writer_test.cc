#include <gtest/gtest.h>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "doc/writer.h"

// What is wanted here is what sigs.k8s.io/yaml writes; tests/reference/yaml compares with the program itself.

namespace pave::doc {
namespace {

std::string yaml(std::string text, KeyOrder order = KeyOrder::Sorted) {
  base::Sources sources;
  base::Arena arena;
  Stream stream = read(sources.add("a.yaml", std::move(text)), arena, {});
  std::string out;
  write_yaml(*stream.documents.at(0).root, order, out);
  return out;
}

/// How the only value of a map is written, from behind its key.
std::string value(std::string_view text) {
  std::string quoted;
  write_json_string(text, quoted);
  std::string out = yaml("a: " + quoted);
  EXPECT_EQ(yaml(out), out) << "it comes back";
  return out.substr(2);
}

TEST(YamlWriter, ListsInMapsAreNotIndented) {
  EXPECT_EQ(yaml("{a: [1, {b: 2, c: [3]}, [4, [5]]], d: {e: f}}"),
            "a:\n- 1\n- b: 2\n  c:\n  - 3\n- - 4\n  - - 5\nd:\n  e: f\n");
}

TEST(YamlWriter, EmptyCollectionsStayOnTheLine) {
  EXPECT_EQ(yaml("{a: {}, b: [], c: [[], {}]}"), "a: {}\nb: []\nc:\n- []\n- {}\n");
  EXPECT_EQ(yaml("{}"), "{}\n");
  EXPECT_EQ(yaml("[]"), "[]\n");
}

TEST(YamlWriter, KeysAreSortedOrAsWritten) {
  EXPECT_EQ(yaml("{b: 1, a10: 2, a9: 3}"), "a9: 3\na10: 2\nb: 1\n");
  EXPECT_EQ(yaml("{b: 1, a10: 2, a9: 3}", KeyOrder::Source), "b: 1\na10: 2\na9: 3\n");
}

TEST(YamlWriter, ScalarsThatAreNoStrings) {
  EXPECT_EQ(yaml("[~, yes, No, 0x10, 1_000, 1.0, 1e3, 1e6, 1e20, 1e21, 1.5, 1e-7, -0.0]"),
            "- null\n- true\n- false\n- 16\n- 1000\n- 1\n- 1000\n- 1000000\n- 1e+20\n- 1e+21\n- 1.5\n- 1e-07\n- 0\n");
  EXPECT_EQ(yaml("[18446744073709551615, 123456789012345678901234567890]"),
            "- 18446744073709551615\n- 123456789012345678901234567890\n");
}

TEST(YamlWriter, TextsThatAReaderWouldTakeForSomethingElseAreQuoted) {
  for (std::string_view text : {"", "~", "null", "true", "y", "NO", "off", "1", "-1", "0x1", "1e3", ".5", ".inf", "1_0",
                                "0b1", "12:30", "1:2:3.5", "2001-01-01", "2001-01-01T00:00:00Z"})
    EXPECT_EQ(value(text), " \"" + std::string(text) + "\"\n");
  for (std::string_view text :
       {"nULL", "yEs", "1.2.3", "-",  "0x", "1:60:99x", "2001-13-01", "abc",  "a:b",  "a#b",   "http://x/y?z",
        "-a",   "--",  "x y",   "<<", "=",  "a'b",      "a\"b",       "a\\b", "$(X)", "\u00e9"})
    EXPECT_EQ(value(text), text == "-" ? " '-'\n" : " " + std::string(text) + "\n");
}

TEST(YamlWriter, TextsThatAreNotPlainAreInSingleQuotes) {
  for (std::string_view text : {"a: b", "a #b", "a:", "#a", "[a",  "{a",  "]a",  "&a", "*a", "!a",  "|a",  ">a",
                                "%a",   "@a",   "`a", ",a", "? a", "- a", ": a", " a", "a ", "---", "...", "--- a"})
    EXPECT_EQ(value(text), " '" + std::string(text) + "'\n");
  EXPECT_EQ(value("'a'"), " '''a'''\n");
  EXPECT_EQ(value("\"a\""), " '\"a\"'\n");
}

TEST(YamlWriter, CharactersThatCantBeSeenAreEscaped) {
  EXPECT_EQ(value("a\tb"), " \"a\\tb\"\n");
  EXPECT_EQ(value("a\rb"), " \"a\\rb\"\n");
  EXPECT_EQ(value("\x07\x1b\x7f\xc2\x85\xe2\x80\xa8"), " \"\\a\\e\\x7F\\N\\L\"\n");
  EXPECT_EQ(value("\xf0\x9f\x98\x80"), " \"\\U0001F600\"\n");
}

TEST(YamlWriter, LinesAreALiteralBlock) {
  EXPECT_EQ(value("a\nb\n"), " |\n  a\n  b\n");
  EXPECT_EQ(value("a\nb"), " |-\n  a\n  b\n");
  EXPECT_EQ(value("a\n\n"), " |+\n  a\n\n");
  EXPECT_EQ(value("\n"), " |2+\n\n");
  EXPECT_EQ(value(" a\nb\n"), " |2\n   a\n  b\n");
  EXPECT_EQ(value("a\n  b\n\n# c\n"), " |\n  a\n    b\n\n  # c\n");
  EXPECT_EQ(value("a \nb"), " \"a \\nb\"\n");
  EXPECT_EQ(value("a\tb\n"), " \"a\\tb\\n\"\n");
}

TEST(YamlWriter, LongTextsAreFoldedAtTheFirstSpacePastColumn80) {
  std::string words;
  for (int i = 0; i < 20; ++i) words += "word" + std::to_string(i) + " ";
  words += "end";
  EXPECT_EQ(value(words),
            " word0 word1 word2 word3 word4 word5 word6 word7 word8 word9 word10 word11 word12\n  word13 word14 word15 "
            "word16 word17 word18 word19 end\n");
  EXPECT_EQ(value(std::string(200, 'x')), " " + std::string(200, 'x') + "\n");
  EXPECT_EQ(value(std::string(90, 'x') + "  y z"), " " + std::string(90, 'x') + "  y\n  z\n");
}

TEST(YamlWriter, Keys) {
  EXPECT_EQ(yaml("{'1': a, 'yes': b, 'a: b': c, '': d, \"a\\tb\": e}"),
            "\"\": d\n\"1\": a\n\"a\\tb\": e\n'a: b': c\n\"yes\": b\n");
  EXPECT_EQ(yaml("{\"a\\nb\": c}"), "? |-\n  a\n  b\n: c\n");
  EXPECT_EQ(yaml("? " + std::string(128, 'k') + "\n: v\n"), std::string(128, 'k') + ": v\n");
  EXPECT_EQ(yaml("? " + std::string(129, 'k') + "\n: {a: [b]}\n"), "? " + std::string(129, 'k') + "\n: a:\n  - b\n");
}

TEST(YamlWriter, AMergeKeyThatIsAnOrdinaryOneStaysQuoted) { EXPECT_EQ(yaml("\"<<\": {a: 1}\n"), "\"<<\":\n  a: 1\n"); }

TEST(YamlWriter, ScalarDocuments) {
  EXPECT_EQ(yaml("a"), "a\n");
  EXPECT_EQ(yaml("\"a\\nb\\n\""), "|\n  a\n  b\n");
  EXPECT_EQ(yaml("\" a\\n\""), "|2\n   a\n");
}

}  // namespace
}  // namespace pave::doc
