#include <charconv>
#include <cmath>
#include <cstdint>

#include "base/base64.h"
#include "base/float_text.h"
#include "base/utf8.h"
#include "lang/json.h"
#include "lang/object.h"
#include "lang/text.h"

namespace pave::lang {
namespace {

constexpr std::string_view kCycle = "json: unsupported value: encountered a cycle via ";

/// Why a float is no JSON; empty: it is.
std::string float_error(double number) {
  if (std::isnan(number)) return "json: unsupported value: NaN";
  if (std::isinf(number)) return number > 0 ? "json: unsupported value: +Inf" : "json: unsupported value: -Inf";
  return {};
}

class Writer {
 public:
  Writer(bool escape_html, std::string& out, PartRuns* runs)
      : escape_html_(escape_html), out_(out), limit_(out.size() + kMaxText), runs_(runs) {}

  bool write(const Value& value, int depth) {
    if (depth > kMaxDepth) return fail(std::string(kCycle) + std::string(go_type(value)));
    if (out_.size() > limit_) return fail(std::string(kTextTooLarge));
    if (value.kind == Kind::Map && value.map != nullptr) return map(*value.map, depth);
    if (runs_ != nullptr) runs_->mark(out_.size(), value.origin, value.flags);
    switch (value.kind) {
      case Kind::Invalid:
      case Kind::Nil:
      case Kind::Map: return put("null");
      case Kind::Bool: return put(value.truth ? "true" : "false");
      case Kind::Int: return integer(value.integer);
      case Kind::Uint: return integer(value.natural);
      case Kind::Float: return number(value);
      case Kind::Complex: return fail("json: unsupported type: complex128");
      case Kind::String: return string(value);
      case Kind::List: return list(value, depth);
      case Kind::Object:
        if (std::string why = value.object->json_problem(); !why.empty()) return fail(std::move(why));
        value.object->write_json(out_);
        return true;
    }
    return true;
  }

  std::string error;

 private:
  bool fail(std::string why) {
    error = std::move(why);
    return false;
  }
  bool put(std::string_view text) {
    out_ += text;
    return true;
  }
  template <typename Integer>
  bool integer(Integer value) {
    char room[24];
    auto [end, _] = std::to_chars(room, room + sizeof room, value);
    out_.append(room, end);
    return true;
  }

  bool number(const Value& value) {
    if (std::string why = float_error(value.number); !why.empty()) return fail(std::move(why));
    // Most are integers; up to 2^53 their shortest form is their digits.
    bool is_integer = value.number == std::trunc(value.number) && std::abs(value.number) < 9e15;
    if (is_integer && value.type != Type::Float32 && !std::signbit(value.number))
      return integer(static_cast<std::int64_t>(value.number));
    out_ += value.type == Type::Float32 ? base::json_float_text(static_cast<float>(value.number))
                                        : base::json_float_text(value.number);
    return true;
  }

  bool string(const Value& value) {
    if (value.type != Type::Bytes) {
      text(value.text());
      return true;
    }
    if ((value.flags & Value::kNilList) != 0) return put("null");
    out_ += '"';
    base::encode_base64(value.text(), out_);
    out_ += '"';
    return true;
  }

  bool list(const Value& value, int depth) {
    if ((value.flags & Value::kNilList) != 0) return put("null");
    out_ += '[';
    bool first = true;
    for (const Value& item : value.list()) {
      if (!first) out_ += ',';
      first = false;
      if (!write(item, depth + 1)) return false;
    }
    out_ += ']';
    return true;
  }

  bool map(const Map& map, int depth) {
    out_ += '{';
    bool first = true;
    for (const MapEntry& entry : map.all()) {
      if (!first) out_ += ',';
      first = false;
      if (runs_ != nullptr) runs_->mark(out_.size(), entry.key_origin, 0);
      text(entry.key);
      out_ += ':';
      if (!write(entry.value, depth + 1)) return false;
    }
    out_ += '}';
    return true;
  }

  bool is_plain(unsigned char c) const {
    if (c < 0x20 || c >= 0x80 || c == '"' || c == '\\') return false;
    return !escape_html_ || (c != '<' && c != '>' && c != '&');
  }

  void text(std::string_view bytes) {
    out_ += '"';
    std::size_t done = 0;
    for (std::size_t at = 0; at < bytes.size();) {
      auto c = static_cast<unsigned char>(bytes[at]);
      if (is_plain(c)) {
        ++at;
        continue;
      }
      if (c >= 0x80) {
        std::uint32_t code = 0;
        std::size_t size = base::decode_utf8(bytes.substr(at), code);
        if (size != 0 && code != 0x2028 && code != 0x2029) {
          at += size;
          continue;
        }
        out_ += bytes.substr(done, at - done);
        out_ += size == 0 ? "\xef\xbf\xbd" : code == 0x2028 ? "\\u2028" : "\\u2029";
        at += size == 0 ? 1 : size;
      } else {
        out_ += bytes.substr(done, at - done);
        escape(c);
        ++at;
      }
      done = at;
    }
    out_ += bytes.substr(done);
    out_ += '"';
  }

  void escape(unsigned char c) {
    out_ += '\\';
    switch (c) {
      case '"':
      case '\\': out_ += static_cast<char>(c); return;
      case '\b': out_ += 'b'; return;
      case '\f': out_ += 'f'; return;
      case '\n': out_ += 'n'; return;
      case '\r': out_ += 'r'; return;
      case '\t': out_ += 't'; return;
      default: break;
    }
    out_ += "u00";
    out_ += "0123456789abcdef"[c >> 4];
    out_ += "0123456789abcdef"[c & 15];
  }

  bool escape_html_;
  std::string& out_;
  std::size_t limit_;
  PartRuns* runs_;
};

std::optional<std::string> check(const Value& value, int depth, std::size_t& count) {
  if (++count > kMaxText) return std::string(kTextTooLarge);  // each would be a byte at least
  if (depth > kMaxDepth) return std::string(kCycle) + std::string(go_type(value));
  if (value.kind == Kind::Complex) return "json: unsupported type: complex128";
  if (value.kind == Kind::Float) {
    std::string why = float_error(value.number);
    return why.empty() ? std::nullopt : std::optional(std::move(why));
  }
  if (value.kind == Kind::Object) {
    std::string why = value.object->json_problem();
    return why.empty() ? std::nullopt : std::optional(std::move(why));
  }
  for (const Value& item : value.list())
    if (auto why = check(item, depth + 1, count)) return why;
  if (value.kind == Kind::Map && value.map != nullptr)
    for (const MapEntry& entry : value.map->all())
      if (auto why = check(entry.value, depth + 1, count)) return why;
  return std::nullopt;
}

}  // namespace

std::optional<std::string> write_json(const Value& value, bool escape_html, std::string& out, PartRuns* runs) {
  Writer writer(escape_html, out, runs);
  std::size_t begin = out.size();
  if (writer.write(value, 0)) {
    if (out.size() - begin <= kMaxText) return std::nullopt;
    writer.error = kTextTooLarge;
  }
  return std::move(writer.error);
}

std::optional<std::string> check_json(const Value& value) {
  std::size_t count = 0;
  return check(value, 0, count);
}

std::string_view json_type(const Value& value) {
  switch (value.kind) {
    case Kind::Bool: return "bool";
    case Kind::Int:
    case Kind::Uint:
    case Kind::Float: return "number";
    case Kind::String: return "string";
    case Kind::List: return "array";
    case Kind::Map: return "object";
    default: return "null";
  }
}

std::string_view valid_utf8(std::string_view text, std::string& room) {
  std::uint32_t code = 0;
  std::size_t at = 0;
  auto is_good = [&] {
    std::size_t size = static_cast<unsigned char>(text[at]) < 0x80 ? 1 : base::decode_utf8(text.substr(at), code);
    at += size;
    return size != 0;
  };
  while (at < text.size() && is_good()) {}
  if (at == text.size()) return text;
  room = text.substr(0, at);
  while (at < text.size()) {
    std::size_t begin = at;
    if (is_good()) {
      room += text.substr(begin, at - begin);
    } else {
      room += "\xef\xbf\xbd";
      ++at;
    }
  }
  return room;
}

}  // namespace pave::lang
