#include "base/ip.h"

#include <algorithm>
#include <cstring>

#include <fmt/format.h>

namespace pave::base {
namespace {

constexpr std::array<std::uint8_t, 12> kMapped = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};
constexpr int kMappedBits = 96;

struct Number {
  std::uint32_t value = 0;
  std::size_t digits = 0;  ///< 0: none there, or too large
};

int digit_of(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return 16;
}

Number read_number(std::string_view text, int base, std::uint32_t most) {
  Number number;
  while (number.digits < text.size() && digit_of(text[number.digits]) < base) {
    number.value =
        number.value * static_cast<std::uint32_t>(base) + static_cast<std::uint32_t>(digit_of(text[number.digits]));
    if (number.value > most) return {};
    ++number.digits;
  }
  return number;
}

/// Four decimal parts into `out`; what is behind them is an error.
bool read_v4(std::string_view text, std::uint8_t* out, bool& extra_zeros) {
  for (int i = 0; i < 4; ++i) {
    if (i > 0) {
      if (text.empty() || text[0] != '.') return false;
      text.remove_prefix(1);
    }
    Number part = read_number(text, 10, 255);
    if (part.digits == 0) return false;
    extra_zeros |= part.digits > 1 && text[0] == '0';
    out[i] = static_cast<std::uint8_t>(part.value);
    text.remove_prefix(part.digits);
  }
  return text.empty();
}

/// Groups until the text ends; `gap`: where `::` stands. Returns the number of bytes, or -1.
int read_groups(std::string_view text, Ip& ip, int& gap) {
  int at = 0;
  while (at < 16) {
    Number group = read_number(text, 16, 0xffff);
    if (group.digits == 0) return -1;
    if (group.digits < text.size() && text[group.digits] == '.') {
      if ((gap < 0 && at != 12) || at > 12 ||
          !read_v4(text, &ip.bytes[static_cast<std::size_t>(at)], ip.has_extra_zeros))
        return -1;
      return at + 4;
    }
    ip.has_extra_zeros |= group.digits > 4;
    ip.bytes[static_cast<std::size_t>(at)] = static_cast<std::uint8_t>(group.value >> 8);
    ip.bytes[static_cast<std::size_t>(at) + 1] = static_cast<std::uint8_t>(group.value);
    at += 2;
    text.remove_prefix(group.digits);
    if (text.empty()) return at;
    if (text[0] != ':' || text.size() == 1) return -1;
    text.remove_prefix(1);
    if (text[0] != ':') continue;
    if (gap >= 0) return -1;
    gap = at;
    text.remove_prefix(1);
    if (text.empty()) return at;
  }
  return text.empty() ? at : -1;
}

std::optional<Ip> read_v6(std::string_view text) {
  Ip ip;
  int gap = -1;
  if (text.starts_with("::")) {
    gap = 0;
    text.remove_prefix(2);
    if (text.empty()) return ip;
  }
  int size = read_groups(text, ip, gap);
  if (size < 0 || (size < 16) != (gap >= 0)) return std::nullopt;
  if (gap >= 0) {
    std::rotate(ip.bytes.begin() + gap, ip.bytes.begin() + size, ip.bytes.end());
  }
  return ip;
}

std::optional<Ip> read_v4(std::string_view text) {
  Ip ip;
  std::ranges::copy(kMapped, ip.bytes.begin());
  ip.was_v4 = true;
  if (!read_v4(text, &ip.bytes[12], ip.has_extra_zeros)) return std::nullopt;
  return ip;
}

Ip masked(Ip ip, int bits) {
  for (int i = 0; i < 16; ++i) {
    int kept = std::clamp(bits - i * 8, 0, 8);
    ip.bytes[static_cast<std::size_t>(i)] &= static_cast<std::uint8_t>(0xff00 >> kept);
  }
  return ip;
}

int full_prefix(const Cidr& cidr) { return cidr.address.was_v4 ? cidr.prefix + kMappedBits : cidr.prefix; }

std::string v6_text(const std::array<std::uint8_t, 16>& bytes) {
  int zeros_at = -1;
  int zeros = 1;  // a single group of zeros stays
  for (int i = 0; i < 16; i += 2) {
    int end = i;
    while (end < 16 && bytes[static_cast<std::size_t>(end)] == 0 && bytes[static_cast<std::size_t>(end) + 1] == 0)
      end += 2;
    if ((end - i) / 2 > zeros) {
      zeros_at = i;
      zeros = (end - i) / 2;
    }
    if (end > i) i = end;
  }
  std::string out;
  for (int i = 0; i < 16; i += 2) {
    if (i == zeros_at) {
      out += "::";
      i += zeros * 2;
      if (i >= 16) break;
    } else if (i > 0) {
      out += ':';
    }
    int group = bytes[static_cast<std::size_t>(i)] << 8 | bytes[static_cast<std::size_t>(i) + 1];
    fmt::format_to(std::back_inserter(out), "{:x}", group);
  }
  return out;
}

}  // namespace

bool Ip::is_v4() const { return std::memcmp(bytes.data(), kMapped.data(), kMapped.size()) == 0; }

bool Ip::is_unspecified() const {
  Ip zero;
  if (is_v4()) std::ranges::copy(kMapped, zero.bytes.begin());
  return bytes == zero.bytes;
}

bool Ip::is_loopback() const {
  if (is_v4()) return bytes[12] == 127;
  Ip one;
  one.bytes[15] = 1;
  return bytes == one.bytes;
}

bool Ip::is_link_local_unicast() const {
  if (is_v4()) return bytes[12] == 169 && bytes[13] == 254;
  return bytes[0] == 0xfe && (bytes[1] & 0xc0) == 0x80;
}

bool Ip::is_link_local_multicast() const {
  if (is_v4()) return bytes[12] == 224 && bytes[13] == 0 && bytes[14] == 0;
  return bytes[0] == 0xff && (bytes[1] & 0x0f) == 0x02;
}

std::string Ip::text() const {
  if (is_v4()) return fmt::format("{}.{}.{}.{}", bytes[12], bytes[13], bytes[14], bytes[15]);
  return v6_text(bytes);
}

std::optional<Ip> parse_ip(std::string_view text) {
  std::size_t at = text.find_first_of(".:");
  if (at == std::string_view::npos) return std::nullopt;
  return text[at] == '.' ? read_v4(text) : read_v6(text);
}

Ip Cidr::network() const { return masked(address, full_prefix(*this)); }

std::string Cidr::text() const {
  Ip base = network();
  int bits = base.is_v4() ? full_prefix(*this) - kMappedBits : full_prefix(*this);
  return fmt::format("{}/{}", base.text(), bits);
}

bool Cidr::contains(const Ip& ip) const {
  return network().is_v4() == ip.is_v4() && masked(ip, full_prefix(*this)) == network();
}

bool Cidr::is_larger_than(const Cidr& other) const {
  return contains(other.network()) && full_prefix(*this) < full_prefix(other);
}

std::optional<Cidr> parse_cidr(std::string_view text) {
  std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return std::nullopt;
  std::optional<Ip> ip = read_v4(text.substr(0, slash));
  if (!ip) ip = read_v6(text.substr(0, slash));
  std::string_view bits = text.substr(slash + 1);
  Number prefix = read_number(bits, 10, 128);
  if (!ip || prefix.digits == 0 || prefix.digits != bits.size()) return std::nullopt;
  if (ip->was_v4 && prefix.value > 32) return std::nullopt;
  bool extra_zeros = ip->has_extra_zeros || (prefix.digits > 1 && bits[0] == '0');
  return Cidr{*ip, static_cast<int>(prefix.value), extra_zeros};
}

}  // namespace pave::base
