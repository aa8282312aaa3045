#include "judge/mask_values.h"

#include <gtest/gtest.h>

#include "judge/make_finding.h"

namespace pave::judge {
namespace {

/// The finding at the first `at` of a values file.
Finding finding_of(std::string values, std::string_view at, std::string message) {
  base::Sources sources;
  const base::Source& source = sources.add("values.yaml", std::move(values));
  return make_chart_finding({base::Code::ChartBroken, source.at(source.text.find(at)), std::move(message), {}, {}},
                            sources);
}

/// What is said of the first action of a template, when the value was written in a values file.
std::string template_message(std::string values, std::string line, std::string message) {
  base::Sources sources;
  const base::Source& written = sources.add("values.yaml", std::move(values));
  const base::Source& source = sources.add("templates/a.yaml", std::move(line));
  base::Note note{"the value was written here", written.at(written.text.find(':') + 2)};
  return make_chart_finding(
             {base::Code::ChartRender, source.at(source.text.find("{{")), std::move(message), {}, {note}}, sources)
      .message;
}

TEST(MaskValues, AValueOfALineThatSaysSecretIsNotRepeated) {
  EXPECT_EQ(template_message("password: hunter2\n", "a: {{ range .Values.x }}", "range can't iterate over hunter2"),
            "range can't iterate over ******");
  EXPECT_EQ(
      template_message("token: 1234567\n", "a: {{ x }}", "can't use 1234567 to iterate over more than one variable"),
      "can't use ****** to iterate over more than one variable");
  EXPECT_EQ(template_message("password: ab\n", "a: {{ x }}", "unable to cast \"a\\\"b\" of type string to int"),
            "unable to cast \"******\" of type string to int");
  EXPECT_EQ(template_message("db: hunter2\n", "password: {{ x }}", "error parsing ip: hunter2"),
            "error parsing ip: ******")
      << "the line of the template says it";
  EXPECT_EQ(template_message("password: |\n  first line\n  last\nb: 1\n", "a: {{ x }}", "no first line, but last"),
            "no ******, but ******");
  EXPECT_EQ(template_message("size: big\n", "a: {{ x }}", "unable to cast \"big\""), "unable to cast \"big\"");
}

TEST(MaskValues, InTheTemplateOfASecretNoValueIsRepeated) {
  std::string secret = "kind: Secret\nstringData:\n  a: {{ x .Values.b }}\n";
  EXPECT_EQ(template_message("b: hunter2\n", secret, "bad \"hunter2\""), "bad \"******\"");
  EXPECT_EQ(template_message("b: hunter2\n", "kind: Pod\n---\n" + secret, "bad hunter2"), "bad ******");
  EXPECT_EQ(template_message("b: hunter2\n", secret + "---\na: {{ x }}", "bad hunter2"), "bad ******");
}

TEST(MaskValues, NamesStay) {
  EXPECT_EQ(template_message("password: hunter2\n", "a: {{ .Values.a.host }}", "\"host\" is asked of nothing"),
            "\"host\" is asked of nothing");
  EXPECT_EQ(finding_of("password: x\n", "x", "the key \"password\" stands twice").message,
            "the key \"password\" stands twice");
  EXPECT_EQ(finding_of("{a: 1, token: b}\n", "a", "the key \"a\" is not \"b\" or \",\"").message,
            "the key \"a\" is not \"******\" or \",\"");
}

TEST(MaskValues, NamesOfAnchorsAreHiddenWhateverTheRule) {
  Finding finding = finding_of("password: *Secret\n", "*", "no anchor &Secret");
  EXPECT_TRUE(finding.hide_source);
  EXPECT_EQ(finding.message, "no anchor ******");
  EXPECT_EQ(finding_of("name: *web\n", "*", "no anchor &web").message, "no anchor &web");
}

}  // namespace
}  // namespace pave::judge
