#include "show/source_map.h"

#include <gtest/gtest.h>

#include "base/arena.h"
#include "doc/reader.h"

namespace pave::show {
namespace {

TEST(SourceMap, HasAPlaceForEachFieldAndNoValue) {
  base::Sources sources;
  base::Arena arena;
  const base::Source& values = sources.add("values.yaml", "size: 12\n");
  const base::Source& code = sources.add("t.yaml", "kind: A\napiVersion: v1\nb: [{{ .size }}, {{ .z | b64enc }}]\n");
  base::Run runs[] = {
      {.begin = 0, .written = code.at(0), .value = {}, .frame = 0, .flags = base::Run::kLiteral},
      {.begin = 27, .written = code.at(30), .value = values.at(6), .frame = 1},
      {.begin = 29, .written = code.at(39), .value = {}, .frame = 0, .flags = base::Run::kLiteral},
      {.begin = 31, .written = code.at(44), .value = values.at(6), .frame = 0, .flags = base::Run::kComputed},
      {.begin = 35, .written = code.at(58), .value = {}, .frame = 0, .flags = base::Run::kLiteral}};
  base::Frame frames[] = {{.call = code.at(8), .parent = 0}};
  const base::Source& rendered =
      sources.add_rendered("web/t.yaml", "kind: A\napiVersion: v1\nb: [12, MTIz]\n", runs, frames);
  MappedObject object{kube::as_object(*doc::read(rendered, arena, {}).documents.front().root), "web/t.yaml"};
  std::string out;
  write_source_map({&object, 1}, sources, "1.0", out);
  EXPECT_EQ(out, R"({
  "format": "pave.source-map/1",
  "version": "1.0",
  "objects": [
    {
      "apiVersion": "v1",
      "kind": "A",
      "template": "web/t.yaml",
      "fields": [
        {"path": "kind", "template": {"file": "t.yaml", "line": 1, "column": 7}},
        {"path": "apiVersion", "template": {"file": "t.yaml", "line": 2, "column": 13}},
        {"path": "b", "template": {"file": "t.yaml", "line": 3, "column": 1}},
        {"path": "b[0]", "value": {"file": "values.yaml", "line": 1, "column": 7}, "template": {"file": "t.yaml", "line": 3, "column": 8}, "includedAt": [{"file": "t.yaml", "line": 2, "column": 1}]},
        {"path": "b[1]", "value": {"file": "values.yaml", "line": 1, "column": 7}, "computed": true, "template": {"file": "t.yaml", "line": 3, "column": 22}}
      ]
    }
  ]
}
)");
}

}  // namespace
}  // namespace pave::show
