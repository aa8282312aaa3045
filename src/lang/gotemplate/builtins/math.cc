#include "lang/gotemplate/builtins/math.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>

#include "base/go_float.h"
#include "base/unicode.h"
#include "base/utf8.h"
#include "lang/gotemplate/builtins/cast.h"
#include "lang/gotemplate/builtins/decimal.h"
#include "lang/host.h"

namespace pave::lang::gotemplate {
namespace {

constexpr const char* kDivideByZero = "runtime error: integer divide by zero";

Value int64_value(std::int64_t number) { return Value::of_int(number, Type::Int64); }

// Go's whole numbers wrap around.
std::int64_t wrapped(std::uint64_t number) { return static_cast<std::int64_t>(number); }
std::uint64_t bits(const Value& value) { return static_cast<std::uint64_t>(to_int64(value)); }

Value run_add(Call& call) {
  std::uint64_t sum = 0;
  for (const Value& value : call.args()) sum += bits(value);
  return int64_value(wrapped(sum));
}

Value run_add1(Call& call) { return int64_value(wrapped(bits(call[0]) + 1)); }
Value run_sub(Call& call) { return int64_value(wrapped(bits(call[0]) - bits(call[1]))); }

Value run_mul(Call& call) {
  std::uint64_t product = 1;
  for (const Value& value : call.args()) product *= bits(value);
  return int64_value(wrapped(product));
}

Value run_div(Call& call) {
  std::int64_t by = to_int64(call[1]);
  if (by == 0) return call.fail(kDivideByZero);
  if (by == -1) return int64_value(wrapped(0 - bits(call[0])));
  return int64_value(to_int64(call[0]) / by);
}

Value run_mod(Call& call) {
  std::int64_t by = to_int64(call[1]);
  if (by == 0) return call.fail(kDivideByZero);
  return int64_value(by == -1 ? 0 : to_int64(call[0]) % by);
}

Value run_max(Call& call) {
  std::int64_t most = to_int64(call[0]);
  for (const Value& value : call.args()) most = std::max(most, to_int64(value));
  return int64_value(most);
}

Value run_min(Call& call) {
  std::int64_t least = to_int64(call[0]);
  for (const Value& value : call.args()) least = std::min(least, to_int64(value));
  return int64_value(least);
}

/// math.Max of Go: an infinity beats what is no number, that beats the rest, and 0 is above -0.
double larger(double one, double other) {
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  if (one == kInfinity || other == kInfinity) return kInfinity;
  if (std::isnan(one) || std::isnan(other)) return std::numeric_limits<double>::quiet_NaN();
  if (one == 0 && other == 0) return std::signbit(one) ? other : one;
  return one > other ? one : other;
}

Value run_maxf(Call& call) {
  double most = to_float64(call[0]);
  for (const Value& value : call.args().subspan(1)) most = larger(most, to_float64(value));
  return Value::of_float(most);
}

Value run_minf(Call& call) {
  double least = to_float64(call[0]);
  for (const Value& value : call.args().subspan(1)) least = -larger(-least, -to_float64(value));
  return Value::of_float(least);
}

Value run_floor(Call& call) { return Value::of_float(std::floor(to_float64(call[0]))); }
Value run_ceil(Call& call) { return Value::of_float(std::ceil(to_float64(call[0]))); }

/// 10 to a whole power, multiplied as Go's math.Pow does it: the last bits differ from the C library's.
double power_of_ten(std::int64_t exponent) {
  if (exponent == 0) return 1;
  if (exponent == 1) return 10;
  double mantissa = 1;
  std::int64_t binary = 0;
  double factor = 0.625;  // 10 is 0.625 * 2^4
  std::int64_t factor_binary = 4;
  for (std::uint64_t left = exponent < 0 ? 0 - static_cast<std::uint64_t>(exponent)
                                         : static_cast<std::uint64_t>(exponent);
       left != 0; left >>= 1) {
    if (factor_binary < -4096 || factor_binary > 4096) {
      binary += factor_binary;
      break;
    }
    if ((left & 1) != 0) {
      mantissa *= factor;
      binary += factor_binary;
    }
    factor *= factor;
    factor_binary *= 2;
    if (factor < 0.5) {
      factor += factor;
      --factor_binary;
    }
  }
  if (exponent < 0) {
    mantissa = 1 / mantissa;
    binary = -binary;
  }
  return std::ldexp(mantissa, static_cast<int>(std::clamp<std::int64_t>(binary, -100000, 100000)));
}

Value run_round(Call& call) {
  double round_on = call.count() > 2 ? call[2].number : 0.5;
  double power = power_of_ten(call[1].integer);
  double digits = power * to_float64(call[0]);
  double whole = 0;
  double rest = std::isinf(digits) ? std::numeric_limits<double>::quiet_NaN() : std::modf(digits, &whole);
  return Value::of_float((rest >= round_on ? std::ceil(digits) : std::floor(digits)) / power);
}

/// Goes through the numbers from left to right with decimals. The call fails on what has no decimal.
template <typename Step>
Value decimals(Call& call, double start, std::span<const Value> rest, Step step) {
  Decimal result;
  bool is_first = true;
  for (std::size_t i = 0; i <= rest.size(); ++i) {
    double number = is_first ? start : to_float64(rest[i - 1]);
    if (!std::isfinite(number)) {
      std::string text = "Cannot create a Decimal from ";
      base::append_go_float(number, 'g', -1, false, text);
      return call.fail(text);
    }
    if (is_first) result = Decimal(number);
    else if (!step(result, Decimal(number))) return call.fail("decimal division by 0");
    is_first = false;
  }
  return Value::of_float(result.number());
}

bool add_step(Decimal& result, const Decimal& next) {
  result = result.plus(next);
  return true;
}

Value run_addf(Call& call) { return decimals(call, 0, call.args(), add_step); }

Value run_add1f(Call& call) {
  const Value one = Value::of_float(1);
  return decimals(call, to_float64(call[0]), std::span(&one, 1), add_step);
}

Value run_subf(Call& call) {
  return decimals(call, to_float64(call[0]), call.args().subspan(1), [](Decimal& result, const Decimal& next) {
    result = result.minus(next);
    return true;
  });
}

Value run_mulf(Call& call) {
  return decimals(call, to_float64(call[0]), call.args().subspan(1), [](Decimal& result, const Decimal& next) {
    result = result.times(next);
    return true;
  });
}

Value run_divf(Call& call) {
  return decimals(call, to_float64(call[0]), call.args().subspan(1), [](Decimal& result, const Decimal& next) {
    auto divided = result.over(next);
    if (divided) result = *divided;
    return divided.has_value();
  });
}

Value run_rand_int(Call& call) {
  std::int64_t room =
      wrapped(static_cast<std::uint64_t>(call[1].integer) - static_cast<std::uint64_t>(call[0].integer));
  if (room <= 0) return call.fail("invalid argument to Intn");
  std::uint64_t drawn = call.host().random().below(static_cast<std::uint64_t>(room));
  return Value::of_int(wrapped(static_cast<std::uint64_t>(call[0].integer) + drawn));
}

Value run_shuffle(Call& call) {
  std::u32string characters;
  for (std::string_view rest = call[0].text(); !rest.empty();) {
    std::uint32_t code = 0;
    rest.remove_prefix(base::next_character(rest, code));
    characters += static_cast<char32_t>(code);
  }
  for (std::size_t i = characters.size(); i > 1; --i)
    std::swap(characters[i - 1], characters[call.host().random().below(i)]);
  std::string text;
  for (char32_t code : characters) base::append_utf8(code, text);
  return call.text(text);
}

constexpr Argument kNumber[] = {{"number"}};
constexpr Argument kNumbers[] = {{"numbers"}};
constexpr Argument kTwo[] = {{"one"}, {"other"}};
constexpr Argument kOneAndMore[] = {{"number"}, {"numbers"}};
constexpr Argument kRound[] = {{"number"}, {"places", Param::Int}, {"round_up_from", Param::Float64}};
constexpr Argument kRange[] = {{"least", Param::Int}, {"limit", Param::Int}};
constexpr Argument kText[] = {{"text", Param::String}};

constexpr Function record(std::string_view name, std::span<const Argument> arguments, bool is_variadic,
                          std::string_view doc, Example example, Value (*run)(Call&), std::string_view topic = "math") {
  return {.name = name,
          .group = Group::Sprig,
          .topic = topic,
          .arguments = arguments,
          .is_variadic = is_variadic,
          .treatment = Treatment::Opaque,
          .doc = doc,
          .example = example,
          .run = run};
}

constexpr Function renamed(Function function, std::string_view name, Example example) {
  function.same_as = function.name;
  function.name = name;
  function.example = example;
  return function;
}

constexpr Function kMax = record("max", kOneAndMore, true, "The largest of the numbers, fractions cut off before.",
                                 {R"({{ max 1 5 3 }})", "5"}, run_max);

constexpr Function kFunctions[] = {
    record("add", kNumbers, true, "The sum of the numbers, fractions cut off before; 0 without numbers.",
           {R"({{ add 1 2 3 }})", "6"}, run_add),
    record("add1", kNumber, false, "The number, its fraction cut off, and 1.", {R"({{ add1 5 }})", "6"}, run_add1),
    record("sub", kTwo, false, "The first number less the second, fractions cut off before.", {R"({{ sub 5 3 }})", "2"},
           run_sub),
    record("mul", kOneAndMore, true, "The product of the numbers, fractions cut off before.",
           {R"({{ mul 2 3 4 }})", "24"}, run_mul),
    record("div", kTwo, false, "How often the second number goes into the first, fractions cut off; fails for 0.",
           {R"({{ div 7 2 }})", "3"}, run_div),
    record("mod", kTwo, false, "What is left of the first number after the division by the second; fails for 0.",
           {R"({{ mod 7 2 }})", "1"}, run_mod),
    kMax,
    renamed(kMax, "biggest", {R"({{ biggest 1 5 3 }})", "5"}),
    record("min", kOneAndMore, true, "The smallest of the numbers, fractions cut off before.",
           {R"({{ min 4 2 8 }})", "2"}, run_min),
    record("maxf", kOneAndMore, true, "The largest of the numbers, with fractions.", {R"({{ maxf 1.5 2.5 }})", "2.5"},
           run_maxf),
    record("minf", kOneAndMore, true, "The smallest of the numbers, with fractions.", {R"({{ minf 1.5 2.5 }})", "1.5"},
           run_minf),
    record("floor", kNumber, false, "The largest whole number that is not above the number.",
           {R"({{ floor 3.9 }})", "3"}, run_floor),
    record("ceil", kNumber, false, "The smallest whole number that is not below the number.",
           {R"({{ ceil 3.1 }})", "4"}, run_ceil),
    record("round", kRound, true,
           "The number with so many places behind the point. The rest is rounded up from 0.5 on, or from the third "
           "argument on.",
           {R"({{ round 123.555 2 }})", "123.56"}, run_round),
    record("addf", kNumbers, true, "The sum of the numbers, counted in decimals.", {R"({{ addf 0.1 0.2 }})", "0.3"},
           run_addf),
    record("add1f", kNumber, false, "The number and 1, counted in decimals.", {R"({{ add1f 1.5 }})", "2.5"}, run_add1f),
    record("subf", kOneAndMore, true, "The first number less all others, counted in decimals.",
           {R"({{ subf 7.5 2 3 }})", "2.5"}, run_subf),
    record("mulf", kOneAndMore, true, "The product of the numbers, counted in decimals.",
           {R"({{ mulf 1.1 100 }})", "110"}, run_mulf),
    record("divf", kOneAndMore, true,
           "The first number divided by all others, counted in decimals, 16 places behind the point; fails for 0.",
           {R"({{ divf 10 4 }})", "2.5"}, run_divf),
    record("randInt", kRange, false,
           "A number from `least` up to, not including, `limit`. It comes from the seed, so each run gives the same.",
           {R"({{ $n := randInt 5 8 }}{{ and (ge $n 5) (lt $n 8) }})", "true"}, run_rand_int, "random"),
    record("shuffle", kText, false, "The characters of the text in another order, which comes from the seed.",
           {R"({{ shuffle "hello" | len }})", "5"}, run_shuffle, "random"),
};

}  // namespace

std::span<const Function> math_functions() { return kFunctions; }

}  // namespace pave::lang::gotemplate
