#include "base/fake_archive.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <numeric>

namespace pave::base {
namespace {

constexpr std::size_t kBlock = 512;

void put(std::string& block, std::size_t at, std::string_view text) { block.replace(at, text.size(), text); }

std::string octal(std::uint64_t number, std::size_t digits) {
  std::string out(digits, '0');
  for (std::size_t i = digits; i-- > 0; number >>= 3) out[i] = static_cast<char>('0' + (number & 7));
  return out;
}

std::string header(std::string_view name, char type, std::uint64_t size, std::string_view link) {
  std::string block(kBlock, '\0');
  put(block, 0, name.substr(0, 100));
  put(block, 100, "0000644");
  put(block, 108, "0000000");
  put(block, 116, "0000000");
  put(block, 124, octal(size, 11));
  put(block, 136, "00000000000");
  put(block, 148, "        ");
  block[156] = type;
  put(block, 157, link.substr(0, 100));
  put(block, 257, "ustar");
  put(block, 263, "00");
  auto sum = std::accumulate(block.begin(), block.end(), std::uint64_t{0},
                             [](std::uint64_t total, char c) { return total + static_cast<unsigned char>(c); });
  put(block, 148, octal(sum, 6) + '\0' + ' ');
  return block;
}

std::string padded(std::string_view text) {
  std::string out(text);
  out.resize((text.size() + kBlock - 1) / kBlock * kBlock, '\0');
  return out;
}

/// `LENGTH path=NAME\n`, where LENGTH counts itself.
std::string pax_record(std::string_view name) {
  std::string rest = " path=" + std::string(name) + "\n";
  std::size_t length = rest.size() + 1;
  while (std::to_string(length).size() + rest.size() != length) ++length;
  return std::to_string(length) + rest;
}

constexpr std::array<std::uint32_t, 256> kCrcOfByte = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t crc = byte;
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (0xedb88320U & (0U - (crc & 1)));
    table[byte] = crc;
  }
  return table;
}();

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = ~std::uint32_t{0};
  for (char c : bytes) crc = crc >> 8 ^ kCrcOfByte[(crc ^ static_cast<unsigned char>(c)) & 0xff];
  return ~crc;
}

std::string little_endian(std::uint32_t number, int bytes) {
  std::string out;
  for (int i = 0; i < bytes; ++i) out += static_cast<char>(number >> 8 * i & 0xff);
  return out;
}

}  // namespace

FakeArchive& FakeArchive::entry(std::string_view name, char type, std::string_view text, std::uint64_t size,
                                std::string_view link) {
  if (name.size() > 100) {
    std::string record = pax_record(name);
    tar_ += header("pax", 'x', record.size(), {}) + padded(record);
  }
  tar_ += header(name, type, size, link) + padded(text);
  return *this;
}

std::string FakeArchive::bytes() const { return stored_gzip(tar_ + std::string(2 * kBlock, '\0')); }

std::string FakeArchive::cut(std::size_t cut) const {
  std::string whole = stored_gzip(tar_);
  return whole.substr(0, whole.size() - std::min(cut, whole.size()));
}

std::string stored_gzip(std::string_view bytes) {
  constexpr std::size_t kStored = 65535;  // of one deflate block
  std::string out("\x1f\x8b\x08\0\0\0\0\0\0\xff", 10);
  for (std::size_t at = 0; at == 0 || at < bytes.size(); at += kStored) {
    std::string_view part = bytes.substr(at, kStored);
    auto size = static_cast<std::uint32_t>(part.size());
    out += at + kStored >= bytes.size() ? '\x01' : '\0';
    out += little_endian(size, 2) + little_endian(~size, 2);
    out += part;
  }
  return out + little_endian(crc32(bytes), 4) + little_endian(static_cast<std::uint32_t>(bytes.size()), 4);
}

}  // namespace pave::base
