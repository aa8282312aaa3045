#pragma once

#include <expected>
#include <string>
#include <vector>

#include "base/code.h"
#include "base/origin.h"

namespace pave::base {

/// A second place that explains a diagnostic ("first written here").
struct Note {
  std::string message;
  Origin origin;
};

/// Something wrong in an input. `message` says what in plain words, without the place and without a final full stop;
/// `help` says what to write instead, or is empty.
struct Diagnostic {
  Code code;
  Origin origin;
  std::string message;
  std::string help;
  std::vector<Note> notes;
};

template <typename T>
using Expected = std::expected<T, Diagnostic>;

}  // namespace pave::base
