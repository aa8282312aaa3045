#include "lang/gotemplate/builtins/defaults.h"

#include <gtest/gtest.h>

#include "lang/gotemplate/builtins/caller.h"
#include "lang/gotemplate/builtins/rendered.h"

namespace pave::lang::gotemplate {
namespace {

TEST(Defaults, WhatIsEmpty) {
  for (std::string_view empty : {"nil", "false", "0", "0.0", R"("")", "list", "dict", "(rest list)"})
    EXPECT_EQ(result_of("default 5 " + std::string(empty)), "5") << empty;
  for (std::string_view full : {"true", "1", R"("a")", "(list nil)", R"((semver "0"))", R"((toDate "2006" "x"))"})
    EXPECT_EQ(result_of("empty " + std::string(full)), "false") << full;
  EXPECT_EQ(result_of("default 5"), "5");
}

TEST(Defaults, Choices) {
  EXPECT_EQ(result_of(R"(coalesce 0 "" "x" "y")"), "x");
  EXPECT_EQ(result_of("coalesce | kindOf"), "invalid");
  EXPECT_EQ(rendered("{{ all }} {{ all 1 0 }} {{ any }} {{ any 1 0 }}"), "true false false true");
  EXPECT_EQ(rendered("{{ ternary 1 2 true }} {{ ternary 1 2 false }}"), "1 2");
}

TEST(Defaults, TheChosenValueKeepsItsOrigin) {
  Caller caller;
  Value given = Value::of(std::string_view("x"));
  given.origin = base::Origin::at(9);
  Value none = Value::of(std::string_view("none"));
  EXPECT_EQ(caller.call(default_functions(), "default", {none, given}).origin, given.origin);
  EXPECT_EQ(caller.call(default_functions(), "coalesce", {Value::nil(), given}).origin, given.origin);
  EXPECT_EQ(caller.call(default_functions(), "ternary", {none, given, Value::of(false)}).origin, given.origin);
}

}  // namespace
}  // namespace pave::lang::gotemplate
