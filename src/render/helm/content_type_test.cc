#include "render/helm/content_type.h"

#include <gtest/gtest.h>

#include <string>

namespace pave::render::helm {
namespace {

// What Helm 4.3.1 said of files that begin like this and are filled up with what is in quotes.
TEST(ContentType, AsGoSniffs) {
  auto filled = [](std::string begin, char fill) { return begin + std::string(600, fill); };
  EXPECT_EQ(content_type("short"), "application/octet-stream");
  EXPECT_EQ(content_type(filled("long", 'x')), "text/plain; charset=utf-8");
  EXPECT_EQ(content_type("  <html>"), "text/html; charset=utf-8");
  EXPECT_EQ(content_type("<!DOCTYPE html "), "text/html; charset=utf-8");
  EXPECT_EQ(content_type("<!-- x"), "text/html; charset=utf-8");
  EXPECT_EQ(content_type(filled("<hx>", 'x')), "text/plain; charset=utf-8");
  EXPECT_EQ(content_type("\n<?xml"), "text/xml; charset=utf-8");
  EXPECT_EQ(content_type("PK\3\4"), "application/zip");
  EXPECT_EQ(content_type("%PDF-1"), "application/pdf");
  EXPECT_EQ(content_type("\xef\xbb\xbf"
                         "a"),
            "text/plain; charset=utf-8");
  EXPECT_EQ(content_type("\xff\xfe"
                         "a"),
            "text/plain; charset=utf-16le");
  EXPECT_EQ(content_type("RIFFabcdWAVE"), "audio/wave");
  EXPECT_EQ(content_type(std::string("\0\0\0\x14"
                                     "ftypisom\0\0\0\0mp41",
                                     20)),
            "video/mp4");
  EXPECT_EQ(content_type(std::string(34, 'x') + "LP"), "application/vnd.ms-fontobject");
  EXPECT_EQ(content_type("\x1f\x8b\x08"), "application/x-gzip");
  EXPECT_EQ(content_type(""), "application/octet-stream");
}

}  // namespace
}  // namespace pave::render::helm
