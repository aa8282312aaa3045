#include "judge/allow.h"

#include <gtest/gtest.h>

namespace pave::judge {
namespace {

using base::Code;

/// One text, read, with what its comments and annotations allow.
class Input {
 public:
  explicit Input(std::string text)
      : source_(sources_.add("a.yaml", std::move(text))), stream_(doc::read(source_, arena_, {})) {}

  Allowances comments(std::size_t document = 0) {
    return comment_allowances(source_, stream_.comments, stream_.documents.at(document));
  }
  Allowances annotation() {
    kube::Object object;
    object.root = stream_.documents.at(0).root;
    return annotation_allowances(object);
  }
  /// The place where a text stands for the first time.
  base::Origin at(std::string_view text) { return source_.at(source_.text.find(text)); }
  std::string reason(std::string_view text, Code code = Code::SchemaUnknownField) {
    return std::string(comments().reason(code, at(text)));
  }
  std::size_t line(base::Origin origin) { return sources_.locate(origin).line; }

 private:
  base::Sources sources_;
  base::Arena arena_;
  const base::Source& source_;
  doc::Stream stream_;
};

TEST(CommentAllowances, CoverTheNodeThatBeginsOnTheLine) {
  Input input(R"(kind: Pod
spec:
  containers:
    - name: app  # pave:allow schema/unknown-field our own server has it
      colour: red
      ports: [one]
    - name: other
      size: big
  security:  # pave:allow schema the operator reads it
    level: high
    deep: {er: 1}
  last: 1
)");
  for (const char* inside : {"name: app", "app", "colour", "red", "ports", "one"})
    EXPECT_EQ(input.reason(inside), "our own server has it") << inside;
  for (const char* outside : {"kind", "containers", "name: other", "size", "last"})
    EXPECT_EQ(input.reason(outside), "") << outside;
  EXPECT_EQ(input.reason("colour", Code::SchemaBadEnum), "") << "another rule";
  for (const char* inside : {"security", "level", "high", "er: 1"})
    EXPECT_EQ(input.reason(inside, Code::SchemaBadEnum), "the operator reads it") << inside;
}

TEST(CommentAllowances, TheOutermostOfThoseAroundAPlaceCounts) {
  Input input(R"(kind: Pod
# pave:allow schema/unknown-field spec
# pave:allow schema/unknown-field spec again
spec:
  a:  # pave:allow schema/unknown-field a
    # pave:allow schema/bad-enum b
    b: 1
    c: 2
  d: 3  # pave:allow schema d
metadata:
  e: 4  # pave:allow schema/unknown-field e
  f: 5
)");
  for (const char* inside : {"spec:", "a:", "b: 1", "c: 2", "d: 3"}) EXPECT_EQ(input.reason(inside), "spec") << inside;
  EXPECT_EQ(input.reason("b: 1", Code::SchemaBadEnum), "b");
  EXPECT_EQ(input.reason("c: 2", Code::SchemaBadEnum), "");
  EXPECT_EQ(input.reason("d: 3", Code::SchemaBadEnum), "d");
  EXPECT_EQ(input.reason("e: 4"), "e");
  EXPECT_EQ(input.reason("f: 5"), "");
  EXPECT_EQ(input.reason("kind"), "");
}

TEST(CommentAllowances, ManyInOneFileAreFoundInOnePass) {
  std::string text = "x: 0\n";
  for (int i = 0; i < 40'000; ++i) text += "# pave:allow schema/unknown-field above\n";
  for (int i = 0; i < 40'000; ++i) text += "k" + std::to_string(i) + ": 1  # pave:allow schema/unknown-field here\n";
  Input input(text);
  Allowances allowances = input.comments();
  for (int i = 1; i < 40'000; ++i) {
    base::Origin origin = base::Origin::at(static_cast<std::uint32_t>(text.size()) - 1);
    ASSERT_EQ(allowances.reason(Code::SchemaUnknownField, origin), "here");
  }
  EXPECT_EQ(allowances.reason(Code::SchemaUnknownField, input.at("k0:")), "above");
}

TEST(CommentAllowances, CoverTheObjectBehindADocumentMarker) {
  Input input("--- # pave:allow schema it is old\nkind: Pod\nspec: {a: b}\n");
  EXPECT_EQ(input.reason("a: b"), "it is old");
}

TEST(CommentAllowances, CoverTheLineBelowWhenTheyStandAlone) {
  Input input(R"(spec:
  # pave:allow schema/unknown-field one
  # pave:allow api two
  # and a remark
  colour: red
  size: big
  #pave:allow schema/unknown-field three

  late: 1
  more: 2  # a remark
  # pave:allow schema/unknown-field four
)");
  EXPECT_EQ(input.reason("colour"), "one");
  EXPECT_EQ(input.reason("colour", Code::ApiRemoved), "two");
  EXPECT_EQ(input.reason("size"), "");
  EXPECT_EQ(input.reason("late"), "") << "an empty line stands between";
  EXPECT_EQ(input.reason("more"), "");
  EXPECT_TRUE(input.comments().mistakes().empty());
}

TEST(CommentAllowances, BehindAValueDoNotReachTheNextLine) {
  Input input("a: 1  # pave:allow schema/unknown-field here\nb: 2\n");
  EXPECT_EQ(input.reason("b"), "here") << "the first line is where the whole document begins";
  Input second("x: 0\na: 1  # pave:allow schema/unknown-field here\nb: 2\n");
  EXPECT_EQ(second.reason("a"), "here");
  EXPECT_EQ(second.reason("b"), "");
}

TEST(CommentAllowances, AboveTheFirstLineCoverTheObject) {
  Input input(
      "# pave:allow api/removed the last 1.24 cluster\napiVersion: policy/v1beta1\nkind: PodDisruptionBudget\nspec:\n  "
      "x: 1\n");
  EXPECT_EQ(input.reason("policy", Code::ApiRemoved), "the last 1.24 cluster");
  EXPECT_EQ(input.reason("x: 1", Code::ApiRemoved), "the last 1.24 cluster");
}

TEST(CommentAllowances, StayInsideTheirDocument) {
  Input input("a: 1\n---\nx: 0\nb: 2  # pave:allow schema two\nc: 3\n---\nd: 4\n");
  EXPECT_EQ(input.comments(0).reason(Code::SchemaBadEnum, input.at("a")), "");
  EXPECT_EQ(input.comments(1).reason(Code::SchemaBadEnum, input.at("b")), "two");
  EXPECT_EQ(input.comments(1).reason(Code::SchemaBadEnum, input.at("c: 3")), "");
  Input second("x: 0\n---\n# pave:allow schema above\na: 1\nb: 2\n");
  EXPECT_EQ(second.comments(1).reason(Code::SchemaBadEnum, second.at("b: 2")), "above");
  EXPECT_EQ(input.comments(2).reason(Code::SchemaBadEnum, input.at("d: 4")), "");
}

TEST(CommentAllowances, DoNotFollowAliases) {
  Input input(
      "base: &base\n  x: 1\nfirst: *base  # pave:allow schema here\nsecond:\n  <<: *base\n  y: 2  # pave:allow schema "
      "there\n");
  EXPECT_EQ(input.reason("x: 1"), "");
  EXPECT_EQ(input.reason("first"), "here");
  EXPECT_EQ(input.reason("y: 2"), "there");
}

TEST(CommentAllowances, AreNoCommentsInsideText) {
  Input input(
      "a: \"# pave:allow schema/unknown-field quoted\"\nb: |\n  # pave:allow nonsense\nc: 1  # pave:allowed or not\n");
  EXPECT_EQ(input.reason("a"), "");
  EXPECT_TRUE(input.comments().mistakes().empty());
}

TEST(CommentAllowances, SayWhatIsWrongAndAllowNothing) {
  Input input(R"(x: 0
a: 1  # pave:allow schema/unknown-field
b: 2  # pave:allow schema/unknown-feild a reason
c: 3  # pave:allow
)");
  const Allowances allowances = input.comments();
  ASSERT_EQ(allowances.mistakes().size(), 3U);
  const auto& mistakes = allowances.mistakes();
  EXPECT_EQ(mistakes[0].diagnostic.code, Code::SyntaxAllowWithoutReason);
  EXPECT_EQ(mistakes[0].diagnostic.message, "\"schema/unknown-field\" is not allowed here, since no reason is given");
  EXPECT_EQ(mistakes[0].diagnostic.help, "say why: # pave:allow schema/unknown-field reason");
  EXPECT_EQ(mistakes[0].severity, base::Severity::Error);
  EXPECT_EQ(input.line(mistakes[0].diagnostic.origin), 2U);
  EXPECT_EQ(mistakes[1].diagnostic.code, Code::SyntaxAllowUnknownRule);
  EXPECT_EQ(mistakes[1].diagnostic.message, "no rule is called \"schema/unknown-feild\", so nothing is allowed here");
  EXPECT_EQ(mistakes[1].diagnostic.help, "did you mean \"schema/unknown-field\"?");
  EXPECT_EQ(mistakes[2].diagnostic.help, "# pave:allow RULE reason");
  EXPECT_EQ(input.reason("a"), "");
  EXPECT_EQ(input.reason("b"), "");
}

TEST(CommentAllowances, CanNotAllowTheirOwnMistakes) {
  Input input("x: 0\na: 1  # pave:allow syntax all of it\n");
  EXPECT_EQ(input.reason("a", Code::SyntaxAllowWithoutReason), "");
  EXPECT_EQ(input.reason("a", Code::SyntaxIncompleteManifest), "all of it");
}

TEST(AnnotationAllowances, CoverTheObject) {
  Input input(
      "metadata:\n  annotations:\n    pave.dev/allow: \"pod-security/baseline reads all traffic; api until May;\"\n");
  Allowances allowances = input.annotation();
  EXPECT_TRUE(allowances.mistakes().empty());
  EXPECT_EQ(allowances.reason(Code::PodSecurityBaseline, input.at("metadata")), "reads all traffic");
  EXPECT_EQ(allowances.reason(Code::ApiDeprecated, {}), "until May");
  EXPECT_EQ(allowances.reason(Code::PodSecurityRestricted, input.at("metadata")), "");
}

TEST(AnnotationAllowances, SayWhatIsWrong) {
  Input input("metadata:\n  annotations:\n    pave.dev/allow: schema; nonsense too; api yes\n");
  Allowances allowances = input.annotation();
  ASSERT_EQ(allowances.mistakes().size(), 2U);
  EXPECT_EQ(allowances.mistakes()[0].diagnostic.help, "say why: pave.dev/allow: \"schema reason\"");
  EXPECT_EQ(allowances.mistakes()[0].field, "metadata.annotations[pave.dev/allow]");
  EXPECT_EQ(allowances.mistakes()[1].diagnostic.code, Code::SyntaxAllowUnknownRule);
  EXPECT_EQ(allowances.reason(Code::ApiRemoved, {}), "yes");
  EXPECT_EQ(Input("metadata: {annotations: {pave.dev/allow: \"\"}}\n").annotation().mistakes().size(), 1U);
  EXPECT_EQ(Input("metadata: {annotations: {other: x}}\n").annotation().mistakes().size(), 0U);
  EXPECT_EQ(Input("kind: Pod\n").annotation().mistakes().size(), 0U);
}

}  // namespace
}  // namespace pave::judge
