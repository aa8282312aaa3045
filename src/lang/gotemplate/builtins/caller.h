#pragma once

#include <cassert>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/arena.h"
#include "lang/function.h"
#include "lang/host.h"

namespace pave::lang::gotemplate {

/// Calls functions without a template around them: for tests and comparisons.
class Caller final : public Host {
 public:
  explicit Caller(std::uint64_t seed = 1, std::int64_t now = 0) : Host(memory_, seed, now) {}

  /// Needs a function of that name. After a failure error() has the message and the result is Invalid.
  Value call(std::span<const Function> functions, std::string_view name, std::vector<Value> args) {
    for (const Function& function : functions)
      if (function.name == name) {
        Call call(*this, memory_.copy(std::span<const Value>(args)), place, frame);
        Value made = function.run(call);
        error_ = call.failed() ? call.message() : std::string();
        return made;
      }
    assert(false);
    return {};
  }
  const std::string& error() const { return error_; }

  Value include(std::string_view, const Value&, Call&) override { return {}; }
  Value expand(const Value&, const Value&, Call&) override { return {}; }

  base::Origin place;  ///< of the calls
  std::uint32_t frame = 0;

 private:
  base::Arena memory_;
  std::string error_;
};

}  // namespace pave::lang::gotemplate
