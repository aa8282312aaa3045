#include "kube/crd/validate.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "base/arena.h"
#include "base/sources.h"
#include "doc/reader.h"
#include "doc/writer.h"
#include "kube/crd/compile.h"
#include "kube/crd/definitions.h"
#include "kube/crd/normalize.h"
#include "kube/crd/object_check.h"
#include "kube/crd/value.h"

namespace pave::kube::crd {
namespace {

class Validate : public testing::Test {
 protected:
  const doc::Node& read(std::string text) {
    return *doc::read(sources_.add("x.yaml", std::move(text)), arena_, {}).documents.at(0).root;
  }
  const Schema& schema(std::string text) {
    compiled_ = compile(read(std::move(text)), 36);
    return compiled_->root();
  }
  /// The fields with problems, joined by blanks; the root is a dot.
  std::string fields(const Problems& problems) {
    std::string out;
    for (const Problem& problem : problems)
      out += (out.empty() ? "" : " ") + (problem.field.empty() ? "." : problem.field);
    return out;
  }
  std::string check(std::string schema_text, std::string value) {
    const Schema& wanted = schema(std::move(schema_text));
    Problems problems;
    doc::Node clean = normalize(read(std::move(value)), wanted, arena_, problems);
    validate(clean, wanted, FieldPath(), problems);
    return fields(problems);
  }

  base::Sources sources_;
  base::Arena arena_;
  std::unique_ptr<CompiledSchema> compiled_;
};

TEST_F(Validate, ItemsOfLongListsAreFoundByTheirKeys) {
  const Schema& wanted = schema(
      "{type: object, properties: {l: {type: array, x-kubernetes-list-type: map, x-kubernetes-list-map-keys: [k], "
      "items: "
      "{type: object, properties: {k: {type: integer}, v: {type: integer, maximum: 5}}}}}}");
  std::string old = "{l: [";
  std::string now = "{l: [";
  for (int i = 0; i < 40; ++i) {
    old += "{k: " + std::to_string(i) + ", v: 9},";
    now += "{k: " + std::to_string(39 - i) + ", v: " + (i == 7 ? "8" : "9") + "},";
  }
  Problems problems;
  validate_update(read(now + "{k: 40, v: 9}]}"), read(old + "]}"), wanted, FieldPath(), problems);
  EXPECT_EQ(fields(problems), "l[7].v l[40].v");
}

TEST_F(Validate, DefaultsFulfilWhatIsRequired) {
  std::string text =
      "{type: object, properties: {o: {type: object, default: {}, required: [a], properties: {a: {type: string, "
      "default: x}}}}}";
  EXPECT_EQ(check(text, "{}"), "");
  Problems problems;
  std::string json;
  doc::write_json(normalize(read("{o: null}"), schema(text), arena_, problems), {}, json);
  EXPECT_EQ(json, R"({"o":{"a":"x"}})");
}

TEST_F(Validate, UnknownFieldsAreSaidWithTheirPlaces) {
  std::string text =
      "{type: object, properties: {l: {type: array, items: {type: object, properties: {a: {type: string}}}}, "
      "p: {type: object, x-kubernetes-preserve-unknown-fields: true, properties: {k: {type: object}}}}}";
  EXPECT_EQ(check(text, "{l: [{a: x, b: 1}], p: {free: {x: 1}, k: {w: 2}}, z: null}"), "l[0].b p.k.w z");
}

TEST_F(Validate, NullsThatMayNotBeAreDropped) {
  std::string text =
      "{type: object, required: [a], properties: {a: {type: string}, b: {type: string, nullable: true}}}";
  EXPECT_EQ(check(text, "{a: null, b: null}"), "a");
}

TEST_F(Validate, OfAlternativesTheNearestOneSpeaks) {
  std::string text =
      "{type: object, anyOf: [{required: [a, b]}, {required: [c]}], properties: {a: {type: string}, b: {type: string}, "
      "c: {type: string}}}";
  EXPECT_EQ(check(text, "{c: x}"), "");
  EXPECT_EQ(check(text, "{a: x}"), ". b");
}

TEST_F(Validate, ANumberThatABoundCantHoldIsRefusedAlways) {
  EXPECT_EQ(check("{type: object, properties: {size: {type: integer, maximum: 2.5}}}", "{size: 1}"), "size");
  EXPECT_EQ(check("{type: object, properties: {size: {type: number, multipleOf: 0.1}}}", "{size: 0.3}"), "");
  EXPECT_EQ(check("{type: object, properties: {size: {type: integer, format: int32}}}", "{size: 2147483648}"), "size");
}

TEST_F(Validate, WhatDidNotChangeIsLetThrough) {
  const Schema& wanted = schema(
      "{type: object, properties: {size: {type: integer, maximum: 5}, l: {type: array, maxItems: 1, items: {type: "
      "string}}}}");
  Problems problems;
  validate_update(read("{size: 9, l: [a, b, c]}"), read("{size: 9, l: [a, b]}"), wanted, FieldPath(), problems);
  EXPECT_EQ(fields(problems), "l");
}

TEST_F(Validate, EnumsConvertAsGoDoes) {
  EXPECT_TRUE(is_enum_value(read("1.5"), read("1")));
  EXPECT_TRUE(is_enum_value(read("65"), read("A")));
  EXPECT_FALSE(is_enum_value(read("null"), read("null")));
  EXPECT_FALSE(is_enum_value(read("'1'"), read("1")));
}

}  // namespace
}  // namespace pave::kube::crd
