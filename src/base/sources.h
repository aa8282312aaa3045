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

/// An origin as people read it. Lines and columns count from 1, columns in Unicode code points (a byte that is not
/// UTF-8 counts as one). `line_text` is the line without its line break. The strings own their bytes.
struct Location {
  std::string path;
  std::uint32_t line = 0;    ///< 0: unknown
  std::uint32_t column = 0;  ///< 0: unknown
  std::string line_text;

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

  /// The place in words; an unknown origin gives a Location that is not known(). The first call for a source finds its
  /// lines, so that many findings in one large file cost little more than one.
  Location locate(Origin origin) const;
  /// The source that holds the origin, or null.
  const Source* find(Origin origin) const;

  const std::vector<std::unique_ptr<Source>>& all() const { return sources_; }

 private:
  struct Text {
    std::string path;
    std::string bytes;
    mutable std::vector<std::uint32_t> line_starts = {};  ///< filled by locate()
  };
  std::size_t index_of(Origin origin) const;

  std::vector<std::unique_ptr<Text>> texts_;
  std::vector<std::unique_ptr<Source>> sources_;
  std::uint32_t next_place_ = 0;
};

}  // namespace pave::base
