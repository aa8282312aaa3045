#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "base/arena.h"
#include "base/origin.h"
#include "lang/value.h"

namespace pave::lang {

class Host;

/// One call of a function while a program runs: its arguments, and what it may use.
class Call {
 public:
  Call(Host& host, std::span<const Value> args, base::Origin place, std::uint32_t frame)
      : host_(host), args_(args), place_(place), frame_(frame) {}

  std::size_t count() const { return args_.size(); }
  /// Needs index < count().
  const Value& operator[](std::size_t index) const { return args_[index]; }
  std::span<const Value> args() const { return args_; }
  Host& host() const { return host_; }
  /// Memory of the program's run; results and everything they refer to live there.
  base::Arena& arena() const;
  base::Origin place() const { return place_; }  ///< of the action
  std::uint32_t frame() const { return frame_; }

  /// A string in the arena.
  Value text(std::string_view bytes) const;

  /// Ends the run: the message is what Go's function returns as its error. Returns Invalid, so that a function can
  /// `return call.fail(...)`.
  Value fail(std::string message);
  bool failed() const { return failed_; }
  const std::string& message() const { return message_; }

 private:
  Host& host_;
  std::span<const Value> args_;
  base::Origin place_;
  std::uint32_t frame_;
  bool failed_ = false;
  std::string message_;
};

}  // namespace pave::lang
