#include "doc/reader.h"

#include <gtest/gtest.h>

#include <string>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/events.h"
#include "doc/writer.h"

namespace pave::doc {
namespace {

class Reader : public testing::Test {
 protected:
  const Stream& read_text(std::string text, Profile profile = Profile::Kubernetes) {
    sources_.add("other.yaml", "x: y\n");  // so that places and offsets differ
    const base::Source& source = sources_.add("a.yaml", std::move(text));
    stream_ = read(source, arena_, {.profile = profile, .names = nullptr});
    return stream_;
  }

  std::string place(base::Origin origin) {
    base::Location location = sources_.locate(origin);
    return std::to_string(location.line) + ":" + std::to_string(location.column);
  }

  /// `key@place=` and `text@place` of every node, maps and lists in brackets.
  std::string with_places(const Node& node) {
    std::string out;
    if (!node.is_map() && !node.is_list()) return std::string(node.text()) + "@" + place(node.origin);
    out += node.is_map() ? "{" : "[";
    for (const Node& child : node.children()) {
      if (out.size() > 1) out += ' ';
      if (node.is_map()) out += std::string(child.key()) + "@" + place(child.key_origin) + "=";
      out += with_places(child);
    }
    out += node.is_map() ? "}" : "]";
    return out + "@" + place(node.origin);
  }

  std::string tree(std::string text, Profile profile = Profile::Kubernetes) {
    const Stream& stream = read_text(std::move(text), profile);
    return stream.documents.empty() || stream.documents[0].root == nullptr ? ""
                                                                           : with_places(*stream.documents[0].root);
  }

  /// Each document as JSON, or its errors.
  std::string documents(std::string text, Profile profile = Profile::Kubernetes) {
    std::string out;
    for (const Document& document : read_text(std::move(text), profile).documents) {
      if (!out.empty()) out += " | ";
      for (const base::Diagnostic& error : document.errors) out += place(error.origin) + " " + error.message + ". ";
      if (document.errors.empty() && document.root == nullptr) out += "empty";
      if (document.root != nullptr) write_json(*document.root, {}, out);
    }
    return out;
  }

  base::Sources sources_;
  base::Arena arena_;
  Stream stream_;
};

TEST_F(Reader, JsonDocumentsMayStandOneBehindTheOther) {
  EXPECT_EQ(documents("{\"a\": 1}\n{\"b\": 2}\n\n{\n}\n"), "{\"a\":1} | {\"b\":2} | {}");
  EXPECT_EQ(documents("{\"a\": 1}\nb: 2\n"), "2:1 a document is one value, and here begins a second. ");
  EXPECT_EQ(documents("{\"a\": 1}\n{\"b\": 2}\n", Profile::Yaml12),
            "2:1 a document is one value, and here begins a second. ");
}

TEST_F(Reader, BlockNodesStandWhereTheyBegin) {
  EXPECT_EQ(tree("a: 1\nb:\n  c: x\n  d:\n  - e\n  - f: g\n    h: 'i'\n"),
            "{a@1:1=1@1:4 b@2:1={c@3:3=x@3:6 d@4:3=[e@5:5 {f@6:5=g@6:8 h@7:5=i@7:8}@6:5]@5:3}@3:3}@1:1");
}

TEST_F(Reader, FlowNodesStandAtTheirBracket) {
  EXPECT_EQ(tree("a: [x, {b: c}, \"y\": z]\n"), "{a@1:1=[x@1:5 {b@1:9=c@1:12}@1:8 {y@1:16=z@1:21}@1:16]@1:4}@1:1");
}

TEST_F(Reader, AValueStandsBehindItsTagAndAnchor) {
  EXPECT_EQ(tree("a: !!str &x 1\nb: &y\n  c: d\n"), "{a@1:1=1@1:13 b@2:1={c@3:3=d@3:6}@3:3}@1:1");
}

TEST_F(Reader, AnEmptyValueStandsBehindItsColon) { EXPECT_EQ(tree("a:\nb: # c\n"), "{a@1:1=@1:3 b@2:1=@2:3}@1:1"); }

TEST_F(Reader, ABlockScalarStandsAtItsHeader) {
  EXPECT_EQ(tree("a: |\n  x\nb: >-\n  y\n"), "{a@1:1=x\n@1:4 b@3:1=y@3:4}@1:1");
}

TEST_F(Reader, AnAliasedValueStandsAtItsAnchorAndAnAliasedKeyAtTheAlias) {
  EXPECT_EQ(tree("a: &x v\nb: *x\n*x : c\n"), "{a@1:1=v@1:7 b@2:1=v@1:7 v@3:1=c@3:6}@1:1");
}

TEST_F(Reader, ColumnsCountCharacters) {
  EXPECT_EQ(tree("\xc3\xa9: \xf0\x9f\x98\x80 # x\n"), "{\xc3\xa9@1:1=\xf0\x9f\x98\x80@1:4}@1:1");
}

TEST_F(Reader, DocumentsFollowOneAnother) {
  EXPECT_EQ(documents("a: 1\n---\nb: 2\n...\n---\n---\n# c\n--- x\n"), R"({"a":1} | {"b":2} | empty | empty | "x")");
  EXPECT_EQ(documents(""), "");
  EXPECT_EQ(documents("# only a comment\n"), "");
  const std::string text = "a: 1\n---\nb: 2\n";
  const Stream& stream = read_text(text);
  ASSERT_EQ(stream.documents.size(), 2U);
  EXPECT_EQ(stream.documents[0].begin, 0U);
  EXPECT_EQ(stream.documents[0].end, 5U);
  EXPECT_EQ(text.substr(stream.documents[1].begin, stream.documents[1].end - stream.documents[1].begin), "---\nb: 2\n");
}

TEST_F(Reader, ABrokenDocumentHidesNoOther) {
  EXPECT_EQ(documents("a: [\n---\nb: 2\n---\nc: ]\n---\nd: 4\n"),
            "2:1 a document marker inside a list or map in brackets.  | {\"b\":2} | 5:4 this \"]\" closes nothing.  | "
            "{\"d\":4}");
  EXPECT_EQ(documents("a: 'x\n---\nb: 2\n"), "1:4 this text in quotes is never closed.  | {\"b\":2}");
  EXPECT_EQ(documents("a: |\n  ---\n  x\n b\n---\nc: 1\n"),
            "4:2 this line is indented less than the first line of the block scalar above, and further than its key.  "
            "| {\"c\":1}");
  EXPECT_EQ(documents("--- ]\n--- x\n"), "1:5 this \"]\" closes nothing.  | \"x\"");
}

TEST_F(Reader, DuplicateKeysAreAllSaid) {
  EXPECT_EQ(documents("a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\n---\nd: 1\n"),
            "2:11 the key \"c\" stands twice in this map. 3:1 the key \"a\" stands twice in this map. 4:1 the key "
            "\"a\" stands twice in this map.  | {\"d\":1}");
  ASSERT_EQ(stream_.documents[0].errors[0].notes.size(), 1U);
  EXPECT_EQ(place(stream_.documents[0].errors[0].notes[0].origin), "2:5");
  EXPECT_EQ(documents("1: a\n'1': b\n0x1: c\n"),
            "2:1 the key \"1\" stands twice in this map. 3:1 the key \"1\" stands twice in this map. ");
}

TEST_F(Reader, TheLastOfDuplicateKeysCountsWhereTheyMayPass) {
  auto last = [this](std::string text) {
    const base::Source& source = sources_.add("a.yaml", std::move(text));
    stream_ = read(source, arena_, {.profile = Profile::Kubernetes, .as_unmarshal = true});
    std::string out = std::to_string(stream_.documents[0].warnings.size()) + " ";
    if (stream_.documents[0].root != nullptr) write_json(*stream_.documents[0].root, {}, out);
    return out;
  };
  EXPECT_EQ(last("a: 1\nb: {c: 1, c: 2}\na: 3\na: 4\n"), R"(3 {"b":{"c":2},"a":4})");
  EXPECT_EQ(place(stream_.documents[0].warnings[1].origin), "3:1");
  EXPECT_EQ(last("x: &x {a: 1, a: 2}\nz: {a: 5, <<: *x, <<: {b: 1}, b: 3, b: 4}\n"),
            R"(3 {"x":{"a":2},"z":{"a":2,"b":4}})");
  EXPECT_EQ(last("a: 1\na: [\n"), "0 ");
  std::string large;
  for (int i = 0; i < 100; ++i) large += "key" + std::to_string(i % 99) + ": " + std::to_string(i) + "\n";
  EXPECT_TRUE(last(large).ends_with(R"("key98":98,"key0":99})"));
}

TEST_F(Reader, DuplicatesOfALargeMapAreFoundAsWell) {
  std::string text;
  for (int i = 0; i < 100; ++i) text += "key" + std::to_string(i) + ": 1\n";
  EXPECT_EQ(documents(text + "key37: 2\n"), "101:1 the key \"key37\" stands twice in this map. ");
}

TEST_F(Reader, MergeKeysAreMergedInTheKubernetesProfile) {
  EXPECT_EQ(documents("a: &x {p: 1, q: 2}\nb: {<<: *x, q: 3}\nc: {q: 3, <<: *x}\n"),
            R"({"a":{"p":1,"q":2},"b":{"p":1,"q":3},"c":{"q":2,"p":1}})");
  EXPECT_EQ(documents("a: &x {p: 1}\nb: &y {p: 2, q: 2}\nc: {<<: [*x, *y]}\n"),
            R"({"a":{"p":1},"b":{"p":2,"q":2},"c":{"p":1,"q":2}})");
  EXPECT_EQ(documents("b: {<<: {p: 1}}\n", Profile::Yaml12), R"({"b":{"<<":{"p":1}}})");
  EXPECT_EQ(documents("b: {\"<<\": {p: 1}}\n"), R"({"b":{"<<":{"p":1}}})");
  EXPECT_EQ(documents("b: {<<: 1}\n"), "1:9 \"<<\" merges maps, and this is an integer. ");
  EXPECT_EQ(documents("b: {<<: {p: 1}, <<: {q: 1}}\n"), "1:17 the key \"<<\" stands twice in this map. ");
  EXPECT_EQ(tree("a: &x\n  p: 1\nb:\n  <<: *x\n"), "{a@1:1={p@2:3=1@2:6}@2:3 b@3:1={p@2:3=1@2:6}@4:3}@1:1");
}

TEST_F(Reader, KeysThatAreNoScalarsAreRefused) {
  for (Profile profile : {Profile::Kubernetes, Profile::Yaml12}) {
    EXPECT_EQ(documents("? [a]\n: b\n", profile), "1:3 a key must be a scalar, and this one is a list. ");
    EXPECT_EQ(documents("{{a}}\n", profile), "1:2 a key must be a scalar, and this one is a map. ");
    EXPECT_EQ(documents("~: b\n", profile), "1:1 a key must be a scalar, and this one is null. ");
  }
}

TEST_F(Reader, CommentsAreCollected) {
  std::string text = "# a\nb: c # d\n  # e\r\nf: \"g # h\"\ni: |\n  # j\n# k";
  std::string found;
  for (const Comment& comment : read_text(text).comments) found += text.substr(comment.offset, comment.size) + "|";
  EXPECT_EQ(found, "# a|# d|# e|# k|");
}

TEST_F(Reader, AByteOrderMarkMayBeginADocument) {
  EXPECT_EQ(documents("\xef\xbb\xbf"
                      "a: b\n"),
            R"({"a":"b"})");
  EXPECT_EQ(documents("a: b\n...\n\xef\xbb\xbf"
                      "c: d\n"),
            R"({"a":"b"} | {"c":"d"})");
}

TEST_F(Reader, EscapesOfJson) {
  EXPECT_EQ(documents(R"("\ud83d\ude00\/\u00e9\b")"), "\"\xf0\x9f\x98\x80/\xc3\xa9\\b\"");
  for (const char* text :
       {R"("\ud83d")", R"("\ud83dx")", R"("\ud83d\n")", R"("\ude00")", R"("\ud83d\u0041")", R"("\U00110000")"})
    EXPECT_EQ(documents(text), "1:2 this escape is no Unicode character. ") << text;
}

TEST_F(Reader, ControlCharactersMayStandInQuotesAsInJson) {
  EXPECT_EQ(documents("\"a\x7f\xc2\x80\xef\xbf\xbe\""), "\"a\x7f\xc2\x80\xef\xbf\xbe\"");
  EXPECT_EQ(documents("a: '\x7f'\nb: \x7f\n"), "2:4 a control character, U+007F. ");
  EXPECT_EQ(documents("\"\x01\""), "1:2 a control character, U+0001. ");
  EXPECT_EQ(documents("a: caf\xe9\n---\nb: 1\n"), "1:7 this byte is not UTF-8: E9.  | {\"b\":1}");
  EXPECT_EQ(documents(std::string("\xff\xfe"
                                  "a\0",
                                  4)),
            "1:1 this file is UTF-16. ");
}

TEST_F(Reader, LineEndsOfWindows) {
  EXPECT_EQ(documents("a: |\r\n  b\r\n  c\r\nd: \"e\r\n  f\"\r\n- x\r\n"), "6:1 a list item where a key is expected. ");
}

TEST_F(Reader, IntegersBeyond64BitsAreExact) {
  EXPECT_EQ(documents("[18446744073709551616, -170141183460469231731687303715884105729]"),
            "[18446744073709551616,-170141183460469231731687303715884105729]");
}

TEST_F(Reader, BracketsMayCloseBelowTheirKeyOnlyInTheKubernetesProfile) {
  EXPECT_EQ(documents("a: [\n  b\n]\n"), R"({"a":["b"]})");
  EXPECT_EQ(documents("a: [\n  b\n]\n", Profile::Yaml12),
            "3:1 a list or map in brackets goes on here with too little indentation. ");
}

}  // namespace
}  // namespace pave::doc
