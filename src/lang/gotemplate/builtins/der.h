#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace pave::lang::gotemplate::der {

// Pieces of DER (X.690), as texts of bytes that are put together.

/// A tag, the length of its content, and the content.
std::string element(unsigned char tag, std::string_view content);
std::string sequence(std::string_view content);
/// A number that is not negative, from its bytes with the largest first.
std::string integer(std::string_view bytes);
std::string small_integer(unsigned char value);
/// The numbers behind the first two, which are one byte: `object_id("\x55\x04\x03")` is 2.5.4.3. Already encoded.
std::string object_id(std::string_view bytes);
std::string bit_string(std::string_view bytes, unsigned char unused_bits = 0);
std::string octet_string(std::string_view bytes);
/// PrintableString where its characters allow it, else UTF8String: as Go writes names.
std::string text(std::string_view utf8);
/// UTCTime up to 2049, then GeneralizedTime; empty: beyond year 9999 or before year 0. `seconds` since 1970.
std::string time(std::int64_t seconds);

}  // namespace pave::lang::gotemplate::der
