#include "lang/gotemplate/builtins/dictionaries.h"

#include <gtest/gtest.h>

#include "lang/gotemplate/builtins/caller.h"
#include "lang/gotemplate/builtins/rendered.h"

namespace pave::lang::gotemplate {
namespace {

TEST(Dictionaries, Dict) {
  EXPECT_EQ(result_of(R"(dict "b" 1 "a")"), "map[a: b:1]");
  EXPECT_EQ(result_of("dict 1 2 nil 3 | toJson"), R"({"1":2,"\u003cnil\u003e":3})");
}

TEST(Dictionaries, ReadingKeys) {
  EXPECT_EQ(result_of(R"(get (dict "a" 1) "b" | typeOf)"), "string");
  EXPECT_EQ(result_of(R"(hasKey (dict "a" nil) "a")"), "true");
  EXPECT_EQ(result_of(R"(hasKey nil "a")"), "false");
  EXPECT_EQ(result_of(R"(pluck "a" (dict "a" 1) dict (dict "a" 2))"), "[1 2]");
  EXPECT_EQ(result_of(R"(keys (dict "b" 1 "a" 1) (dict "a" 1) | typeOf)"), "[]string");
  EXPECT_EQ(result_of(R"(keys (dict "b" 1 "a" 1) (dict "a" 1))"), "[a b a]");
  EXPECT_EQ(result_of(R"(pick (dict "a" 1 "b" 2) "b" "z")"), "map[b:2]");
  EXPECT_EQ(result_of(R"(omit (dict "a" 1 "b" 2) "b" "z")"), "map[a:1]");
}

TEST(Dictionaries, SetAndUnsetChangeTheMapForAll) {
  EXPECT_EQ(
      rendered(R"({{ $a := dict "x" 1 }}{{ $b := $a }}{{ $_ := set $b "x" 2 }}{{ $_ := unset $b "y" }}{{ $a.x }})"),
      "2");
  EXPECT_EQ(result_of(R"(set nil "a" 1)"), "!assignment to entry in nil map");
}

TEST(Dictionaries, MergingSharesWhatItTakes) {
  EXPECT_EQ(rendered(R"({{ $d := dict "a" (dict "b" 1) }}{{ $m := merge dict $d }}{{ $_ := set $m.a "b" 9 }}{{ $d }})"),
            "map[a:map[b:9]]");
  EXPECT_EQ(rendered(R"({{ $d := dict "a" (dict "b" 1) }}{{ $c := deepCopy $d }}{{ $_ := set $c.a "b" 9 }}{{ $d }})"),
            "map[a:map[b:1]]");
  EXPECT_EQ(result_of(R"(merge nil (dict "a" 1))"), "map[a:1]");
  EXPECT_EQ(result_of(R"(merge (dict "a" (semver "1")) (dict "a" dict) | typeOf)"), "string");
  EXPECT_EQ(result_of(R"(mustMerge (dict "a" (semver "1")) (dict "a" dict))"), "!src and dst must be of same type");
}

TEST(Dictionaries, Dig) {
  EXPECT_EQ(result_of(R"(dict "a" (dict "b" 1) | dig "a" "b" 0)"), "1");
  EXPECT_EQ(result_of(R"(dict "a" (dict "b" 1) | dig "a" "c" 0)"), "0");
  EXPECT_EQ(result_of(R"(dict "a" 1 | dig "a" "b" 0)"),
            "!interface conversion: interface {} is int, not map[string]interface {}");
  EXPECT_EQ(result_of("dig 1 0 dict"), "!interface conversion: interface {} is int, not string");
  EXPECT_EQ(result_of("dig 0 dict"), "!dig needs at least three arguments");
}

TEST(Dictionaries, KeysAndValuesKeepTheirOrigins) {
  Caller caller;
  base::Arena arena;
  Map* map = make_map(arena);
  Value value = Value::of(true);
  value.origin = base::Origin::at(7);
  map->set("a", value, arena, base::Origin::at(3));
  Value dict = Value::of(map);
  Value picked = caller.call(dictionary_functions(), "pick", {dict, Value::of(std::string_view("a"))});
  EXPECT_EQ(picked.map->entries[0].key_origin, base::Origin::at(3));
  EXPECT_EQ(picked.map->entries[0].value.origin, base::Origin::at(7));
  EXPECT_EQ(caller.call(dictionary_functions(), "keys", {dict}).items[0].origin, base::Origin::at(3));
  EXPECT_EQ(caller.call(dictionary_functions(), "deepCopy", {dict}).map->entries[0].value.origin, base::Origin::at(7));
}

}  // namespace
}  // namespace pave::lang::gotemplate
