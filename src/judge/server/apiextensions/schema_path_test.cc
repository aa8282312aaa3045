#include "judge/server/apiextensions/schema_path.h"

#include <gtest/gtest.h>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"

namespace pave::judge::server::apiextensions {
namespace {

/// The type of the schema that the path refers to; `-`: no path, `?`: a field without a schema.
std::string followed(std::string_view path, Brackets brackets = Brackets::Allowed) {
  base::Sources sources;
  base::Arena arena;
  auto stream = doc::read(sources.add("schema.yaml",
                                      "type: object\n"
                                      "properties:\n"
                                      "  size: {type: integer}\n"
                                      "  null-one: null\n"
                                      "  a.b: {type: string}\n"
                                      "  \"it's\": {type: boolean}\n"
                                      "  labels: {type: object, additionalProperties: {type: string}}\n"
                                      "  any: {type: object, additionalProperties: true}\n"),
                          arena, {});
  auto found = follow_path(path, *stream.documents.at(0).root, brackets);
  if (!found) return "-";
  return *found == nullptr ? "?" : std::string((*found)->string_at("type"));
}

TEST(SchemaPath, FollowsFieldsAndKeys) {
  EXPECT_EQ(followed(".size"), "integer");
  EXPECT_EQ(followed(".labels.app"), "string");
  EXPECT_EQ(followed("['a.b']"), "string");
  EXPECT_EQ(followed(".['a.b']"), "-");
  EXPECT_EQ(followed(R"(['it\'s'])"), "boolean");
  EXPECT_EQ(followed(".null-one"), "");
  EXPECT_EQ(followed(".any.thing"), "?");
  EXPECT_EQ(followed(""), "object");
}

TEST(SchemaPath, RefusesWhatIsNoneOrNotThere) {
  for (std::string_view path : {".", "size", " .size", ".size.x", ".colour", "[", "['size'", "[size]", R"(['\q'])",
                                ".size[0]", "*", "/a", ".any.thing.x"})
    EXPECT_EQ(followed(path), "-") << path;
  EXPECT_EQ(followed("['size']", Brackets::Refused), "-");
}

}  // namespace
}  // namespace pave::judge::server::apiextensions
