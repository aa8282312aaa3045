#include "render/helm/content_type.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace pave::render::helm {
namespace {

constexpr std::size_t kSniffed = 512;
using Buffer = std::array<char, kSniffed>;

/// Bytes at an offset; a second pair for formats that have a size between.
struct Signature {
  std::string_view bytes;
  std::string_view type;
  std::string_view more = {};
  std::size_t more_at = 0;
};

using namespace std::string_view_literals;

constexpr std::string_view kTags[] = {
    "<!DOCTYPE HTML", "<HTML",  "<HEAD", "<SCRIPT", "<IFRAME", "<H1", "<DIV", "<FONT", "<TABLE", "<A",
    "<STYLE",         "<TITLE", "<B",    "<BODY",   "<BR",     "<P",  "<!--"};

// In the order in which they are tried.
constexpr Signature kBeforeMp4[] = {
    {"%PDF-", "application/pdf"},
    {"%!PS-Adobe-", "application/postscript"},
    {"\xfe\xff", "text/plain; charset=utf-16be"},
    {"\xff\xfe", "text/plain; charset=utf-16le"},
    {"\xef\xbb\xbf", "text/plain; charset=utf-8"},
    {"\0\0\1\0"sv, "image/x-icon"},
    {"\0\0\2\0"sv, "image/x-icon"},
    {"BM", "image/bmp"},
    {"GIF87a", "image/gif"},
    {"GIF89a", "image/gif"},
    {"RIFF", "image/webp", "WEBPVP", 8},
    {"\x89PNG\r\n\x1a\n", "image/png"},
    {"\xff\xd8\xff", "image/jpeg"},
    {"FORM", "audio/aiff", "AIFF", 8},
    {"ID3", "audio/mpeg"},
    {"OggS\0"sv, "application/ogg"},
    {"MThd\0\0\0\6"sv, "audio/midi"},
    {"RIFF", "video/avi", "AVI ", 8},
    {"RIFF", "audio/wave", "WAVE", 8},
};
constexpr Signature kAfterMp4[] = {
    {"\x1a\x45\xdf\xa3", "video/webm"},
    {"", "application/vnd.ms-fontobject", "LP", 34},
    {"\0\1\0\0"sv, "font/ttf"},
    {"OTTO", "font/otf"},
    {"ttcf", "font/collection"},
    {"wOFF", "font/woff"},
    {"wOF2", "font/woff2"},
    {"\x1f\x8b\x08", "application/x-gzip"},
    {"PK\3\4", "application/zip"},
    {"Rar!\x1a\7\0"sv, "application/x-rar-compressed"},
    {"Rar!\x1a\7\1\0"sv, "application/x-rar-compressed"},
    {"\0asm"sv, "application/wasm"},
};

bool matches(std::string_view text, const Signature& signature) {
  return text.starts_with(signature.bytes) && text.substr(signature.more_at).starts_with(signature.more);
}

bool is_tag(std::string_view text, std::string_view tag) {
  auto upper = [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; };
  if (text.size() <= tag.size() || !std::ranges::equal(text.substr(0, tag.size()), tag, {}, upper)) return false;
  char next = text[tag.size()];
  return next == ' ' || next == '>';
}

bool is_mp4(std::string_view text) {
  std::uint32_t size = 0;
  for (char c : text.substr(0, 4)) size = size << 8 | static_cast<unsigned char>(c);
  if (text.size() < size || size % 4 != 0 || text.substr(4, 4) != "ftyp") return false;
  for (std::size_t at = 8; at < size; at += 4)
    if (at != 12 && text.substr(at, 3) == "mp4") return true;  // at 12 stands a version
  return false;
}

bool is_binary(char c) {
  auto byte = static_cast<unsigned char>(c);
  return byte <= 0x08 || byte == 0x0b || (byte >= 0x0e && byte <= 0x1a) || (byte >= 0x1c && byte <= 0x1f);
}

}  // namespace

std::string_view content_type(std::string_view bytes) {
  Buffer buffer{};
  std::ranges::copy(bytes.substr(0, kSniffed), buffer.begin());
  std::string_view text(buffer.data(), buffer.size());
  std::size_t first = text.find_first_not_of("\t\n\f\r ");
  std::string_view trimmed = first == std::string_view::npos ? std::string_view() : text.substr(first);
  for (std::string_view tag : kTags)
    if (is_tag(trimmed, tag)) return "text/html; charset=utf-8";
  if (trimmed.starts_with("<?xml")) return "text/xml; charset=utf-8";
  for (const Signature& signature : kBeforeMp4)
    if (matches(text, signature)) return signature.type;
  if (is_mp4(text)) return "video/mp4";
  for (const Signature& signature : kAfterMp4)
    if (matches(text, signature)) return signature.type;
  return std::ranges::any_of(trimmed, is_binary) ? "application/octet-stream" : "text/plain; charset=utf-8";
}

}  // namespace pave::render::helm
