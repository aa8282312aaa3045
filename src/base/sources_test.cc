#include "base/sources.h"

#include <gtest/gtest.h>

#include <string>

namespace pave::base {
namespace {

std::string where(const Sources& sources, Origin origin) {
  Location location = sources.locate(origin);
  return location.path + ":" + std::to_string(location.line) + ":" + std::to_string(location.column) + " [" +
         location.line_text + "]";
}

TEST(Sources, LinesAndColumnsCountFromOne) {
  Sources sources;
  const Source& a = sources.add("a.yaml", "one\ntwo\n");
  const Source& b = sources.add("b.yaml", "b");
  EXPECT_EQ(where(sources, a.at(0)), "a.yaml:1:1 [one]");
  EXPECT_EQ(where(sources, a.at(3)), "a.yaml:1:4 [one]") << "the line break belongs to its line";
  EXPECT_EQ(where(sources, a.at(5)), "a.yaml:2:2 [two]");
  EXPECT_EQ(where(sources, a.at(8)), "a.yaml:3:1 []") << "the end of a file is a place";
  EXPECT_EQ(where(sources, b.at(0)), "b.yaml:1:1 [b]");
  EXPECT_EQ(sources.find(b.at(1)), &b);
}

TEST(Sources, ColumnsAreCharacters) {
  Sources sources;
  const Source& source = sources.add("ü.yaml", "aé漢x: 1");
  EXPECT_EQ(sources.locate(source.at(6)).column, 4U);
}

TEST(Sources, CarriageReturnsAreNoText) {
  Sources sources;
  const Source& source = sources.add("crlf.yaml", "a: 1\r\nb: 2\r\n");
  EXPECT_EQ(where(sources, source.at(6)), "crlf.yaml:2:1 [b: 2]");
}

TEST(Sources, KeepsAPartOfALongLine) {
  Sources sources;
  std::string line;
  for (int i = 0; i < 1000; ++i) line += "é";
  const Source& source = sources.add("a", "first\n" + line + "\r\nlast");
  auto found = sources.locate(source.at(6 + 2 * 500));
  EXPECT_EQ(found.line, 2U);
  EXPECT_EQ(found.column, 501U);
  EXPECT_EQ(found.line_text_column, 501U - kMaxLineText / 4);
  EXPECT_EQ(found.line_text.size(), kMaxLineText);
  EXPECT_TRUE(found.line_goes_on);
  auto start = sources.locate(source.at(6));
  EXPECT_EQ(start.line_text_column, 1U);
  EXPECT_TRUE(start.line_goes_on);
  auto end = sources.locate(source.at(6 + 2000));
  EXPECT_EQ(end.column, 1001U);
  EXPECT_EQ(end.line_text_column, 1001U - kMaxLineText / 2);
  EXPECT_FALSE(end.line_goes_on);
  EXPECT_EQ(sources.line_of(source.at(6 + 2 * 500)), line);
  auto place = sources.place_of(source.at(6 + 2 * 500));
  EXPECT_EQ(place.column, 501U);
  EXPECT_EQ(place.line_text, "");
  EXPECT_FALSE(sources.locate(source.at(3)).line_goes_on);
}

TEST(Sources, ManyPlacesOnALongLineCostLittleEach) {
  Sources sources;
  std::string text(1 << 20, 'x');
  text.replace(0, 2, "é");
  std::size_t size = text.size();
  const Source& source = sources.add("a", std::move(text));
  for (std::size_t i = 1; i <= 1000; ++i) {
    std::size_t offset = i * 7919 * 131 % size;  // in no order
    EXPECT_EQ(sources.place_of(source.at(offset)).column, offset) << offset;
  }
  EXPECT_LT(sources.bytes_counted(), 2 * size + 1000 * 8192);
}

TEST(Sources, UnknownOrigin) {
  Sources sources;
  EXPECT_FALSE(sources.locate(Origin()).known());
  EXPECT_FALSE(sources.locate(Origin::at(7)).known()) << "no source at all";
  sources.add("a", "x");
  EXPECT_FALSE(sources.locate(Origin()).known());
  EXPECT_EQ(sources.find(Origin()), nullptr);
  EXPECT_NE(sources.find(Origin::at(1)), nullptr) << "the end of the last file";
  EXPECT_EQ(sources.find(Origin::at(2)), nullptr);
  EXPECT_FALSE(sources.locate(Origin::at(2)).known());
}

TEST(Sources, TheSpaceOfNumbersEnds) {
  Sources sources;
  EXPECT_TRUE(sources.fits(1 << 30));
  EXPECT_FALSE(sources.fits(std::size_t{1} << 31));
}

std::string steps(const Sources& sources, Origin origin) {
  constexpr const char* kNames[] = {"value", "computed", "written", "included"};
  std::string out;
  for (const TraceStep& step : sources.trace(origin))
    out += std::string(kNames[static_cast<std::size_t>(step.kind)]) + " " + where(sources, step.origin) + "\n";
  return out;
}

TEST(Sources, PlacesInARenderedTextLeadToWhatPeopleWrote) {
  Sources sources;
  const Source& chart = sources.add("t.yaml", "name: {{ .x }}\nage: {{ f .y }}\n");
  const Source& values = sources.add("values.yaml", "x: web\ny: 1\n");
  const std::vector<Frame> frames = {{chart.at(24), 0}};
  const std::vector<base::Run> runs = {
      {.begin = 0, .written = chart.at(0), .value = {}, .frame = 0, .flags = base::Run::kLiteral},
      {.begin = 6, .written = chart.at(9), .value = values.at(3), .frame = 0, .flags = 0},
      {.begin = 9, .written = chart.at(14), .value = {}, .frame = 0, .flags = base::Run::kLiteral},
      {.begin = 15, .written = chart.at(23), .value = values.at(10), .frame = 1, .flags = base::Run::kComputed},
  };
  const Source& rendered = sources.add_rendered("rendered", "name: web\nage: 2", runs, frames);
  EXPECT_EQ(where(sources, rendered.at(2)), "t.yaml:1:3 [name: {{ .x }}]") << "literal text: to the byte";
  EXPECT_EQ(where(sources, rendered.at(7)), "values.yaml:1:4 [x: web]") << "a value that flowed through";
  EXPECT_EQ(where(sources, rendered.at(15)), "t.yaml:2:9 [age: {{ f .y }}]") << "a computed one: the action";
  EXPECT_EQ(sources.place_in(rendered.at(15)).path, "rendered");
  EXPECT_EQ(steps(sources, rendered.at(6)), "value values.yaml:1:4 [x: web]\nwritten t.yaml:1:10 [name: {{ .x }}]\n");
  EXPECT_EQ(steps(sources, rendered.at(15)),
            "written t.yaml:2:9 [age: {{ f .y }}]\ncomputed values.yaml:2:4 [y: 1]\n"
            "included t.yaml:2:10 [age: {{ f .y }}]\n");
  EXPECT_EQ(steps(sources, values.at(0)), "");
  EXPECT_EQ(sources.runs_of(rendered).size(), std::size(runs));
  EXPECT_EQ(sources.frames_of(rendered).size(), std::size(frames));
  EXPECT_TRUE(sources.runs_of(values).empty());
}

TEST(Sources, TheOpeningOfAScalarLeadsToTheValueInIt) {
  Sources sources;
  const Source& chart = sources.add("t.yaml", "a: \"{{ .x }}\"\nb: |\n  {{ .x }}\n");
  const Source& values = sources.add("values.yaml", "x: web\n");
  const std::vector<base::Run> runs = {
      {.begin = 0, .written = chart.at(0), .value = {}, .frame = 0, .flags = base::Run::kLiteral},
      {.begin = 4, .written = chart.at(7), .value = values.at(3), .frame = 0, .flags = 0},
      {.begin = 7, .written = chart.at(12), .value = {}, .frame = 0, .flags = base::Run::kLiteral},
      {.begin = 16, .written = chart.at(24), .value = values.at(3), .frame = 0, .flags = 0},
  };
  const Source& rendered = sources.add_rendered("rendered", "a: \"web\"\nb: |\n  web", runs, {});
  EXPECT_EQ(where(sources, rendered.at(3)), "values.yaml:1:4 [x: web]");
  EXPECT_EQ(where(sources, rendered.at(12)), "values.yaml:1:4 [x: web]");
  EXPECT_EQ(where(sources, rendered.at(9)), "t.yaml:2:1 [b: |]");
}

TEST(Sources, OnTopOfOthersMeanTheSamePlaces) {
  Sources chart;
  const Source& shared = chart.add("chart.yaml", "a: 1\n");
  Sources release(&chart);
  const Source& own = release.add("own.yaml", "b: 2\n");
  EXPECT_EQ(where(release, shared.at(3)), "chart.yaml:1:4 [a: 1]");
  EXPECT_EQ(where(release, own.at(0)), "own.yaml:1:1 [b: 2]");
  EXPECT_EQ(release.find(shared.at(0)), &shared);
  EXPECT_EQ(release.find(own.at(0)), &own);
  EXPECT_EQ(release.all().size(), 1U);
}

}  // namespace
}  // namespace pave::base
