#include "judge/left_out_field.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "base/arena.h"
#include "doc/reader.h"

namespace pave::judge {
namespace {

/// `line:column` of a key in the template that wrote the map `a` (or the root: an empty name), or `none`. What was rendered
/// is the first bytes of the template, which are all literal.
std::string place(std::string code, std::size_t rendered_bytes, std::string_view name, std::string_view key) {
  base::Sources sources;
  base::Arena arena;
  std::string text = code.substr(0, rendered_bytes);
  const base::Source& source = sources.add("templates/t.yaml", std::move(code));
  base::Run run{.begin = 0, .written = source.at(0), .value = {}, .frame = 0, .flags = base::Run::kLiteral};
  const base::Source& rendered = sources.add_rendered("r.yaml", text, {&run, 1}, {});
  const doc::Node* node = doc::read(rendered, arena, {}).documents.front().root;
  if (!name.empty()) node = node->find(name);
  if (node->is_list()) node = &node->children().front();
  base::Location at = sources.place_in(left_out_field(*node, key, sources));
  return at.known() ? std::to_string(at.line) + ":" + std::to_string(at.column) : "none";
}

TEST(LeftOutField, IsWhereTheTemplateHasItBesideTheOthers) {
  std::string code = "a:\n  b: 1\n  {{- if .c }}\n  c: 2\n  {{- end }}\n  d:\n    e: 3\nf: 4\n";
  EXPECT_EQ(place(code, 9, "a", "c"), "4:3");
  EXPECT_EQ(place(code, 9, "a", "d"), "6:3");
  EXPECT_EQ(place(code, 9, "a", "e"), "none") << "it is deeper";
  EXPECT_EQ(place(code, 9, "a", "f"), "none") << "it is a field of the root";
  EXPECT_EQ(place(code, 9, "", "f"), "8:1");
  EXPECT_EQ(place(code, 9, "", "c"), "none");
  EXPECT_EQ(place("a: 1\n---\nb: 2\n", 4, "", "b"), "none") << "it is of another document";
}

TEST(LeftOutField, StaysInItsItemOfAList) {
  std::string code = "l:\n- b: 1\n  {{ if .c }}\n  c: 2\n  {{ end }}\n- d: 3\n";
  EXPECT_EQ(place(code, 9, "l", "c"), "4:3");
  EXPECT_EQ(place(code, 9, "l", "d"), "none");
}

}  // namespace
}  // namespace pave::judge
