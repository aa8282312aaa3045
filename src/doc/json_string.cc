#include "doc/writer.h"

namespace pave::doc {

void write_json_string(std::string_view text, std::string& out) {
  constexpr std::string_view kHex = "0123456789abcdef";
  out += '"';
  for (char c : text) {
    unsigned byte = static_cast<unsigned char>(c);
    if (c == '"' || c == '\\') (out += '\\') += c;
    else if (c == '\n') out += "\\n";
    else if (c == '\t') out += "\\t";
    else if (c == '\r') out += "\\r";
    else if (byte < 0x20 || byte == 0x7f) (((out += "\\u00") += kHex[byte >> 4]) += kHex[byte & 15]);
    else out += c;
  }
  out += '"';
}

}  // namespace pave::doc
