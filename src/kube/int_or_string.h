#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace pave::kube {

/// A field that is a number or a text, such as a port or `maxUnavailable` (k8s.io/apimachinery/pkg/util/intstr).
/// The text is a view.
struct IntOrString {
  bool is_string = false;
  std::int32_t number = 0;  ///< when not is_string
  std::string_view text;    ///< when is_string

  /// `80` is the number, everything that is not an int32 in decimal is the text.
  static IntOrString parse(std::string_view text);

  /// The number itself, or that percentage of `total` rounded up or down. nullopt: a text that is no percentage.
  std::optional<std::int64_t> scaled(std::int64_t total, bool round_up) const;
};

}  // namespace pave::kube
