#include "judge/reference/place.h"

#include <gtest/gtest.h>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"

namespace pave::judge::reference {
namespace {

/// The field at the first `words` in a text.
std::string field_of(const std::string& text, std::string_view words) {
  base::Sources sources;
  base::Arena arena;
  const base::Source& source = sources.add("a.yaml", text);
  doc::Stream stream = doc::read(source, arena, {});
  return field_at(*stream.documents.front().root, source.at(source.text.find(words)));
}

TEST(FieldAt, IsTheValueThatBeginsThere) {
  EXPECT_EQ(field_of("a:\n  b:\n  - c: here\n", "here"), "a.b[0].c");
  EXPECT_EQ(field_of("{a: {b/c: here}}\n", "here"), "a[b/c]") << "keys that are no plain names stand in brackets";
}

TEST(FieldAt, IsTheKeyWhereAMapBeginsWithIt) {
  EXPECT_EQ(field_of("spec:\n  selector:\n    app: web\n", "selector"), "spec.selector");
  EXPECT_EQ(field_of("list:\n- port: 1\n", "port"), "list[0].port");
}

TEST(FieldAt, IsEmptyForWhatIsNotThere) { EXPECT_EQ(field_of("a: b  # nothing\n", "nothing"), ""); }

TEST(FieldAt, GoesAsDeepAsTheReader) {
  std::string text;
  for (int i = 0; i < doc::kMaxDepth - 2; ++i) text += "[";
  text += "x";
  for (int i = 0; i < doc::kMaxDepth - 2; ++i) text += "]";
  EXPECT_FALSE(field_of("a: " + text + "\n", "x").empty());
}

}  // namespace
}  // namespace pave::judge::reference
