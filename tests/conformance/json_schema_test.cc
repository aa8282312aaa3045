// The public JSON Schema tests, required ones, of drafts 4, 7, 2019-09 and 2020-12. A case is a schema with one value.
#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include <fmt/format.h>

#include "doc/json_reader.h"
#include "doc/json_schema/program.h"
#include "tests/conformance/suite.h"

namespace pave::conformance {
namespace {

using doc::Node;
using namespace doc::json_schema;

/// The schemas that `http://localhost:1234/...` means.
class Remotes final : public Documents {
 public:
  explicit Remotes(const Node& map) : map_(map) {}
  std::expected<const Node*, std::string> load(std::string_view url) override {
    const Node* found = map_.find(url);
    if (found == nullptr) return std::unexpected("no such document");
    return found;
  }

 private:
  const Node& map_;
};

const Node& read(const Suite& suite, std::string_view file, base::Sources& sources, base::Arena& arena) {
  static const Node kNothing{};
  auto node = doc::read_json(sources.add(std::string(file), suite.read(file)), arena);
  EXPECT_TRUE(node) << file;
  return node ? **node : kNothing;
}

void run_group(const Node& group, Draft draft, Remotes& remotes, Suite& suite) {
  CompileOptions options;
  options.default_draft = draft;
  options.formats = Formats::Annotation;
  options.documents = &remotes;
  auto program = compile(*group.find("schema"), "file:///schema.json", options);
  std::uint32_t number = 0;
  for (const Node& test : group.find("tests")->children()) {
    std::string name = fmt::format("{}/{} {}: {}", group.string_at("name"), number++, group.string_at("description"),
                                   test.string_at("description"));
    if (!program) {
      suite.record(name, false, program.error().words);
      continue;
    }
    auto wrong = program->validate(*test.find("data"));
    suite.record(name, wrong.has_value() != test.find("valid")->truth(), wrong ? text(*wrong) : "valid");
  }
}

TEST(JsonSchema, Verdicts) {
  Suite suite("json-schema");
  if (!suite.found()) GTEST_SKIP() << suite.missing();
  base::Sources sources;
  base::Arena arena;
  Remotes remotes(read(suite, "remotes.json", sources, arena));
  struct File {
    std::string_view name;
    Draft draft;
  };
  for (const File& file : {File{"draft4.json", Draft::D4}, File{"draft7.json", Draft::D7},
                           File{"draft2019-09.json", Draft::D2019}, File{"draft2020-12.json", Draft::D2020}})
    for (const Node& group : read(suite, file.name, sources, arena).children())
      run_group(group, file.draft, remotes, suite);
  suite.expect_passed();
}

}  // namespace
}  // namespace pave::conformance
