"""Our findings over LanguageTool's HTTP interface, for programs that people have already."""
