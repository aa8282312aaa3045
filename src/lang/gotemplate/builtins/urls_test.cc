#include "lang/gotemplate/builtins/urls.h"

#include <gtest/gtest.h>

#include "lang/gotemplate/builtins/caller.h"
#include "lang/gotemplate/builtins/escapes.h"
#include "lang/gotemplate/builtins/paths.h"
#include "lang/gotemplate/builtins/url.h"

namespace pave::lang::gotemplate {
namespace {

std::string error_of(std::string_view text) {
  auto url = Url::parse(text);
  return url ? "" : url.error();
}
std::string again(std::string_view text) {
  auto url = Url::parse(text);
  return url ? url->text() : url.error();
}

// Every expected answer here is that of Go's net/url.

TEST(Urls, Parse) {
  auto url = Url::parse("HTTPS://u%20x:p@h.example:8443/a%2fb/c?q=1&r#fr%41g");
  ASSERT_TRUE(url.has_value());
  EXPECT_EQ(url->scheme, "https");
  EXPECT_EQ(url->host, "h.example:8443");
  EXPECT_EQ(url->host_name(), "h.example");
  EXPECT_EQ(url->path, "/a/b/c");
  EXPECT_EQ(url->query, "q=1&r");
  EXPECT_EQ(url->fragment, "frAg");
  EXPECT_EQ(url->user->text(), "u%20x:p");
  EXPECT_EQ(Url::parse("mailto:a@b.c")->opaque, "a@b.c");
  EXPECT_EQ(Url::parse("http://[fe80::1%25en0]:80/")->host, "[fe80::1%en0]:80");
  EXPECT_EQ(Url::parse("http://[::1]:80/")->host_name(), "::1");
  EXPECT_EQ(Url::parse("postgres://a:1,b:2/db")->host, "a:1,b:2");
}

TEST(Urls, WriteWhatTheyRead) {
  for (std::string_view text : {"", "*", "a/b", "./a:b", "//h/p", "///p", "http://h?", "http://h/a%2fb", "mailto:a@b.c",
                                "http://u:p@h/p?q#f", "file:///etc", "http://h/a b", "h/%E9"})
    EXPECT_EQ(again(text), text == "http://h/a b" ? "http://h/a%20b" : text) << text;
  EXPECT_EQ(again("http:%2f%2fh"), "http:%2f%2fh");
  EXPECT_EQ(again("a:///"
                  "/p"),
            "a:////p");
}

TEST(Urls, SayWhatIsWrong) {
  EXPECT_EQ(error_of("%zz"), "parse \"%zz\": invalid URL escape \"%zz\"");
  EXPECT_EQ(error_of("http://a b/"), "parse \"http://a b/\": invalid character \" \" in host name");
  EXPECT_EQ(error_of(":x"), "parse \":x\": missing protocol scheme");
  EXPECT_EQ(error_of("a:b/c:d\x01"), "parse \"a:b/c:d\\x01\": net/url: invalid control character in URL");
  EXPECT_EQ(error_of("1:b"), "parse \"1:b\": first path segment in URL cannot contain colon");
  EXPECT_EQ(error_of("http://h:x/"), "parse \"http://h:x/\": invalid port \":x\" after host");
  EXPECT_EQ(error_of("http://[::1"), "parse \"http://[::1\": missing ']' in host");
  EXPECT_EQ(error_of("http://[1.2.3.4]/"), "parse \"http://[1.2.3.4]/\": invalid IP-literal");
  EXPECT_EQ(error_of("http://[1::2::3]/"),
            "parse \"http://[1::2::3]/\": invalid host: ParseAddr(\"1::2::3\"): multiple :: in address (at \":3\")");
  EXPECT_EQ(error_of("http://u^@h/"), "parse \"http://u^@h/\": net/url: invalid userinfo");
}

TEST(Urls, JoinTheirParts) {
  Caller caller;
  Map* map = make_map(caller.arena());
  auto set = [&](std::string_view key, std::string_view text) { map->set(key, Value::of(text), caller.arena()); };
  auto joined = [&] { return std::string(caller.call(url_functions(), "urlJoin", {Value::of(map)}).text()); };
  set("host", "h");
  set("path", "p");
  EXPECT_EQ(joined(), "//h/p");
  set("scheme", "http");
  set("userinfo", "u:p");
  set("query", "q=1");
  EXPECT_EQ(joined(), "http://u:p@h/p?q=1");
  map->set("path", Value::of_int(5), caller.arena());
  caller.call(url_functions(), "urlJoin", {Value::of(map)});
  EXPECT_EQ(caller.error(), "unable to parse path key, must be of type string, but int found");
  caller.call(url_functions(), "urlParse", {Value::of(std::string_view("%"))});
  EXPECT_EQ(caller.error(), "unable to parse url: parse \"%\": invalid URL escape \"%\"");
}

TEST(Escapes, AreGos) {
  auto by = [](void (*escape)(std::string_view, std::string&), std::string_view text) {
    std::string out;
    escape(text, out);
    return out;
  };
  EXPECT_EQ(by(escape_html, std::string_view("<a href='x'>\"&\0", 15)), "&lt;a href=&#39;x&#39;&gt;&#34;&amp;\ufffd");
  EXPECT_EQ(by(escape_js, "'a'\\\n<b>=\u00e9\u200b"), "\\'a\\'\\\\\\u000A\\u003Cb\\u003E\\u003D\u00e9\\u200B");
  EXPECT_EQ(by(escape_url_query, "a b&c/\u00e9~"), "a+b%26c%2F%C3%A9~");
}

TEST(Paths, AreGos) {
  Caller caller;
  auto of = [&](std::string_view name, std::string_view path) {
    return std::string(caller.call(path_functions(), name, {Value::of(path)}).text());
  };
  EXPECT_EQ(of("base", ""), ".");
  EXPECT_EQ(of("base", "//"), "/");
  EXPECT_EQ(of("base", "a/b/"), "b");
  EXPECT_EQ(of("clean", ""), ".");
  EXPECT_EQ(of("clean", "a//b/../c/./d"), "a/c/d");
  EXPECT_EQ(of("clean", "../../a/../.."), "../../..");
  EXPECT_EQ(of("clean", "/../a"), "/a");
  EXPECT_EQ(of("clean", "a/.."), ".");
  EXPECT_EQ(of("dir", "/a"), "/");
  EXPECT_EQ(of("dir", "a"), ".");
  EXPECT_EQ(of("osDir", "a/b//c"), "a/b");
  EXPECT_EQ(of("ext", "a.b/c"), "");
  EXPECT_EQ(of("ext", "a.tar.gz"), ".gz");
  EXPECT_TRUE(caller.call(path_functions(), "isAbs", {Value::of(std::string_view("/a"))}).truth);
}

}  // namespace
}  // namespace pave::lang::gotemplate
