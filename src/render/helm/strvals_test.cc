#include "render/helm/strvals.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "base/fake_files.h"
#include "lang/json.h"

namespace pave::render::helm {
namespace {

class Strvals : public testing::Test {
 protected:
  std::optional<SetError> parse(SetKind kind, std::string text) {
    const base::Source& flag = sources_.add(std::string(flag_name(kind)), std::move(text));
    return parse_set(kind, flag, *values_, {arena_, sources_, files_});
  }

  /// What the text sets on top of what was set, as JSON, or Helm's error.
  std::string set(SetKind kind, std::string text) {
    if (auto error = parse(kind, std::move(text))) return error->helm;
    std::string out;
    EXPECT_FALSE(lang::write_json(lang::Value::of(values_), false, out));
    return out;
  }
  std::string fresh(SetKind kind, std::string text) {
    values_ = lang::make_map(arena_);
    return set(kind, std::move(text));
  }

  std::string place(base::Origin origin) const {
    base::Location location = sources_.locate(origin);
    return location.path + ":" + std::to_string(location.line) + ":" + std::to_string(location.column);
  }

  base::Arena arena_;
  base::Sources sources_;
  base::FakeFiles files_;
  lang::Map* values_ = lang::make_map(arena_);
};

TEST_F(Strvals, TypedValues) {
  EXPECT_EQ(fresh(SetKind::Typed, "a=1,b=true,c=null,d=0,e=007,f=x,g=-5,h=+5,i=1.5"),
            R"({"a":1,"b":true,"c":null,"d":0,"e":"007","f":"x","g":-5,"h":5,"i":"1.5"})");
  EXPECT_EQ(values_->find("a")->type, lang::Type::Int64);
  EXPECT_EQ(fresh(SetKind::Typed, "a=TRUE,b=fal\u017fe,c=9223372036854775808,d="),
            R"({"a":true,"b":false,"c":"9223372036854775808","d":""})");
  EXPECT_EQ(fresh(SetKind::String, "a=1,b=true,c={1,null}"), R"({"a":"1","b":"true","c":["1","null"]})");
  EXPECT_EQ(fresh(SetKind::Literal, "a.b=1,c={x}\\"), R"({"a":{"b":"1,c={x}\\"}})");
}

TEST_F(Strvals, NamesIndexesAndEscapes) {
  EXPECT_EQ(fresh(SetKind::Typed, "a.b.c=1,a.d=2,e[1].f=x,e[0]=y"), R"({"a":{"b":{"c":1},"d":2},"e":["y",{"f":"x"}]})");
  EXPECT_EQ(fresh(SetKind::Typed, R"(a\.b=x\,y,c[0][1]=z)"), R"({"a.b":"x,y","c":[[null,"z"]]})");
  EXPECT_EQ(fresh(SetKind::Typed, "a={1,b},c={},d={x\\,y}"), R"({"a":[1,"b"],"c":[""],"d":["x,y"]})");
  EXPECT_EQ(set(SetKind::Typed, "a[3]=new,d[0]=old"), R"({"a":[1,"b",null,"new"],"c":[""],"d":["old"]})");
}

TEST_F(Strvals, TheTextMayEndAnywhere) {
  EXPECT_EQ(fresh(SetKind::Typed, ""), "{}");
  EXPECT_EQ(fresh(SetKind::Typed, "a[0]"), R"({"a":[]})");
  EXPECT_EQ(fresh(SetKind::Typed, "a[0"), "{}");
  EXPECT_EQ(fresh(SetKind::Typed, "a."), "{}");
  EXPECT_EQ(fresh(SetKind::Typed, "=5"), "{}");
}

TEST_F(Strvals, ErrorsAreHelms) {
  EXPECT_EQ(fresh(SetKind::Typed, "x"), "key \"x\" has no value");
  EXPECT_EQ(fresh(SetKind::Typed, "x,y=1"), "key \"x\" has no value (cannot end with ,)");
  EXPECT_EQ(fresh(SetKind::Typed, "x.=1"), "key map \"x\" has no value");
  EXPECT_EQ(fresh(SetKind::Typed, "x={a,b"), "list must terminate with '}'");
  EXPECT_EQ(fresh(SetKind::Typed, "x[-1]=a"), "negative -1 index not allowed");
  EXPECT_EQ(fresh(SetKind::Typed, "x[a]=a"), "error parsing index: strconv.Atoi: parsing \"a\": invalid syntax");
  EXPECT_EQ(fresh(SetKind::Typed, "x[99999999999999999999]=a"),
            "error parsing index: strconv.Atoi: parsing \"99999999999999999999\": value out of range");
  EXPECT_EQ(fresh(SetKind::Typed, "x[0]ab=1"), "unexpected data at end of array index: ['a' 'b']");
  EXPECT_EQ(fresh(SetKind::Typed, "x[65537]=1"), "index of 65537 is greater than maximum supported index of 65536");
  EXPECT_EQ(fresh(SetKind::Typed, "x=1,x.y=2"),
            "unable to parse key: interface conversion: interface {} is int64, not map[string]interface {}");
  EXPECT_EQ(fresh(SetKind::Typed, "x=null,x[0]=2"),
            "unable to parse key: interface conversion: interface {} is nil, not []interface {}");
  EXPECT_EQ(fresh(SetKind::File, "x=none.txt"), "open none.txt: no such file or directory");
}

TEST_F(Strvals, AMapAgainstAnotherKindIsSaidWithBothPlaces) {
  parse(SetKind::Typed, "image=nginx");
  auto error = parse(SetKind::Typed, "a=1,image.tag=1.29");
  ASSERT_TRUE(error);
  EXPECT_EQ(error->diagnostic.message, "\"image\" is a string, and this sets a key of it");
  EXPECT_EQ(place(error->diagnostic.origin), "--set:1:5");
  ASSERT_EQ(error->diagnostic.notes.size(), 1U);
  EXPECT_EQ(error->diagnostic.notes[0].message, "here it is a string");
  EXPECT_EQ(place(error->diagnostic.notes[0].origin), "--set:1:7");
  parse(SetKind::Typed, "list={a}");
  EXPECT_EQ(parse(SetKind::Typed, "list.a=1")->diagnostic.help, "name the item by its index: NAME[0]");
}

TEST_F(Strvals, LimitsHold) {
  std::string names = "a";
  for (int i = 0; i < kMaxSetNames; ++i) names += ".a";
  EXPECT_EQ(fresh(SetKind::Typed, names + "=1").substr(0, 10), R"({"a":{"a":)");
  EXPECT_EQ(fresh(SetKind::Typed, names + ".a=1"),
            "value name nested level is greater than maximum supported nested level of 30");
  std::string indexes = "a";
  for (int i = 0; i < kMaxSetDepth; ++i) indexes += "[0]";
  EXPECT_TRUE(fresh(SetKind::Typed, indexes + "=1").starts_with(R"({"a":[[)"));
  EXPECT_TRUE(parse(SetKind::Typed, indexes + "[0][0]=1"));
  EXPECT_TRUE(parse(SetKind::Literal, indexes + "[0][0]=1"));
  EXPECT_TRUE(fresh(SetKind::Typed, "x[65536]=1").ends_with("null,1]}"));
}

TEST_F(Strvals, AListThatGrowsItemByItemIsNotCopiedEachTime) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "x[" + std::to_string(i) + "]=1,";
  parse(SetKind::Typed, text);
  EXPECT_EQ(values_->find("x")->size, 5000U);
  EXPECT_LT(arena_.reserved(), 4U << 20);
}

TEST_F(Strvals, JsonValues) {
  EXPECT_EQ(fresh(SetKind::Json, R"(a={"x":[1,2.5]}, b="y,z" ,c=,d=12 e=true)"),
            R"({" b":"y,z","a":{"x":[1,2.5]},"c":null,"d":12,"e":true})");
  EXPECT_EQ(values_->find("d")->kind, lang::Kind::Float);
  EXPECT_EQ(place(values_->find("a")->map->find("x")->list()[1].origin), "--set-json:1:11");
  EXPECT_TRUE(parse(SetKind::Json, "a={bad"));
  EXPECT_TRUE(parse(SetKind::Json, "a=1e400"));
  EXPECT_EQ(fresh(SetKind::Json, "a[1]=\"x\",a[0].b=[]"), R"({"a":[{"b":[]},"x"]})");
}

TEST_F(Strvals, FilesGiveTheirText) {
  files_.add("a.txt", "one\ntwo\n");
  EXPECT_EQ(fresh(SetKind::File, "x.y=a.txt,z={a.txt}"), R"({"x":{"y":"one\ntwo\n"},"z":["one\ntwo\n"]})");
  EXPECT_EQ(place(values_->find("x")->map->find("y")->origin), "a.txt:1:1");
}

TEST_F(Strvals, KeysAndValuesKnowTheirPlace) {
  parse(SetKind::Typed, "aé.b=1,c={x,y}");
  const lang::MapEntry& entry = values_->all()[0];
  EXPECT_EQ(place(entry.key_origin), "--set:1:1");
  EXPECT_EQ(place(entry.value.map->all()[0].key_origin), "--set:1:4");
  EXPECT_EQ(place(entry.value.map->all()[0].value.origin), "--set:1:6");
  EXPECT_EQ(place(values_->find("c")->list()[1].origin), "--set:1:13");
}

}  // namespace
}  // namespace pave::render::helm
