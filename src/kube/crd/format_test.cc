#include "kube/crd/format.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace pave::kube::crd {
namespace {

struct Sample {
  std::string format;
  std::vector<std::string> right;
  std::vector<std::string> wrong;
};

/// What kube-openapi's own validators say of these texts (pkg/validation/strfmt, Default.Validates).
const Sample kSamples[] = {
    {"bsonobjectid",
     {"507f1f77bcf86cd799439011", "507F1F77BCF86CD799439011", "50711f77bcf86cd799439011", "507f1f77bcf86cd799743901",
      "507f1f77bcf86cd799039011", "507f1f77bcf86cd799439071", "507F1F77BCF83CD799439011", "507f31f77bcf86cd79943901",
      "507f1f77bcf8ccd799439011", "507f1f77bcf86cd479943901", "507F1F77BCF86CD799439018", "507f1f77bcf86cd79943b011"},
     {"507f1f77bcf86cd79943901", "507f1f77bcf86cd79943901g", "", "507f1f77bcf86cd7994301g", "507f1f77bcf86d799439011",
      "507f1f77bcf86cd79C9439011", "507f1f7:7bcf86cd79d439011", "507f1f77bcf86cd79c9439011",
      "507f1f77b9f86cd79b943901g", "507f1f77bcf86cd799:3901", "507f1f77bcf86cd79@943901"}},
    {"byte",
     {"aGVsbG8=", "aA==", "aGVsbG8h", "a8A=", "aGVsbs8=", "aGVsbG88", "aGVsbG8s", "a/==", "ahVsbG8=", "AaGVsbG8"},
     {"aGVsbG8", "", "====", "aGVs bG8=", "a-_=", "AAAA=AAA", "aGV:sbG8h", "-aGVsbG-", "a Vs bG8=", "==A"}},
    {"cidr",
     {"10.0.0.0/8", "010.0.0.1/08", "::/0", "2001:db8::/32", "::ffff:1.2.3.4/96", "::00001/64", "::0000:1/64",
      "10.0.0.0/1", "2001:d8::/32", "010.0.10.1/08"},
     {"10.0.0.0/33", "10.0.0/8", "::1/129", "10.0.0.0", "10.0.0.0/", "1.2.3.4/-1", "10.010/8", "10.0..0/8",
      "10.0.d.0/33", "100.0%1/08", "0.0.@0.0%", "11.0.0.0/33"}},
    {"creditcard",
     {"4220855426222389", "4220 8554 2622 2389", "5139288802098206", "374953669708156", "422085542:6222389",
      ".4220 8554 2622 2389", "4220855426213339", "4@220 8554 2622 2389", "42208554%26222389", "4220 855 4 2622 2389",
      "4220@855426222389", "37495366970815x6"},
     {"4220855426213389", "x", "", "x7", "42%0855426213387", "9", "749536697081156", "422085546213389", "4",
      "5139288802095206", "-", "222 8554 2622 2389"}},
    {"date",
     {"2026-01-31", "2024-02-29", "0000-01-01", "2026-02-21", "0300-01-01", "2026-01-30", "2026-01-04", "2092-02-29",
      "2014-09-29", "2064-02-29", "0060-01-01"},
     {"2026-02-29", "26-01-31", "2026-1-31", "2026-13-01", "2026-00-10", "2026-01-00", " 2026-01-31", "2024-02-2/",
      "2026-3-01", "26-01-3%", "2%-01-31", "04- 02-29"}},
    {"datetime",
     {"2026-01-31T08:00:00Z", "2026-01-31t08:00:00z", "2026-01-31T08:00:00+01:00", "2026-01-31T08:00:00.123Z",
      "2026-01-31T08:00:00,5Z", "2026-01-31T08:00:00x1+99:99", "2026-01-31T08:00:00ZTfoo", "2026-01-31T08:00:00ZTfooo",
      "2026-01-31T08:00:01,5Z", "2026-01-31T08:00:00ZTf/oo", "2026-01-31T08:00:00.823Z"},
     {"2026-01-31T08:00:00", "2026-01-31 08:00:00Z", "2026-01-31T24:00:00Z", "2026-01-31T23:59:60Z",
      "2026-01-31T08:00:00.Z", "2026-01-31T8:00:00Z", "2026-02-31T08:00:00Z", "abc", "t2026-01-31 08:0:0Z",
      "2026-01-31T08:00:00c", "@026-01-31T08:00:00x1+9:9", ":026-01-31T24:00:0T0 "}},
    {"duration",
     {"30s", "1h30m", "22 ns", "1 hour", "5 minutes", "-5s", "1.5h", "2 weeks", "x 3 d y", "1d", "10us", "10µs"},
     {"5", "3 months", "99999999999999999999s", "", "s", "3wks", "4 hrs", "3wkr", "r.h", "2 uedeks", "3 sw"}},
    {"email",
     {"a@b", "a@b.c", "\"a b\"@c", "A <a@b>", "A B <a@b.c>", "a@b (x)", "<a@b>", "g: a@b;", "a@[1.2.3.4]", "ä@b",
      "=?utf-8?q?x?= <a@b>", "a@ b"},
     {"a", "@b", "a@", "a b@c", "a@b (x", "a@b,c@d", "g: a@b, c@d;", "g:;", "a..b@c", ".a@c", "a.@c", "a@[x]"}},
    {"hexcolor",
     {"#fff", "fff", "#a0b1c2", "a0b1c2", "#a0b2c2", "#ff0", "fbf", "#ffc", "#a02"},
     {"#ffff", "#a0b1cg", "#", "", "#a0b1ag", "#a0b1ca#b", "#0fff", " ", "##ff", "#a0b1c2-", "ab1c/", ".fff"}},
    {"hostname",
     {"a", "www.example.com", "a-", "a-b", "1", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com", "münchen.de", "$a", "ex$mple.com",
      "a--b.com", "www.exafmple.com"},
     {"a.b", "-a", "a_b", "a.b.c.", "a..b", "1.2.3.4",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.com", "x.y1", "x.1y", "A.B", "a.com-"}},
    {"ipv4",
     {"1.2.3.4", "01.2.3.4", "::1.2.3.4", "::1.2.3.5", "1.2.3.56", "1.2.63.4", "::1.2.32.4", "1.2.3.25", "1.2.3.26",
      "1.2.3.46", "01.2.30.3"},
     {"1.2.3", "1.2.3.256", "::1", "1.2.3.4.", "1.2.3.4%a", "1..3.4", "1.2.3.4:%%", "01.:.3.1", "1.24.-", "31.2-3",
      "0%@1.2.34", "1.213.4."}},
    {"ipv6",
     {"::1", "2001:db8::1", "1:2:3:4:5:6:7:8", "::ffff:1.2.3.4", "::", "1:2:3:4:5:6:7::", "12:3:4:5f:6:7:1:9",
      "::fff:1.2.3.4", "1:2:3:4:5:6:76::", "1:23:4:5:6:7:8:9", "1:2:3:4:4:6:7:88"},
     {"1:2:3:4:5:6:7", "1:2:3:4:5:6:7:8:9", "::1%eth0", "::ffff:01.2.3.4", "12345::", "1::2::3", "1.2.3.4", ":1",
      "1:", "1:2:3:4:5:6:7:8::", "00001::", "1:2:3:4:5:6:::"}},
    {"isbn",
     {"0321751043", "978-0321751041", "3836221195", "3 401 01319 X", "9783836221191", "3836221194795", "3 -401 01319 X",
      "978-03217510-41", "032-1751043", "3 401 01319X", "3 401 01319 X-", "9-78-0321751041"},
     {"0", "978032175104X", "0432175.1043", "3 01 01319 0X", "38362211954", "97803.175104X", "9708032175104X",
      "383221195", "9780321751074X", "0321751%43", "38362211:5", "0321510743"}},
    {"isbn10",
     {"0321751043", "3 401 01319 X", "3 401 01319 -X"},
     {"3-401-01319-x", "978-0321751041", "0321751044", "20321751044"}},
    {"isbn13",
     {"978-0321751041", "9783836221191", "978 3 8362 2119 1"},
     {"9783836221190", "978 3 8362 2119/1", "978-032175104-", "978-0321751044"}},
    {"k8s-long-name",
     {"a", "a.b", "b", "b.b", "a.b-b", "aa.b", "a.ab"},
     {"A", "a..b", "-a", "a.b-", "", "a-", "/-a", "a b-", " ", "a.-.b", ":", "%a.b-"}},
    {"k8s-short-name",
     {"a", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaaaaaaaaaaaaaa",
      "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ab", "ba-b"},
     {"a.b", "A", "-a", "a-", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "", "a/b@", "/",
      "a.-", "@-"}},
    {"mac",
     {"02:00:5e:10:00:01", "02-00-5e-10-00-01", "0200.5e10.0001", "02005e100001", "02:00:5e:10:00:00:00:01",
      "0200.5e10.0001.0002", "02:00:00:00:fe:80:00:00:00:00:00:00:02:00:5e:10:00:00:00:01", "0200.5e1f.0001",
      "F2005e100001", "02-00-5E-10-00-01"},
     {"02:00:5e:10:00", "02:00-5e:10:00:01", "02:00:5e:10:00:0g", "0200.5e10.00011", "02005E100001FF", "",
      "0200%e1-000/01", "0200.5e110.05011", "02:00:5e:10:100:00:005:01",
      "02:00:00:00:fe:8000F00:00:00:00:00:02:00:5e:1/:00:00:00:01", "00:00:5e:10:00", "02-0@0-5--10.-00-01"}},
    {"password", {"", "x", "@", "x.", "%x", ":"}, {}},
    {"rgbcolor",
     {"rgb(0,31,255)", "rgb(0, 31 ,255)", "rgb( 0,0,0 )", "rgb(19,199,249)", "rgb(0, 31 ,25)", "rgb(1,3,255)",
      "rgb(19,199,24)", "rgb(25,0,0)", "rgb(0, 31 ,55)", "rgb(19,129,249)", "rgb( 3,0,0 )"},
     {"rgb(256,0,0)", "rgb(01,0,0)", "rgb(0,0)", "rgba(0,0,0)", "rgb(0,0,0", "rgb (0,0,0)", "rgb(300,0,0)",
      "rgb(01,,6)", "rgb(0,01,255)", "rgb( 0,090 )", "0gb(256,0,0)"}},
    {"ssn",
     {"123-45-6789", "123 45 6789", "123-45 6789", "123 41 6789", "123-48 6789", "123-45-6178", "923-45-6789",
      "123-45 5789", "123 45-6789"},
     {"123456789", "123-45-678", "123-456789", "1234-5-6789", "123-45-778", "4123 45 6789", "123-41689",
      "1234-5-674@89", "123 4 5 67/9", "1294-%5-789", "1234561789", "123-48-678"}},
    {"uri",
     {"http://a", "http://a/b?c", "/a", "a:b", "http://", "http:", "http:/", "*", "http://[::1]", "http://[::1]:80",
      "http://a:80", "ftp://a:80:90"},
     {"a", "://x", "", "http://[::1", "http://[1.2.3.4]", "http://a:b", "http://a:80:90", "http://a b", "/%zz",
      "http://%41", "http://u p@h", "http://[::1%25]"}},
    {"uuid",
     {"6fa459ea-ee8a-4ca4-894e-db77e160355e", "6fa459eaee8a4ca4894edb77e160355e",
      "6FA459EA-ee8a-4ca4-894e-db77e160355e", "6fa459eaee8a-4ca4-894e-db77e16035f5"},
     {"6fa459ea-ee8a-4ca4-894e-db77e160355", "6fa459ea--ee8a-4ca4-894e-db77e160355e",
      "-6fa459ea-ee8a-4ca4-894e-db77e160355e", "6fa459ea-ee8a-4ca4-894e-db77e160355e-"}},
    {"uuid3",
     {"6fa459ea-ee8a-3ca4-894e-db77e160355e", "6fa459ea-ee8a-3ca4-c94e-db77e160355e",
      "6fa459ea-ee8a-3cae-c94e-db77e160355e"},
     {"6fa459ea-ee8a-4ca4-894e-db77e160355e", "6fa459ea-ee8a-4ca4-c94e-db77e160355e",
      "6fa459ea-ee8a-5ca4-A94e-db77e160355e", "6fa459ea-ee8a-5ca4-194e-db77e160355e"}},
    {"uuid4",
     {"6fa459ea-ee8a-4ca4-894e-db77e160355e", "6fa459ea-ee8a4ca4-894e-db77e160355e",
      "6fa459ea-ee8a-4ca4-894e-db77e160315e", "6fa459ea-ee8a-4ca4-894e-db77e1603d5e"},
     {"6fa459ea-ee8a-3ca4-894e-db77e160355e", "6fa459ea-ee8a-4ca4-c94e-db77e160355e",
      "6fa459ea-ee8a-5ca4-A94e-db77e160355e", "6fa459ea-ee8a-3ca4-c94e-db77e160355e"}},
    {"uuid5",
     {"6fa459ea-ee8a-5ca4-A94e-db77e160355e", "6fa4594a-ee8a-5ca4-A94e-db77e160355e",
      "6fa459ea-ee8a-5Aa4-A94e-db77e160355e", "6fa459ea-ee8a-5ca4-A94e-d777e160355e"},
     {"6fa459ea-ee8a-3ca4-894e-db77e160355e", "6fa459ea-ee8a-4ca4-894e-db77e160355e",
      "6fa459ea-ee8a-4ca4-c94e-db77e160355e", "6fa459ea-ee8a-3ca4-c94e-db77e160355e"}},
};

TEST(Format, TextsAreWhatTheServerTakesThemFor) {
  for (const Sample& sample : kSamples) {
    Format format = find_string_format(sample.format, 36);
    ASSERT_NE(format, Format::None) << sample.format;
    for (const std::string& text : sample.right) EXPECT_TRUE(has_format(text, format)) << sample.format << " " << text;
    for (const std::string& text : sample.wrong) EXPECT_FALSE(has_format(text, format)) << sample.format << " " << text;
  }
}

TEST(Format, ExamplesHaveTheirFormat) {
  for (const Sample& sample : kSamples) {
    Format format = find_string_format(sample.format, 36);
    EXPECT_FALSE(describe(format).empty());
    if (!example(format).empty()) {
      EXPECT_TRUE(has_format(example(format), format)) << sample.format;
    }
  }
}

TEST(Format, DashesDoNotCountAndNewOnesAreUnknownToOldServers) {
  EXPECT_EQ(find_string_format("date-time", 33), Format::DateTime);
  EXPECT_EQ(find_string_format("k8s-short-name", 33), Format::None);
  EXPECT_EQ(find_string_format("k8s-short-name", 34), Format::ShortName);
  EXPECT_EQ(find_string_format("colour", 37), Format::None);
}

}  // namespace
}  // namespace pave::kube::crd
