#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/origin.h"

namespace pave::base {

/// A text and the place of its first byte. The text lives as long as the `Sources` that made it.
struct Source {
  std::string_view path;
  std::string_view text;
  std::uint32_t first_place = 0;

  Origin at(std::size_t offset) const { return Origin::at(first_place + static_cast<std::uint32_t>(offset)); }
};

/// Bytes of a line that a Location keeps at most: what the widest terminals show.
inline constexpr std::size_t kMaxLineText = 512;

/// An origin as people read it. Lines and columns count from 1, columns in Unicode code points. `line_text` is the line
/// without its line break; of a line of more than kMaxLineText bytes, the part around the column. The strings own their
/// bytes.
struct Location {
  std::string path;
  std::uint32_t line = 0;    ///< 0: unknown
  std::uint32_t column = 0;  ///< 0: unknown
  std::string line_text;
  std::uint32_t line_text_column = 1;  ///< of the first character of line_text; not 1: the line is cut before it
  bool line_goes_on = false;           ///< the line is cut behind line_text

  bool known() const { return line != 0; }
};

/// The files of one unit of work (a manifest file; later a release or a build), laid one after another in one space of
/// numbers so that an Origin fits in 4 bytes. One unit has one thread, so nothing here is locked.
class Sources {
 public:
  Sources() = default;
  Sources(const Sources&) = delete;
  Sources& operator=(const Sources&) = delete;

  /// Takes the text. Needs fits(text.size()).
  const Source& add(std::string path, std::string text);
  /// Whether one more text of that size can be numbered.
  bool fits(std::size_t size) const;

  /// Bytes that were looked at to find lines and columns: for tests of what that costs.
  std::uint64_t bytes_counted() const { return bytes_counted_; }

  /// The place in words; an unknown origin gives a Location that is not known(). The first call for a source finds its
  /// lines, the first far inside a line counts the source's characters, so that many findings in one large file or on
  /// one long line cost little more than one.
  Location locate(Origin origin) const;
  /// The same without the text of the line.
  Location place_of(Origin origin) const;
  /// The whole line of the origin without its line break; empty for an unknown one.
  std::string_view line_of(Origin origin) const;
  /// The source that holds the origin (its end is a place, too), or null.
  const Source* find(Origin origin) const;

  const std::vector<std::unique_ptr<Source>>& all() const { return sources_; }

 private:
  struct Text {
    std::string path;
    std::string bytes;
    mutable std::vector<std::uint32_t> line_starts = {};  ///< filled when a place is asked for
    mutable std::vector<std::uint32_t> characters = {};   ///< before each kStride bytes; filled for a long line
  };
  static constexpr std::size_t kStride = 4096;

  /// Where an origin stands in its source.
  struct Spot {
    std::size_t index;       ///< of the source; all().size(): unknown
    std::size_t offset = 0;  ///< in the text
    std::size_t line = 0;    ///< from 1
    std::size_t line_start = 0;
    std::string_view line_text = {};
  };
  Spot spot(Origin origin) const;
  Location place_of(const Spot& spot) const;
  std::size_t index_of(Origin origin) const;
  std::size_t characters(const Text& text, std::size_t begin, std::size_t end) const;
  std::size_t characters_before(const Text& text, std::size_t offset) const;

  std::vector<std::unique_ptr<Text>> texts_;
  std::vector<std::unique_ptr<Source>> sources_;
  std::uint32_t next_place_ = 0;
  mutable std::uint64_t bytes_counted_ = 0;
};

}  // namespace pave::base
