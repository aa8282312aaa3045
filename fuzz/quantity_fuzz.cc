// Any text as a quantity, duration, time and base64: what is written back reads as the same value, and the quick checks
// agree with the full readers.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "base/base64.h"
#include "base/duration.h"
#include "base/quantity.h"
#include "base/timestamp.h"

namespace {

using namespace pave::base;

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

void check_quantity_text(std::string_view text) {
  auto quantity = Quantity::parse(text);
  demand(quantity.has_value() != check_quantity(text).has_value(), "the check agrees with the reader");
  if (!quantity) return;
  demand(*quantity == *quantity, "a quantity equals itself");
  auto again = Quantity::parse(quantity->canonical());
  demand(again.has_value(), "the canonical form is a quantity");
  // From 10^21 on the canonical form has lost its suffix, as in the reference; an exponent may wrap.
  bool exact = quantity->format() != Quantity::Format::DecimalExponent && *quantity < *Quantity::parse("1e21") && *quantity > *Quantity::parse("-1e21");
  if (exact) demand(*again == *quantity, "the canonical form is the same amount");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view text(reinterpret_cast<const char*>(data), size);
  check_quantity_text(text);
  if (auto duration = parse_duration(text)) demand(parse_duration(duration_text(*duration)) == duration, "a duration reads back");
  demand(is_base64(text) == decode_base64(text).has_value(), "the check of base64 agrees with the decoder");
  (void)parse_timestamp(text, TimeLayout::Rfc3339);
  (void)parse_timestamp(text, TimeLayout::Rfc3339Micro);
  return 0;
}
