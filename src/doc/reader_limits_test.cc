// The limits of the reader, and texts that made other readers slow: what is bounded here is work, not time. Each text
// is
// so long that quadratic work would not end before the test's time is up.
#include <gtest/gtest.h>

#include <functional>
#include <string>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/events.h"
#include "doc/reader.h"

namespace pave::doc {
namespace {

std::string repeated(std::string_view part, std::size_t count) {
  std::string out;
  out.reserve(part.size() * count);
  for (std::size_t i = 0; i < count; ++i) out += part;
  return out;
}

struct Outcome {
  std::size_t documents = 0;
  std::size_t errors = 0;
  std::string first_error;
};

Outcome outcome(std::string text, Profile profile = Profile::Kubernetes) {
  base::Sources sources;
  base::Arena arena;
  Stream stream = read(sources.add("a.yaml", std::move(text)), arena, {.profile = profile, .names = nullptr});
  Outcome result;
  result.documents = stream.documents.size();
  for (const Document& document : stream.documents) {
    result.errors += document.errors.size();
    if (result.first_error.empty() && !document.errors.empty()) result.first_error = document.errors[0].message;
  }
  return result;
}

TEST(ReaderLimits, Nesting) {
  const std::string too_deep = "lists and maps are nested more than 512 deep";
  EXPECT_EQ(outcome(repeated("[", 400) + repeated("]", 400)).first_error, "");
  for (const char* part : {"[", "{", "- ", "? ", "{a: ", "[[", "{{", "- - ", "? - "})
    EXPECT_EQ(outcome(repeated(part, 100'000)).first_error, too_deep) << part;
  std::string maps;
  for (std::size_t i = 0; i < 2'000; ++i) maps += std::string(i, ' ') + "a:\n";
  EXPECT_EQ(outcome(maps).first_error, too_deep);
}

TEST(ReaderLimits, Aliases) {
  std::string bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n";
  for (char name = 'b'; name <= 'j'; ++name) {
    std::string before = std::string("*") + static_cast<char>(name - 1) + ", ";
    bomb += std::string(1, name) + ": &" + name + " [" + repeated(before, 9) + before.substr(0, 2) + "]\n";
  }
  EXPECT_EQ(outcome(bomb).first_error, "the aliases of this file expand to more than 1048576 values");
  EXPECT_EQ(outcome("a: &a [x]\nb: [" + repeated("*a, ", 100'000) + "]\n").first_error, "");
  EXPECT_EQ(outcome("&a [*a]\n").first_error, "the alias *a stands inside the value that it names");
  EXPECT_EQ(outcome("a: &a {b: {c: *a}}\n").first_error, "the alias *a stands inside the value that it names");
}

TEST(ReaderLimits, MergesCountAsAliases) {
  std::string text = "a0: &a0 {";
  for (int i = 0; i < 1000; ++i) text += "k" + std::to_string(i) + ": 1, ";
  text += "}\n";
  for (int i = 1; i < 2000; ++i) text += "a" + std::to_string(i) + ": {<<: *a0}\n";
  EXPECT_EQ(outcome(text).first_error, "the aliases of this file expand to more than 1048576 values");
}

TEST(ReaderLimits, KeyLength) {
  EXPECT_EQ(outcome(std::string(1024, 'k') + ": v\n").first_error, "");
  EXPECT_EQ(outcome(std::string(1025, 'k') + ": v\n").first_error, "this key is longer than 1024 characters");
  EXPECT_EQ(outcome("\"" + std::string(1025, 'k') + "\": v\n").first_error, "this key is longer than 1024 characters");
  EXPECT_EQ(outcome("? " + std::string(5000, 'k') + "\n: v\n").first_error, "");
}

TEST(ReaderLimits, LongTextsOfOneCharacterCostNoMoreThanTheirLength) {
  for (const char* part : {"#",          "\"",          "'",          "&a ",
                           "*a ",        "!a ",         "a: &x",      "a: ",
                           "a:\n",       "-",           "--- ",       "---\n",
                           "...\n",      ": ",          ":\n",        "?\n",
                           "-\n",        "- a\n",       " ",          "\t",
                           "\n",         " \n",         "\r\n",       "%",
                           "%a\n",       "{}",          "[],",        ",",
                           "]",          "|\n",         ">\n",        "a\n",
                           "a\n\n",      "\\",          "\"\\\n",     "\"a\"\n",
                           "a b ",       "# a\n",       "a #b\n",     "\xff",
                           "\xc3\xa9",   "\x7f",        "\"\x7f\"\n", "'\x7f'\n---\n",
                           "<<: a\n",    "a: |\n  x\n", "- |\n x\n",  "- >\n x\n\n",
                           "&a a: *a\n", "- &a\n",      "? a\n: b\n", "---\n]\n",
                           "--- \"\n",   "[a: b, ",     "[[a]: b, ",  "[{a: b}: c,",
                           "{[a]: b, ",  "- [a]: b\n"}) {
    std::string text = repeated(part, 100'000 / std::string_view(part).size());
    outcome(text);
    outcome(text, Profile::Yaml12);
    outcome("a: " + text);
    outcome("[" + text);
    outcome("\"" + text);
    outcome("a: |\n  " + text);
    outcome("a: \"" + text + "\"\n");
  }
}

TEST(ReaderLimits, EventsCostNoMoreThanTheirLength) {
  for (const char* part : {"[a]: b\n", "- [a]: b\n", "[[a]: b]\n--- ", "- a\n"}) {
    base::Sources sources;
    (void)read_events(sources.add("a.yaml", repeated(part, 20'000)));
  }
}

std::string numbered(std::size_t count, const std::function<std::string(const std::string&)>& part) {
  std::string out;
  for (std::size_t i = 0; i < count; ++i) out += part(std::to_string(i));
  return out;
}

TEST(ReaderLimits, ManyOfEverything) {
  EXPECT_EQ(outcome(numbered(100'000, [](const std::string& i) { return "key" + i + ": v\n"; })).errors, 0U);
  EXPECT_EQ(outcome(numbered(100'000, [](const std::string& i) { return "- &a" + i + " v\n"; })).errors, 0U);
  EXPECT_EQ(outcome(numbered(100'000, [](const std::string& i) { return "---\na: " + i + "\n"; })).documents, 100'000U);
  EXPECT_EQ(outcome(numbered(50'000, [](const std::string& i) { return "--- [" + i + "\n"; })).errors, 50'000U);
  EXPECT_EQ(outcome("a: &x {" + numbered(50'000, [](const std::string& i) { return "k" + i + ": v, "; }) +
                    "}\nb: {<<: *x, <<: *x}\n")
                .errors,
            1U);
  EXPECT_EQ(outcome("a: " + std::string(10'000'000, 'x') + "\n").errors, 0U);
  EXPECT_EQ(outcome("a: \"" + std::string(10'000'000, 'x') + "\"\n").errors, 0U);
  EXPECT_EQ(outcome(repeated("same: key\n", 50'000)).errors, 49'999U);
}

TEST(ReaderLimits, AliasesDoNotMakeATreeDeeperThanTextCan) {
  std::string text = "a0: &a0 []\n";
  for (int i = 1; i <= kMaxDepth; ++i)
    text += "a" + std::to_string(i) + ": &a" + std::to_string(i) + " [*a" + std::to_string(i - 1) + "]\n";
  EXPECT_EQ(outcome(text).first_error, "aliases nest lists and maps more than 512 deep");
}

TEST(ReaderLimits, AliasesOfAllDocumentsCountTogether) {
  std::string items;
  for (int i = 0; i < 1000; ++i) items += "1,";
  std::string one = "---\n- &a [" + items + "]\n";
  for (int i = 0; i < 100; ++i) one += "- *a\n";
  std::string text;
  for (int i = 0; i < 11; ++i) text += one;
  EXPECT_EQ(outcome(text).first_error, "the aliases of this file expand to more than 1048576 values");
}

}  // namespace
}  // namespace pave::doc
