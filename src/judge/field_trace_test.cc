#include "judge/field_trace.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/arena.h"
#include "doc/reader.h"

namespace pave::judge {
namespace {

/// `kind: ConfigMap, a: {b: one-two}` that the template rendered from two values; `b` is included.
class FieldTraceTest : public testing::Test {
 protected:
  FieldTraceTest() {
    const base::Source& values = sources_.add("values.yaml", "x: one\ny: two\npassword: hunter2\n");
    const base::Source& code =
        sources_.add("templates/t.yaml", "kind: ConfigMap\na:\n  b: {{ .x }}-{{ .y }}\n  c: {{ .p }}\n");
    std::string text = "kind: ConfigMap\na:\n  b: one-two\n  c: hash\n";
    auto at = [&text](std::string_view part) { return static_cast<std::uint32_t>(text.find(part)); };
    std::vector<base::Run> runs = {
        {.begin = 0, .written = code.at(0), .value = {}, .frame = 0, .flags = base::Run::kLiteral},
        {.begin = at("one"), .written = code.at(27), .value = values.at(3), .frame = 1},
        {.begin = at("-two"), .written = code.at(34), .value = {}, .frame = 0, .flags = base::Run::kLiteral},
        {.begin = at("two"), .written = code.at(38), .value = values.at(10), .frame = 0},
        {.begin = at("\n  c"), .written = code.at(43), .value = {}, .frame = 0, .flags = base::Run::kLiteral},
        {.begin = at("hash"),
         .written = code.at(52),
         .value = values.at(24),
         .frame = 0,
         .flags = base::Run::kComputed}};
    base::Frame frames[] = {{.call = code.at(0), .parent = 0}};
    const base::Source& rendered = sources_.add_rendered("r.yaml", text, runs, frames);
    object_ = kube::as_object(*doc::read(rendered, arena_, {}).documents.front().root);
  }

  /// Its steps, `word path:line:column` each.
  std::string steps(std::string_view field) {
    FieldTrace trace = trace_field(object_, field, sources_);
    std::string out = trace.found ? trace.value : "no " + trace.field + " in " + trace.parent;
    if (!trace.suggestion.empty()) out += ", but " + trace.suggestion;
    for (const FieldStep& step : trace.steps)
      out += "\n" + step.words + ": " + step.location.path + ":" + std::to_string(step.location.line) + ":" +
             std::to_string(step.location.column) + (step.hide_source ? " hidden" : "");
    return out;
  }

  base::Sources sources_;
  base::Arena arena_;
  kube::Object object_;
};

TEST_F(FieldTraceTest, TheValueComesFirst) {
  EXPECT_EQ(steps("a.b"),
            "one-two\n"
            "the value was written here: values.yaml:1:4\n"
            "another part of it was written here: values.yaml:2:4\n"
            "the template writes it here: templates/t.yaml:3:9\n"
            "the template is included here: templates/t.yaml:1:1");
}

TEST_F(FieldTraceTest, AComputedTextIsTheTemplatesAndTheSecretIsHidden) {
  EXPECT_EQ(steps("a.c"),
            "hash\n"
            "the template writes it here: templates/t.yaml:4:11\n"
            "it was computed from this value: values.yaml:3:11 hidden");
}

TEST_F(FieldTraceTest, AMapIsWhereItsKeyIs) {
  EXPECT_EQ(steps("a"), "\nthe template writes it here: templates/t.yaml:2:1");
}

TEST_F(FieldTraceTest, WhatIsNotThereShowsTheParent) {
  EXPECT_EQ(steps("a.B.d"), "no a.B.d in a, but b\nthe template writes it here: templates/t.yaml:2:1");
  EXPECT_EQ(steps("metadata"), "no metadata in \nthe template writes it here: templates/t.yaml:1:1");
}

}  // namespace
}  // namespace pave::judge
