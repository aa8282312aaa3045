#include "lang/gotemplate/builtins/lists.h"

#include <gtest/gtest.h>

#include "lang/gotemplate/builtins/caller.h"
#include "lang/gotemplate/builtins/rendered.h"
#include "lang/gotemplate/builtins/sequences.h"

namespace pave::lang::gotemplate {
namespace {

TEST(Lists, PartsOfAList) {
  EXPECT_EQ(result_of("first (list 1 2 3)"), "1");
  EXPECT_EQ(result_of("last (list 1 2 3)"), "3");
  EXPECT_EQ(result_of("rest (list 1 2 3)"), "[2 3]");
  EXPECT_EQ(result_of("initial (list 1 2 3)"), "[1 2]");
  EXPECT_EQ(result_of("first list"), "");
  EXPECT_EQ(result_of("rest list | toJson"), "null");
  EXPECT_EQ(result_of("slice (list 1 2 3 4) 1 3"), "[2 3]");
  EXPECT_EQ(result_of("slice list 0 5 | kindOf"), "invalid");
}

TEST(Lists, NewListsOutOfOld) {
  EXPECT_EQ(result_of("append (list 1) nil | toJson"), "[1,null]");
  EXPECT_EQ(result_of("prepend (until 2) 9"), "[9 0 1]");
  EXPECT_EQ(result_of(R"(uniq (list 1 1.0 "1" 1) | toJson)"), R"([1,1,"1"])");
  EXPECT_EQ(result_of("without (list 1 2 nil 3) 2 nil"), "[1 3]");
  EXPECT_EQ(result_of("compact (list 0 1 (list) (list 0) nil)"), "[1 [0]]");
  EXPECT_EQ(result_of("concat (list) (list) | toJson"), "null");
  EXPECT_EQ(result_of("has nil (list nil)"), "true");
  EXPECT_EQ(result_of("has 1 nil"), "false");
}

TEST(Lists, Chunks) {
  EXPECT_EQ(result_of("chunk 2 (list 1 2 3 4 5)"), "[[1 2] [3 4] [5]]");
  EXPECT_EQ(result_of("chunk 2 (list 1) | typeOf"), "[][]interface {}");
  EXPECT_EQ(result_of("chunk 3 list | toJson"), "[]");
  EXPECT_EQ(result_of("chunk 0 (list 1)"), "!runtime error: makeslice: len out of range");
  EXPECT_EQ(result_of("chunk -3 (list 1)"), "[[1]]");
}

TEST(Lists, WhatIsNoListIsRefused) {
  EXPECT_EQ(result_of(R"(first "abc")"), "!Cannot find first on type string");
  EXPECT_EQ(result_of("append 5 1"), "!Cannot push on type int");
  EXPECT_EQ(result_of("uniq nil"), "!runtime error: invalid memory address or nil pointer dereference");
  EXPECT_EQ(result_of(R"(concat (list) "x")"), "!Cannot concat type string as list");
  EXPECT_EQ(result_of("slice (list 1 2) 1 5"), "!reflect.Value.Slice: slice index out of bounds");
}

TEST(Lists, Sequences) {
  EXPECT_EQ(result_of("until -3"), "[0 -1 -2]");
  EXPECT_EQ(result_of("untilStep 0 5 -1"), "[]");
  EXPECT_EQ(result_of("untilStep 5 -5 -4"), "[5 1 -3]");
  EXPECT_EQ(result_of("seq 3 1"), "3 2 1");
  EXPECT_EQ(result_of("seq 0"), "1 0");
  EXPECT_EQ(result_of("seq 10 2 1"), "");
  EXPECT_EQ(result_of("until 4000001"), "!more than 4000000 numbers");
  EXPECT_EQ(result_of("seq 9223372036854775806"), "!more than 4000000 numbers");
}

TEST(Lists, ItemsAndListsKeepTheirOrigins) {
  Caller caller;
  Value items[2] = {Value::of(true), Value::of(false)};
  items[1].origin = base::Origin::at(5);
  Value list = Value::of(std::span<const Value>(items));
  list.origin = base::Origin::at(3);
  Value rest = caller.call(list_functions(), "rest", {list});
  EXPECT_EQ(rest.origin, list.origin);
  EXPECT_NE(rest.flags & Value::kComputed, 0);
  EXPECT_EQ(rest.items[0].origin, items[1].origin);
  EXPECT_EQ(rest.items[0].flags & Value::kComputed, 0);
  EXPECT_EQ(caller.call(list_functions(), "last", {list}).origin, items[1].origin);
}

}  // namespace
}  // namespace pave::lang::gotemplate
