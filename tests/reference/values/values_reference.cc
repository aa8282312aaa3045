// Reads the texts and answers of main.go and compares them with ours.
#include <cstdio>
#include <iostream>
#include <string>
#include <string_view>

#include "base/base64.h"
#include "base/duration.h"
#include "base/quantity.h"
#include "base/timestamp.h"
#include "kube/int_or_string.h"
#include "kube/names.h"

namespace {

using namespace pave;

constexpr int kShownFailures = 20;
constexpr std::string_view kHex = "0123456789abcdef";

std::string unhex(std::string_view hex) {
  std::string out;
  for (std::size_t i = 0; i + 1 < hex.size(); i += 2)
    out += static_cast<char>(kHex.find(hex[i]) * 16 + kHex.find(hex[i + 1]));
  return out;
}

std::string hex(std::string_view bytes) {
  std::string out;
  for (char c : bytes) (out += kHex[static_cast<unsigned char>(c) / 16]) += kHex[static_cast<unsigned char>(c) % 16];
  return out;
}

/// `wants_order`: the reference compared this quantity with the one before.
std::string quantity(std::string_view text, bool wants_order) {
  static base::Quantity last = base::Quantity::parse("1").value();
  auto quantity = base::Quantity::parse(text);
  if (base::check_quantity(text).has_value() == quantity.has_value()) return "parse and check disagree";
  if (!quantity) {
    switch (quantity.error()) {
      case base::QuantityError::Form: return "form";
      case base::QuantityError::Number: return "number";
      case base::QuantityError::Suffix: return "suffix";
    }
  }
  std::string answer = quantity->text() + ' ' + quantity->canonical() + ' ' + std::to_string(quantity->sign());
  if (!wants_order) return answer;
  auto order = *quantity <=> last;
  last = *quantity;
  return answer + (order < 0 ? " -1" : order > 0 ? " 1" : " 0");
}

std::string duration(std::string_view text) {
  auto duration = base::parse_duration(text);
  return duration ? std::to_string(duration->count()) + ' ' + base::duration_text(*duration) : "error";
}

std::string moment(std::string_view text, base::TimeLayout layout) {
  auto time = base::parse_timestamp(text, layout);
  return time ? std::to_string(time->seconds) + ' ' + std::to_string(time->nanoseconds) : "error";
}

std::string decoded(std::string_view text) {
  auto bytes = base::decode_base64(text);
  if (base::is_base64(text) != bytes.has_value()) return "check and decode disagree";
  return bytes ? "ok" + hex(*bytes) : "error";
}

std::string names(std::string_view text) {
  std::string answer;
  for (auto check : {kube::is_dns1123_label, kube::is_dns1123_subdomain, kube::is_dns1035_label,
                     kube::is_qualified_name, kube::is_label_value})
    answer += check(text) ? '1' : '0';
  return answer;
}

std::string int_or_string(std::string_view text, bool wants_scaled) {
  auto value = kube::IntOrString::parse(text);
  std::string answer = value.is_string ? "1 " + std::string(value.text) : "0 " + std::to_string(value.number);
  if (!wants_scaled) return answer;
  auto up = value.scaled(70, true);
  auto down = value.scaled(70, false);
  return up && down ? answer + ' ' + std::to_string(*up) + ' ' + std::to_string(*down) : answer;
}

long spaces(std::string_view text) {
  long count = 0;
  for (char c : text) count += c == ' ';
  return count;
}

std::string ours(std::string_view kind, const std::string& text, std::string_view wanted) {
  if (kind == "quantity") return quantity(text, spaces(wanted) == 3);
  if (kind == "duration") return duration(text);
  if (kind == "time") return moment(text, base::TimeLayout::Rfc3339);
  if (kind == "microtime") return moment(text, base::TimeLayout::Rfc3339Micro);
  if (kind == "base64") return decoded(text);
  if (kind == "names") return names(text);
  return int_or_string(text, spaces(wanted) - spaces(text) == 3);
}

}  // namespace

int main() {
  int passed = 0;
  int failed = 0;
  for (std::string line; std::getline(std::cin, line);) {
    std::size_t first = line.find('\t');
    std::size_t second = line.find('\t', first + 1);
    std::string kind = line.substr(0, first);
    std::string text = unhex(std::string_view(line).substr(first + 1, second - first - 1));
    std::string wanted = unhex(std::string_view(line).substr(second + 1));
    std::string got = ours(kind, text, wanted);
    if (got == wanted) {
      ++passed;
    } else if (++failed <= kShownFailures) {
      std::printf("%s `%s`: reference `%s`, ours `%s`\n", kind.c_str(), text.c_str(), wanted.c_str(), got.c_str());
    }
  }
  std::printf("reference values: %d passed, %d failed\n", passed, failed);
  return failed == 0 && passed > 0 ? 0 : 1;
}
