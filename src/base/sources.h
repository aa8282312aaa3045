#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/origin.h"
#include "base/spans.h"

namespace pave::base {

/// A text and the place of its first byte. The text lives as long as the `Sources` that made it.
struct Source {
  std::string_view path;
  std::string_view text;
  std::uint32_t first_place = 0;
  bool is_rendered = false;  ///< nobody wrote it: what stands in it came from other sources, see Sources::add_rendered

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

/// One step of the way back from a rendered text to what people wrote.
struct TraceStep {
  enum class Kind : std::uint8_t {
    Value,     ///< the value's own text, in a values file or a flag
    Computed,  ///< a value that the text was computed from
    Written,   ///< the byte of a template, or the action, that wrote the text
    Included,  ///< the action that included the template of the step before
  };
  Kind kind;
  Origin origin;
};

/// The files of one unit of work (a manifest file, a release or a build), laid one after another in one space of
/// numbers so that an Origin fits in 4 bytes. One unit has one thread; only what several units share (see `below`) is
/// locked where it is filled late.
///
/// A rendered text is numbered like a file, so what is read from it has origins like everything else. Only when a place
/// is to be shown, or edited, it is followed back through the text's runs: what is right costs nothing.
class Sources {
 public:
  Sources() = default;
  /// On top of the sources of another: their origins mean the same here. `below` (the files of a chart, for all its
  /// releases) takes no more texts from now on and lives longer.
  explicit Sources(const Sources* below);
  Sources(const Sources&) = delete;
  Sources& operator=(const Sources&) = delete;

  /// Takes the text. Needs fits(text.size()).
  const Source& add(std::string path, std::string text);
  /// The same for a text that was rendered from other sources of this; copies runs and frames.
  const Source& add_rendered(std::string path, std::string text, Runs runs, std::span<const Frame> frames);
  /// Whether one more text of that size can be numbered.
  bool fits(std::size_t size) const;

  /// Bytes that were looked at to find lines and columns: for tests of what that costs.
  std::uint64_t bytes_counted() const { return bytes_counted_; }

  /// The place that a person would edit: the origin itself, or for a place in a rendered text that of the value when the
  /// value flowed through, else that in the template.
  Origin edit_place(Origin origin) const;
  /// The way back from a place in a rendered text, the place to edit first: value, template, inclusions from inside out.
  /// Empty for a place in a text that a person wrote.
  std::vector<TraceStep> trace(Origin origin) const;

  /// The edit place in words; an unknown origin gives a Location that is not known(). The first call for a source finds its
  /// lines, the first far inside a line counts the source's characters, so that many findings in one large file or on
  /// one long line cost little more than one.
  Location locate(Origin origin) const;
  /// The same without the text of the line.
  Location place_of(Origin origin) const;
  /// The place itself, in a rendered text too.
  Location place_in(Origin origin) const;
  /// The runs of a rendered text, and the inclusions that their frames mean (number n at index n - 1); empty for a text that
  /// a person wrote.
  Runs runs_of(const Source& source) const;
  std::span<const Frame> frames_of(const Source& source) const;
  /// The whole line of the edit place without its line break; empty for an unknown one.
  std::string_view line_of(Origin origin) const;
  /// The source that holds the origin (its end is a place, too), or null.
  const Source* find(Origin origin) const;

  /// Without those below.
  const std::vector<std::unique_ptr<Source>>& all() const { return sources_; }

 private:
  struct Text {
    std::string path;
    std::string bytes;
    mutable std::vector<std::uint32_t> line_starts = {};  ///< filled when a place is asked for
    mutable std::vector<std::uint32_t> characters = {};   ///< before each kStride bytes; filled for a long line
    std::vector<Run> runs = {};
    std::vector<Frame> frames = {};
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
  // These look at the sources of this one only.
  Spot spot(Origin origin) const;
  Location place_of(const Spot& spot) const;
  Location locate_here(Origin origin) const;
  std::size_t index_of(Origin origin) const;
  std::size_t characters(const Text& text, std::size_t begin, std::size_t end) const;
  std::size_t characters_before(const Text& text, std::size_t offset) const;

  std::vector<std::unique_ptr<Text>> texts_;
  std::vector<std::unique_ptr<Source>> sources_;
  const Text& keep(Text text);
  const Sources& owner(Origin origin) const;
  /// The run that wrote a place in a rendered text, and that text; null for a text that a person wrote.
  struct Written {
    const Run* run;
    const Text* text;
    std::uint32_t offset;
  };
  Written written(Origin origin) const;

  const Sources* below_ = nullptr;
  std::uint32_t begin_ = 0;  ///< the first place that is not below
  std::uint32_t next_place_ = 0;
  mutable std::mutex filling_;  ///< of the lines of texts: several threads may ask for those of a shared one
  mutable std::uint64_t bytes_counted_ = 0;
};

}  // namespace pave::base
