#!/usr/bin/env python3
"""What ldd prints becomes names, and names are judged."""
import unittest

from check_linking import ALLOWED, loaded

LDD = """\tlinux-vdso.so.1 (0x00007ffd)
\tlibcurl.so.4 => /lib/x86_64-linux-gnu/libcurl.so.4 (0x00007f)
\tlibm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f)
\t/lib64/ld-linux-x86-64.so.2 (0x00007f)
"""


class CheckLinking(unittest.TestCase):
    def test_names_are_read_from_ldd(self):
        self.assertEqual(loaded(LDD), ["linux-vdso.so.1", "libcurl.so.4", "libm.so.6", "ld-linux-x86-64.so.2"])
        self.assertEqual(loaded("\tstatically linked\n"), [])

    def test_only_the_c_library_and_the_compilers_own_are_allowed(self):
        self.assertEqual([name for name in loaded(LDD) if not ALLOWED.match(name)], ["libcurl.so.4"])
        self.assertFalse(ALLOWED.match("libcrypto.so.3"))
        self.assertFalse(ALLOWED.match("libstdc++.so.6"))


if __name__ == "__main__":
    unittest.main()
