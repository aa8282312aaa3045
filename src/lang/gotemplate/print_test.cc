#include "lang/gotemplate/print.h"

#include <gtest/gtest.h>

#include <initializer_list>

#include "base/arena.h"
#include "lang/object.h"

namespace pave::lang::gotemplate {
namespace {

using namespace std::string_view_literals;

Value text(std::string_view bytes) { return Value::of(bytes); }
Value integer(std::int64_t number, Type type = Type::Default) { return Value::of_int(number, type); }
Value number(double value) { return Value::of_float(value); }

Value bytes(std::string_view of) {
  Value value = Value::of(of);
  value.type = Type::Bytes;
  return value;
}

struct Case {
  std::string_view format;
  std::initializer_list<Value> args;
  std::string_view expected;
};

void expect(const Case& one) {
  std::string out;
  print_format(one.format, std::vector<Value>(one.args), out);
  EXPECT_EQ(out, one.expected) << one.format;
}

// Every expected text here is what Go's fmt gives.

TEST(Print, WritesIntegers) {
  for (const Case& one : std::initializer_list<Case>{
           {"%d|%5d|%-5d|%05d|%+d|% d",
            {integer(42), integer(42), integer(42), integer(-42), integer(42), integer(42)},
            "42|   42|42   |-0042|+42| 42"},
           {"%x|%#X|%o|%#o|%O|%b|%#b",
            {integer(255), integer(255), integer(8), integer(8), integer(8), integer(5), integer(5)},
            "ff|0XFF|10|010|0o10|101|0b101"},
           {"%c|%q|%U|%#U|%+q",
            {integer(10003), integer(10003), integer(10003), integer(10003), integer(233)},
            "\u2713|'\u2713'|U+2713|U+2713 '\u2713'|'\\u00e9'"},
           {"%.3d|%8.3d|%.0d|%-8.3d|", {integer(7), integer(7), integer(0), integer(-7)}, "007|     007||-007    |"},
           {"%d", {integer(INT64_MIN)}, "-9223372036854775808"},
           {"%v %d", {Value::of_uint(UINT64_MAX), Value::of_uint(7, Type::Uint8)}, "18446744073709551615 7"},
           {"%#v %#v", {Value::of_uint(255), integer(255)}, "0xff 255"}})
    expect(one);
}

TEST(Print, WritesFloats) {
  for (const Case& one :
       std::initializer_list<Case>{{"%v %v %v", {number(1e6), number(3.14), number(5)}, "1e+06 3.14 5"},
                                   {"%6.2f|%-8.1f|%08.3f|%+.1e",
                                    {number(3.14159), number(2.5), number(-3.14159), number(12345.678)},
                                    "  3.14|2.5     |-003.142|+1.2e+04"},
                                   {"%g %G %#g %#.3g %F",
                                    {number(1e-7), number(1e21), number(1), number(100), number(1.5)},
                                    "1e-07 1E+21 1.00000 100. 1.500000"},
                                   {"%x %b", {number(1), number(1)}, "0x1p+00 4503599627370496p-52"},
                                   {"%v", {Value::of_float(1.1F, Type::Float32)}, "1.1"},
                                   {"%d %s", {number(42), number(1.5)}, "%!d(float64=42) %!s(float64=1.5)"}})
    expect(one);
}

TEST(Print, WritesTexts) {
  for (const Case& one : std::initializer_list<Case>{
           {"%s|%5s|%-5s|%.2s|%05s",
            {text("h\u00e9y"), text("h\u00e9"), text("h\u00e9"), text("h\u00e9y"), text("a")},
            "h\u00e9y|   h\u00e9|h\u00e9   |h\u00e9|0000a"},
           {"%q|%+q|%#q|%10q",
            {text("a\"\u00e9\n"), text("\u00e9"), text("a\"b"), text("a")},
            "\"a\\\"\u00e9\\n\"|\"\\u00e9\"|`a\"b`|       \"a\""},
           {"%x|%X|% x|%# x|%.1x",
            {text("hi"), text("hi"), text("hi"), text("hi"), text("hi")},
            "6869|6869|68 69|0x68 0x69|68"},
           {"%v %s %x %q %d",
            {bytes("ab"), bytes("ab"), bytes("ab"), bytes("ab"), bytes("ab")},
            "[97 98] ab 6162 \"ab\" [97 98]"},
           {"%#v %t", {bytes("ab"), bytes("a")}, "[]byte{0x61, 0x62} [%!t(uint8=97)]"},
           {"%t %5t %v", {Value::of(true), Value::of(false), Value::of(true)}, "true false true"},
           {"%T %T %T %T", {text("a"), number(1), integer(1), Value::nil()}, "string float64 int <nil>"}})
    expect(one);
}

TEST(Print, SaysWhatIsWrong) {
  for (const Case& one : std::initializer_list<Case>{
           {"%d", {text("x")}, "%!d(string=x)"},
           {"%06d", {text("a")}, "%!d(string=00000a)"},
           {"%d %v", {integer(1)}, "1 %!v(MISSING)"},
           {"%d", {integer(1), text("x"), Value::nil()}, "1%!(EXTRA string=x, <nil>)"},
           {"%", {}, "%!(NOVERB)"},
           {"%!", {integer(1)}, "%!!(int=1)"},
           {"%z", {integer(1)}, "%!z(int=1)"},
           {"100%", {}, "100%!(NOVERB)"},
           {"%s %d", {Value::nil(), Value::nil()}, "%!s(<nil>) %!d(<nil>)"},
           {"%v|%6v", {Value::nil(), Value::nil()}, "<nil>| <nil>"},
           {"%*d|%-*d|", {text("a"), integer(1), integer(4), integer(2)}, "%!(BADWIDTH)1|2   |"},
           {"%.*f", {text("a"), number(1)}, "%!(BADPREC)1.000000"},
           {"%[2]d %[1]d", {integer(1), integer(2)}, "2 1"},
           {"%[3]d %[x]d", {integer(1)}, "%!d(BADINDEX) %!d(BADINDEX)"},
           {"%[2]*[1]d|%[1]5d", {integer(1), integer(4)}, "   1|%!d(BADINDEX)"},
           {"%w", {text("x")}, "%!w(string=x)"},
           {"%p", {integer(1)}, "%!p(int=1)"},
           {"%%|%5%", {}, "%|%"},
           {"%100000001d", {integer(1)}, "%!(NOVERB)%!(EXTRA int=1)"}})
    expect(one);
}

TEST(Print, WritesListsAndMaps) {
  base::Arena arena;
  std::vector<Value> items = {integer(1), text("a"), number(2.5), Value::nil()};
  Value list = Value::of(std::span<const Value>(items));
  std::vector<Value> words = {text("b"), text("c")};
  Value strings = Value::of(std::span<const Value>(words), Type::StringList);
  Map* map = make_map(arena);
  map->set("b", integer(1), arena);
  map->set("a", text("x"), arena);
  map->set("n", Value::nil(), arena);
  Value dict = Value::of(map);
  Value nil_list = Value::of(std::span<const Value>());
  nil_list.flags |= Value::kNilList;
  for (const Case& one : std::initializer_list<Case>{
           {"%v %s", {list, strings}, "[1 a 2.5 <nil>] [b c]"},
           {"%d", {list}, "[1 %!d(string=a) %!d(float64=2.5) <nil>]"},
           {"%-4v|", {list}, "[1    a    2.5  <nil>]|"},
           {"%v %q", {dict, dict}, R"(map[a:x b:1 n:<nil>] map["a":"x" "b":'\x01' "n":<nil>])"},
           {"%#v", {dict}, R"(map[string]interface {}{"a":"x", "b":1, "n":interface {}(nil)})"},
           {"%#v %#v", {list, strings}, R"([]interface {}{1, "a", 2.5, interface {}(nil)} []string{"b", "c"})"},
           {"%v %#v", {nil_list, nil_list}, "[] []interface {}(nil)"},
           {"%t", {dict}, "map[%!t(string=a):%!t(string=x) %!t(string=b):%!t(int=1) %!t(string=n):<nil>]"},
           {"%T %w", {dict, strings}, "map[string]interface {} %!w([]string=[b c])"}})
    expect(one);
}

TEST(Print, TypesWithNamesOfTheirOwnSayThem) {
  for (const Case& one : std::initializer_list<Case>{
           {"%v %s %d",
            {integer(90'000'000'000, Type::Duration), integer(0, Type::Duration), integer(5, Type::Duration)},
            "1m30s 0s 5"},
           {"%v %s %q %d",
            {integer(3, Type::Month), integer(13, Type::Month), integer(0, Type::Weekday), integer(2, Type::Weekday)},
            "March %!Month(13) \"Sunday\" 2"},
           {"%t %#v", {integer(1000, Type::Duration), integer(1000, Type::Duration)}, "%!t(time.Duration=1000) 1000"}})
    expect(one);
}

TEST(Print, WritesComplexNumbers) {
  double parts[] = {1, -2.5};
  Value complex;
  complex.kind = Kind::Complex;
  complex.complex = parts;
  expect({"%v %.2f %d", {complex, complex, complex}, "(1-2.5i) (1.00-2.50i) %!d(complex128=(1-2.5i))"});
}

class Version final : public Object {
 public:
  std::string_view type_name() const override { return "*semver.Version"; }
  std::string_view kind_name() const override { return "ptr"; }
  void print(std::string& out) const override { out += "1.2.3"; }
  void write_json(std::string& out) const override { out += "\"1.2.3\""; }
};

TEST(Print, ObjectsPrintThemselves) {
  Version version;
  Value value = Value::of(&version);
  expect({"%v|%s|%8s|%q|%T", {value, value, value, value, value}, "1.2.3|1.2.3|   1.2.3|\"1.2.3\"|*semver.Version"});
}

TEST(Print, SpacesStandBetweenWhatIsNoText) {
  auto all = [](std::vector<Value> args) {
    std::string out;
    print_all(args, out);
    return out;
  };
  EXPECT_EQ(all({integer(1), integer(2), text("a"), text("b"), integer(3), Value::nil()}), "1 2ab3 <nil>");
  EXPECT_EQ(all({}), "");
  EXPECT_EQ(all({bytes("a"), bytes("b")}), "[97] [98]");
  std::string line;
  print_line(std::vector<Value>{text("a"), text("b"), integer(1)}, line);
  EXPECT_EQ(line, "a b 1\n");
}

TEST(Print, AnActionWritesNoValueForNone) {
  std::string out;
  print_value(Value(), out);
  print_value(Value::nil(), out);
  print_value(text("%d"), out);
  EXPECT_EQ(out, "<no value><nil>%d");
}

TEST(Print, SaysWhichStretchShowsWhichArgument) {
  std::string out = "before ";
  std::vector<Printed> parts;
  print_format("a%s-%5d%%%d", std::vector<Value>{text("x"), integer(1)}, out, &parts);
  EXPECT_EQ(out, "before ax-    1%%!d(MISSING)");
  ASSERT_EQ(parts.size(), 6U);
  EXPECT_EQ(parts[1].begin, 8U);
  EXPECT_EQ(parts[1].argument, 0);
  EXPECT_EQ(parts[2].begin, 9U);
  EXPECT_EQ(parts[2].argument, Printed::kFormat);
  EXPECT_EQ(parts[3].begin, 10U);
  EXPECT_EQ(parts[3].argument, 1);
}

TEST(Print, WhatHoldsItselfEnds) {
  base::Arena arena;
  Map* map = make_map(arena);
  map->set("a", Value::of(map), arena);
  std::string out;
  print_value(Value::of(map), out);
  EXPECT_LT(out.size(), 10'000U);
}

}  // namespace
}  // namespace pave::lang::gotemplate
