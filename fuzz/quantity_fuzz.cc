// Any text as a quantity, duration, time and base64: the quick check and the full reader agree, and what is written is
// read back as the same.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <optional>
#include <string_view>

#include "base/base64.h"
#include "base/duration.h"
#include "base/quantity.h"
#include "base/timestamp.h"

namespace {

using pave::base::Quantity;

void demand(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "broken promise: %s\n", what);
  std::abort();
}

void check_quantity_text(std::string_view text) {
  auto quantity = Quantity::parse(text);
  auto refused = pave::base::check_quantity(text);
  demand(quantity.has_value() == !refused.has_value(), "the check and the reader agree");
  if (!quantity.has_value()) {
    demand(quantity.error() == *refused, "the check and the reader name the same reason");
    return;
  }
  demand(*quantity == *quantity, "a quantity equals itself");
  std::string written = quantity->canonical();
  if (written.size() > 1000) return;  // an exponent written out
  auto again = Quantity::parse(written);
  demand(again.has_value(), "a canonical quantity is a quantity");
  // The reference writes decimal amounts from 10^21 on without their suffix.
  static const Quantity kLimit = *Quantity::parse("1000E");
  static const Quantity kLowerLimit = *Quantity::parse("-1000E");
  if (*quantity >= kLimit || *quantity <= kLowerLimit) return;
  demand(*again == *quantity, "a canonical quantity is the same amount");
  // 812.5Ki is written as 832000, which is no longer binary: 832k.
  if (again->format() == quantity->format())
    demand(again->canonical() == written, "a canonical quantity stays as it is");
}

void check_duration_text(std::string_view text) {
  auto duration = pave::base::parse_duration(text);
  if (!duration) return;
  demand(pave::base::parse_duration(pave::base::duration_text(*duration)) == duration, "a duration is read back");
}

void check_others(std::string_view text) {
  for (auto layout : {pave::base::TimeLayout::Rfc3339, pave::base::TimeLayout::Rfc3339Micro}) {
    auto time = pave::base::parse_timestamp(text, layout);
    demand(!time || (time->nanoseconds >= 0 && time->nanoseconds < 1'000'000'000), "nanoseconds are those of a second");
  }
  demand(pave::base::is_base64(text) == pave::base::decode_base64(text).has_value(), "base64 is what can be decoded");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size > 4096) return 0;
  std::string_view text(reinterpret_cast<const char*>(data), size);
  check_quantity_text(text);
  check_duration_text(text);
  check_others(text);
  return 0;
}
