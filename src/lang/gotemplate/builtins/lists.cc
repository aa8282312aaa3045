#include "lang/gotemplate/builtins/lists.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "lang/gotemplate/builtins/cast.h"
#include "lang/gotemplate/builtins/list_items.h"

namespace pave::lang::gotemplate {
namespace {

using Items = std::vector<Value>;

bool are_same(const Value& one, const Value& other) {
  if (one.is_nothing() || other.is_nothing()) return one.is_nothing() && other.is_nothing();
  return deep_equal(one, other);
}

bool is_among(const Value& wanted, std::span<const Value> items) {
  return std::ranges::any_of(items, [&](const Value& item) { return are_same(wanted, item); });
}

Value nil_list() {
  Value made = Value::of(std::span<const Value>());
  made.flags |= Value::kNilList;
  return made;
}

Value run_list(Call& call) { return new_list(call, call.args(), {}); }

Value run_append(Call& call) {
  auto items = list_items(call, call[0], "Cannot push on type ");
  if (!items) return {};
  Items all(items->begin(), items->end());
  all.push_back(call[1]);
  return new_list(call, all, call[0]);
}

Value run_prepend(Call& call) {
  auto items = list_items(call, call[0], "Cannot prepend on type ");
  if (!items) return {};
  Items all{call[1]};
  all.insert(all.end(), items->begin(), items->end());
  return new_list(call, all, call[0]);
}

Value run_first(Call& call) {
  auto items = list_items(call, call[0], "Cannot find first on type ");
  if (!items) return {};
  return items->empty() ? Value::nil() : items->front();
}

Value run_last(Call& call) {
  auto items = list_items(call, call[0], "Cannot find last on type ");
  if (!items) return {};
  return items->empty() ? Value::nil() : items->back();
}

Value run_rest(Call& call) {
  auto items = list_items(call, call[0], "Cannot find rest on type ");
  if (!items) return {};
  return items->empty() ? nil_list() : new_list(call, items->subspan(1), call[0]);
}

Value run_initial(Call& call) {
  auto items = list_items(call, call[0], "Cannot find initial on type ");
  if (!items) return {};
  return items->empty() ? nil_list() : new_list(call, items->first(items->size() - 1), call[0]);
}

Value run_reverse(Call& call) {
  auto items = list_items(call, call[0], "Cannot find reverse on type ");
  if (!items) return {};
  Items all(items->rbegin(), items->rend());
  return new_list(call, all, call[0]);
}

Value run_uniq(Call& call) {
  auto items = list_items(call, call[0], "Cannot find uniq on type ");
  if (!items) return {};
  Items kept;
  for (const Value& item : *items)
    if (!is_among(item, kept)) kept.push_back(item);
  return new_list(call, kept, call[0]);
}

Value run_without(Call& call) {
  auto items = list_items(call, call[0], "Cannot find without on type ");
  if (!items) return {};
  Items kept;
  for (const Value& item : *items)
    if (!is_among(item, call.args().subspan(1))) kept.push_back(item);
  return new_list(call, kept, call[0]);
}

Value run_compact(Call& call) {
  auto items = list_items(call, call[0], "Cannot compact on type ");
  if (!items) return {};
  Items kept;
  std::ranges::copy_if(*items, std::back_inserter(kept), is_true);
  return new_list(call, kept, call[0]);
}

Value run_has(Call& call) {
  if (call[1].is_nothing()) return Value::of(false);
  auto items = list_items(call, call[1], "Cannot find has on type ");
  if (!items) return {};
  return Value::of(is_among(call[0], *items));
}

Value run_concat(Call& call) {
  Items all;
  for (const Value& list : call.args()) {
    if (!list.is_nothing() && go_kind(list) != "slice")
      return call.fail("Cannot concat type " + std::string(go_kind(list)) + " as list");
    auto items = list_items(call, list, "");
    if (!items) return {};
    all.insert(all.end(), items->begin(), items->end());
  }
  if (all.empty()) return nil_list();
  return new_list(call, all, call[0]);
}

Value run_slice(Call& call) {
  const Value& list = call[0];
  auto items = list_items(call, list, "list should be type of slice or array but ");
  if (!items) return {};
  if (items->empty()) return Value::nil();
  std::int64_t begin = call.count() > 1 ? to_int64(call[1]) : 0;
  auto length = static_cast<std::int64_t>(items->size());
  std::int64_t end = call.count() > 2 ? to_int64(call[2]) : length;
  if (begin < 0 || end < begin || end > length) return call.fail("reflect.Value.Slice: slice index out of bounds");
  Value made = list;
  made.size = static_cast<std::uint32_t>(end - begin);
  if (list.kind == Kind::String) made.bytes += begin;
  else made.items += begin;
  return made;
}

/// Go counts with floating-point numbers here, which decides what happens to sizes below 1.
Value run_chunk(Call& call) {
  auto items = list_items(call, call[1], "Cannot chunk type ");
  if (!items) return {};
  auto size = static_cast<double>(call[0].integer);
  auto length = static_cast<double>(items->size());
  double count = std::floor((length - 1) / size) + 1;
  if (!std::isfinite(count) || count < 0) return call.fail("runtime error: makeslice: len out of range");
  auto chunks = static_cast<std::size_t>(count);
  Value* made = call.arena().allocate_array<Value>(chunks);
  std::size_t at = 0;
  for (std::size_t i = 0; i < chunks; ++i) {
    double room = size;
    if (i + 1 == chunks) {
      room = std::floor(std::fmod(length, size));
      if (room == 0) room = size;
    }
    if (room < 0) return call.fail("runtime error: makeslice: len out of range");
    auto taken = std::min(static_cast<std::size_t>(room), items->size() - at);
    made[i] = new_list(call, items->subspan(at, taken), call[1]);
    at += taken;
  }
  return Value::of(std::span<const Value>(made, chunks), Type::ListList);
}

constexpr Argument kItems[] = {{"items"}};
constexpr Argument kList[] = {{"list"}};
constexpr Argument kListAndItem[] = {{"list"}, {"item"}};
constexpr Argument kListAndItems[] = {{"list"}, {"items"}};
constexpr Argument kItemAndList[] = {{"item"}, {"list"}};
constexpr Argument kLists[] = {{"lists"}};
constexpr Argument kSlice[] = {{"list"}, {"begin_and_end"}};
constexpr Argument kChunk[] = {{"size", Param::Int}, {"list"}};

constexpr Function record(std::string_view name, std::span<const Argument> arguments, bool is_variadic,
                          std::string_view doc, Example example, Value (*run)(Call&), std::string_view same_as = {}) {
  return {.name = name,
          .group = Group::Sprig,
          .topic = "lists",
          .arguments = arguments,
          .is_variadic = is_variadic,
          .treatment = Treatment::Same,
          .doc = doc,
          .example = example,
          .same_as = same_as,
          .run = run};
}

/// The same under another name.
constexpr Function alias(std::string_view name, Function of, std::string_view code) {
  of.same_as = of.name;
  of.name = name;
  of.example.code = code;
  return of;
}

constexpr Function has_record(std::string_view name, std::string_view code, std::string_view same_as) {
  Function made = record(name, kItemAndList, false,
                         "Whether the list has the item; types count, so the text \"1\" is not the number 1.",
                         {code, "true"}, run_has, same_as);
  made.treatment = Treatment::Opaque;
  return made;
}

constexpr Function kListRecord =
    record("list", kItems, true, "A list of the values.", {R"({{ list 1 "a" true }})", "[1 a true]"}, run_list);
constexpr Function kAppend = record("append", kListAndItem, false, "The list with one more item at its end.",
                                    {R"({{ append (list 1 2) 3 }})", "[1 2 3]"}, run_append);
constexpr Function kPrepend = record("prepend", kListAndItem, false, "The list with one more item in front.",
                                     {R"({{ prepend (list 2 3) 1 }})", "[1 2 3]"}, run_prepend);
constexpr Function kFirst = record("first", kList, false, "The first item; null when there is none.",
                                   {R"({{ first (list "a" "b") }})", "a"}, run_first);
constexpr Function kLast = record("last", kList, false, "The last item; null when there is none.",
                                  {R"({{ last (list "a" "b") }})", "b"}, run_last);
constexpr Function kRest =
    record("rest", kList, false, "All items but the first.", {R"({{ rest (list 1 2 3) }})", "[2 3]"}, run_rest);
constexpr Function kInitial =
    record("initial", kList, false, "All items but the last.", {R"({{ initial (list 1 2 3) }})", "[1 2]"}, run_initial);
constexpr Function kReverse = record("reverse", kList, false, "The items in the opposite order.",
                                     {R"({{ reverse (list 1 2 3) }})", "[3 2 1]"}, run_reverse);
constexpr Function kUniq = record("uniq", kList, false, "The items, each only where it stands first; types count.",
                                  {R"({{ uniq (list 1 2 1 "1") | toJson }})", R"([1,2,"1"])"}, run_uniq);
constexpr Function kWithout =
    record("without", kListAndItems, true, "The items that are none of the others; types count.",
           {R"({{ without (list 1 2 3 2) 2 }})", "[1 3]"}, run_without);
constexpr Function kCompact =
    record("compact", kList, false, "The items that are not empty: no null, false, 0, nor anything of length 0.",
           {R"({{ compact (list 1 "" nil 2 false) }})", "[1 2]"}, run_compact);
constexpr Function kConcat = record("concat", kLists, true, "The items of all lists in one; fails on what is no list.",
                                    {R"({{ concat (list 1) (list 2 3) }})", "[1 2 3]"}, run_concat);
constexpr Function kSliceRecord = record(
    "slice", kSlice, true,
    "The items from `begin` up to, not including, `end`, which may be left out; null for an empty list. Replaces the "
    "slice of Go's templates, which takes texts.",
    {R"({{ slice (list 1 2 3 4) 1 3 }})", "[2 3]"}, run_slice);
constexpr Function kChunkRecord = record("chunk", kChunk, false, "The list cut into lists of that size.",
                                         {R"({{ list 1 2 3 | chunk 2 }})", "[[1 2] [3]]"}, run_chunk);

constexpr Function kFunctions[] = {
    kListRecord,
    alias("tuple", kListRecord, R"({{ tuple 1 "a" true }})"),
    kAppend,
    alias("push", kAppend, R"({{ push (list 1 2) 3 }})"),
    alias("mustAppend", kAppend, R"({{ mustAppend (list 1 2) 3 }})"),
    alias("mustPush", kAppend, R"({{ mustPush (list 1 2) 3 }})"),
    kPrepend,
    alias("mustPrepend", kPrepend, R"({{ mustPrepend (list 2 3) 1 }})"),
    kFirst,
    alias("mustFirst", kFirst, R"({{ mustFirst (list "a" "b") }})"),
    kLast,
    alias("mustLast", kLast, R"({{ mustLast (list "a" "b") }})"),
    kRest,
    alias("mustRest", kRest, R"({{ mustRest (list 1 2 3) }})"),
    kInitial,
    alias("mustInitial", kInitial, R"({{ mustInitial (list 1 2 3) }})"),
    kReverse,
    alias("mustReverse", kReverse, R"({{ mustReverse (list 1 2 3) }})"),
    kUniq,
    alias("mustUniq", kUniq, R"({{ mustUniq (list 1 2 1 "1") | toJson }})"),
    kWithout,
    alias("mustWithout", kWithout, R"({{ mustWithout (list 1 2 3 2) 2 }})"),
    kCompact,
    alias("mustCompact", kCompact, R"({{ mustCompact (list 1 "" nil 2 false) }})"),
    has_record("has", R"({{ list "a" "b" | has "b" }})", {}),
    has_record("mustHas", R"({{ list "a" "b" | mustHas "b" }})", "has"),
    kConcat,
    kSliceRecord,
    alias("mustSlice", kSliceRecord, R"({{ mustSlice (list 1 2 3 4) 1 3 }})"),
    kChunkRecord,
    alias("mustChunk", kChunkRecord, R"({{ list 1 2 3 | mustChunk 2 }})"),
};

}  // namespace

std::span<const Function> list_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
