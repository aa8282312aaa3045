#include "render/helm/values.h"

#include <gtest/gtest.h>

#include <string>

#include "base/fake_files.h"
#include "lang/json.h"

namespace pave::render::helm {
namespace {

class Values : public testing::Test {
 protected:
  std::string give(const GivenValues& given) {
    auto values = given_values(given, files_, sources_, arena_, warnings_);
    if (!values) {
      error_ = std::move(values.error());
      return error_.helm;
    }
    values_ = *values;
    std::string out;
    EXPECT_FALSE(lang::write_json(lang::Value::of(values_), false, out));
    return out;
  }
  std::string give_one(std::vector<std::string> GivenValues::* flag, std::string text) {
    GivenValues given;
    (given.*flag).push_back(std::move(text));
    return give(given);
  }
  std::string file(std::string text) {
    files_.add("v.yaml", std::move(text));
    return give_one(&GivenValues::files, "v.yaml");
  }
  std::string place(base::Origin origin) const {
    base::Location location = sources_.locate(origin);
    return location.path + ":" + std::to_string(location.line) + ":" + std::to_string(location.column);
  }

  base::FakeFiles files_;
  base::Sources sources_;
  base::Arena arena_;
  std::vector<base::Diagnostic> warnings_;
  lang::Map* values_ = nullptr;
  ValuesError error_;
};

TEST_F(Values, LaterWinsAndFlagsWinOverFiles) {
  files_.add("a.yaml", "x: {a: 1, b: 1}\nv: 1\nl: [1]\n");
  files_.add("b.yaml", "x: {b: 2}\nl: [2, 3]\n");
  files_.set_standard_input("z: in\n");
  EXPECT_EQ(give({.files = {"a.yaml", "b.yaml", "-"},
                  .set_json = {R"({"x":{"c":3},"y":2})", "y=3"},
                  .set = {"y=4"},
                  .set_string = {"y=5"},
                  .set_file = {},
                  .set_literal = {"w=a,b"}}),
            R"({"l":[2,3],"v":1,"w":"a,b","x":{"a":1,"b":2,"c":3},"y":"5","z":"in"})");
  EXPECT_EQ(place(values_->find("x")->map->find("b")->origin), "b.yaml:1:8");
  EXPECT_EQ(place(values_->find("x")->map->find("c")->origin), "--set-json:1:11");
  EXPECT_EQ(place(values_->find("y")->origin), "--set-string:1:3");
}

TEST_F(Values, DocumentsOfAFileAreMerged) {
  EXPECT_EQ(file("a: {b: 1}\n---\na: {c: 2}\n---\nnull\n---\n"), R"({"a":{"b":1,"c":2}})");
  EXPECT_EQ(file(""), "{}");
  EXPECT_EQ(file("\xef\xbb\xbf"
                 "a: 010\nb: yes\nc: 1e3\n"),
            R"({"a":8,"b":true,"c":1000})");
}

TEST_F(Values, AKeyThatStandsTwiceIsAWarning) {
  EXPECT_EQ(file("a: 1\na: 2\n"), R"({"a":2})");
  ASSERT_EQ(warnings_.size(), 1U);
  EXPECT_EQ(warnings_[0].code, base::Code::SyntaxDuplicateKey);
  EXPECT_EQ(place(warnings_[0].origin), "v.yaml:2:1");
}

TEST_F(Values, ErrorsAreHelmsWithThePlace) {
  EXPECT_EQ(
      file("- a\n"),
      "failed to parse v.yaml: cannot unmarshal yaml document: error unmarshaling JSON: while decoding JSON: json: "
      "cannot unmarshal array into Go value of type map[string]interface {}");
  EXPECT_EQ(error_.diagnostic.message, "values are a map, and this is a list");
  EXPECT_TRUE(file("a: 1\nb: [\n")
                  .starts_with(
                      "failed to parse v.yaml: cannot unmarshal yaml document: error converting YAML to JSON: yaml: "));
  EXPECT_EQ(error_.diagnostic.code, base::Code::SyntaxYaml);
  EXPECT_EQ(file("a: 1\n--- b\n"),
            "failed to parse v.yaml: error reading yaml document: invalid Yaml document separator: b");
  EXPECT_TRUE(
      file("a: .inf\n")
          .starts_with("failed to parse v.yaml: cannot unmarshal yaml document: error converting YAML to JSON: "));
  EXPECT_EQ(give_one(&GivenValues::files, "none.yaml"), "open none.yaml: no such file or directory");
  files_.add_folder("folder");
  EXPECT_EQ(give_one(&GivenValues::files, "folder"), "read folder: is a directory");
  EXPECT_EQ(give_one(&GivenValues::set_json, "{bad"), "failed parsing --set-json data JSON: {bad");
  EXPECT_EQ(give_one(&GivenValues::set_json, "a={bad"), "failed parsing --set-json data a={bad");
  EXPECT_EQ(give_one(&GivenValues::set, "a=1,a.b=2"),
            "failed parsing --set data: unable to parse key: interface conversion: interface {} is int64, not "
            "map[string]interface {}");
  EXPECT_EQ(place(error_.diagnostic.origin), "--set:1:5");
  EXPECT_EQ(give_one(&GivenValues::set_literal, "a"), "failed parsing --set-literal data: key \"a\" has no value");
}

TEST_F(Values, ServersAreNotAsked) {
  for (const char* address : {"https://example.com/v.yaml", "HTTP://x", "oci://x/y"}) {
    give_one(&GivenValues::files, address);
    EXPECT_EQ(error_.diagnostic.message, "values are not downloaded, and this is an address of a server") << address;
  }
  EXPECT_EQ(give_one(&GivenValues::files, "ftp://x"), "open ftp://x: no such file or directory");
}

TEST_F(Values, JsonObjectsOfAFlagKeepTheirPlaces) {
  EXPECT_EQ(give_one(&GivenValues::set_json, " {\"a\": {\"b\": true}} "), R"({"a":{"b":true}})");
  EXPECT_EQ(place(values_->find("a")->map->all()[0].key_origin), "--set-json:1:9");
}

}  // namespace
}  // namespace pave::render::helm
