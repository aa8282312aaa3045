#include "base/sources.h"

#include <algorithm>
#include <cassert>

#include "base/line_part.h"
#include "base/utf8.h"

namespace pave::base {

bool Sources::fits(std::size_t size) const { return size < Origin::kLimit - 1 - next_place_; }

Sources::Sources(const Sources* below) : below_(below), begin_(below->next_place_), next_place_(below->next_place_) {}

const Sources::Text& Sources::keep(Text text) {
  assert(fits(text.bytes.size()));
  texts_.push_back(std::make_unique<Text>(std::move(text)));
  const Text& kept = *texts_.back();
  sources_.push_back(std::make_unique<Source>(Source{kept.path, kept.bytes, next_place_, !kept.runs.empty()}));
  // One place more than bytes: the end of a file is a place, too.
  next_place_ += static_cast<std::uint32_t>(kept.bytes.size()) + 1;
  return kept;
}

const Source& Sources::add(std::string path, std::string text) {
  keep({.path = std::move(path), .bytes = std::move(text)});
  return *sources_.back();
}

const Source& Sources::add_rendered(std::string path, std::string text, Runs runs, std::span<const Frame> frames) {
  keep({.path = std::move(path),
        .bytes = std::move(text),
        .runs = {runs.begin(), runs.end()},
        .frames = {frames.begin(), frames.end()}});
  return *sources_.back();
}

const Sources& Sources::owner(Origin origin) const {
  const Sources* at = this;
  while (at->below_ != nullptr && origin.known() && origin.place() < at->begin_) at = at->below_;
  return *at;
}

namespace {

const Run* run_at(const std::vector<Run>& runs, std::uint32_t offset) {
  auto behind = std::ranges::upper_bound(runs, offset, {}, &Run::begin);
  return behind == runs.begin() ? nullptr : &*(behind - 1);
}

/// The first byte inside the YAML scalar that a quote or the sign of a block scalar opens; else the offset itself.
std::uint32_t behind_opening(std::string_view text, std::uint32_t offset) {
  if (offset + 1 >= text.size()) return offset;
  if (text[offset] == '"' || text[offset] == '\'') return offset + 1;
  if (text[offset] != '|' && text[offset] != '>') return offset;
  std::size_t line = text.find('\n', offset);
  std::size_t first = line == std::string_view::npos ? line : text.find_first_not_of(" \t\r\n", line);
  return first == std::string_view::npos ? offset : static_cast<std::uint32_t>(first);
}

}  // namespace

Sources::Written Sources::written(Origin origin) const {
  const Sources& in = owner(origin);
  std::size_t index = in.index_of(origin);
  if (index == in.sources_.size() || in.texts_[index]->runs.empty()) return {};
  const Text& text = *in.texts_[index];
  std::uint32_t offset = origin.place() - in.sources_[index]->first_place;
  const Run* run = run_at(text.runs, offset);
  if (run == nullptr) return {};
  // What opens a scalar is often the template's, and what it holds a value, or the text of another file: that is what the
  // place is about.
  std::uint32_t inside = behind_opening(text.bytes, offset);
  const Run* held = inside == offset ? run : run_at(text.runs, inside);
  if (held != run && (held->value.known() || find(held->written) != find(run->written))) return {held, &text, inside};
  return {run, &text, offset};
}

namespace {

/// The place in a template of a byte that a run wrote.
Origin written_at(const Run& run, std::uint32_t offset) {
  bool is_literal = (run.flags & Run::kLiteral) != 0 && run.written.known();
  return is_literal ? Origin::at(run.written.place() + (offset - run.begin)) : run.written;
}

constexpr int kMaxRenderings = 16;  ///< texts that were rendered from rendered texts

}  // namespace

Origin Sources::edit_place(Origin origin) const {
  for (int i = 0; i < kMaxRenderings; ++i) {
    Written found = written(origin);
    if (found.run == nullptr) return origin;
    bool is_value = found.run->value.known() && (found.run->flags & Run::kComputed) == 0;
    origin = is_value ? found.run->value : written_at(*found.run, found.offset);
  }
  return origin;
}

std::vector<TraceStep> Sources::trace(Origin origin) const {
  std::vector<TraceStep> steps;
  for (int i = 0; i < kMaxRenderings; ++i) {
    Written found = written(origin);
    if (found.run == nullptr) break;
    const Run& run = *found.run;
    TraceStep template_step{TraceStep::Kind::Written, written_at(run, found.offset)};
    bool is_computed = (run.flags & Run::kComputed) != 0;
    if (run.value.known() && !is_computed) steps.push_back({TraceStep::Kind::Value, run.value});
    steps.push_back(template_step);
    if (run.value.known() && is_computed) steps.push_back({TraceStep::Kind::Computed, run.value});
    for (std::uint32_t at = run.frame; at != 0 && at <= found.text->frames.size();
         at = found.text->frames[at - 1].parent)
      steps.push_back({TraceStep::Kind::Included, found.text->frames[at - 1].call});
    origin = steps.front().origin;
  }
  return steps;
}

/// Index of the source that holds the origin; the number of sources when there is none.
std::size_t Sources::index_of(Origin origin) const {
  if (!origin.known() || origin.place() >= next_place_ || origin.place() < begin_) return sources_.size();
  auto after = std::upper_bound(sources_.begin(), sources_.end(), origin.place(),
                                [](std::uint32_t place, const auto& source) { return place < source->first_place; });
  return static_cast<std::size_t>(after - sources_.begin()) - 1;  // the first source begins at begin_
}

const Source* Sources::find(Origin origin) const {
  const Sources& in = owner(origin);
  std::size_t index = in.index_of(origin);
  return index == in.sources_.size() ? nullptr : in.sources_[index].get();
}

Sources::Spot Sources::spot(Origin origin) const {
  std::size_t index = index_of(origin);
  if (index == sources_.size()) return {.index = index};
  std::string_view text = sources_[index]->text;
  std::vector<std::uint32_t>& starts = texts_[index]->line_starts;
  if (starts.empty()) {
    starts.push_back(0);
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
      starts.push_back(static_cast<std::uint32_t>(at + 1));
    bytes_counted_ += text.size();
  }
  Spot spot{.index = index, .offset = origin.place() - sources_[index]->first_place};
  spot.line = static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), spot.offset) - starts.begin());
  spot.line_start = starts[spot.line - 1];
  std::size_t end = spot.line < starts.size() ? starts[spot.line] - 1 : text.size();
  if (end > spot.line_start && text[end - 1] == '\r') --end;
  spot.line_text = text.substr(spot.line_start, end - spot.line_start);
  return spot;
}

std::size_t Sources::characters(const Text& text, std::size_t begin, std::size_t end) const {
  bytes_counted_ += end - begin;
  std::string_view bytes = std::string_view(text.bytes).substr(begin, end - begin);
  return static_cast<std::size_t>(std::count_if(bytes.begin(), bytes.end(), begins_character));
}

std::size_t Sources::characters_before(const Text& text, std::size_t offset) const {
  std::vector<std::uint32_t>& table = text.characters;
  if (table.empty()) {
    table.push_back(0);
    for (std::size_t at = 0; at + kStride <= text.bytes.size(); at += kStride)
      table.push_back(table.back() + static_cast<std::uint32_t>(characters(text, at, at + kStride)));
  }
  std::size_t stride = offset / kStride;
  return table[stride] + characters(text, stride * kStride, offset);
}

Location Sources::place_of(const Spot& spot) const {
  if (spot.index == sources_.size()) return {};
  const Text& text = *texts_[spot.index];
  bool is_near = spot.offset - spot.line_start <= 2 * kStride;
  std::size_t before = is_near ? characters(text, spot.line_start, spot.offset)
                               : characters_before(text, spot.offset) - characters_before(text, spot.line_start);
  Location location;
  location.path = text.path;
  location.line = static_cast<std::uint32_t>(spot.line);
  location.column = 1 + static_cast<std::uint32_t>(before);
  return location;
}

Location Sources::place_of(Origin origin) const { return place_in(edit_place(origin)); }

Location Sources::place_in(Origin origin) const {
  const Sources& in = owner(origin);
  std::lock_guard lock(in.filling_);
  return in.place_of(in.spot(origin));
}

Runs Sources::runs_of(const Source& source) const {
  const Sources& in = owner(source.at(0));
  std::size_t index = in.index_of(source.at(0));
  return index == in.sources_.size() ? Runs() : Runs(in.texts_[index]->runs);
}

std::span<const Frame> Sources::frames_of(const Source& source) const {
  const Sources& in = owner(source.at(0));
  std::size_t index = in.index_of(source.at(0));
  return index == in.sources_.size() ? std::span<const Frame>() : std::span<const Frame>(in.texts_[index]->frames);
}

std::string_view Sources::line_of(Origin origin) const {
  Origin place = edit_place(origin);
  const Sources& in = owner(place);
  std::lock_guard lock(in.filling_);
  return in.spot(place).line_text;
}

Location Sources::locate(Origin origin) const {
  Origin place = edit_place(origin);
  const Sources& in = owner(place);
  std::lock_guard lock(in.filling_);
  return in.locate_here(place);
}

Location Sources::locate_here(Origin origin) const {
  Spot found = spot(origin);
  Location location = place_of(found);
  if (!location.known()) return location;
  // The line break is a place, too.
  std::size_t place = std::min(found.offset - found.line_start, found.line_text.size());
  LinePart part = line_part(found.line_text, place, kMaxLineText);
  location.line_text = part.text;
  location.line_goes_on = part.begin + part.text.size() < found.line_text.size();
  if (part.begin > 0) {
    std::size_t shown = characters(*texts_[found.index], found.line_start + part.begin, found.offset);
    location.line_text_column = location.column - static_cast<std::uint32_t>(shown);
  }
  return location;
}

}  // namespace pave::base
