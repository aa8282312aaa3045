module pave/tests/reference/gotemplate

go 1.22
