using System.Text;
using MiniProgramConsole.Core.Text;
using MiniProgramConsole.TextTables;

string[] tables =
[
    "// Written at build from the server's text rules. Each table is a list of gap and length, in base 36; that of plain characters has them too.",
    RangeTable.Of("wide", rune => CharacterRules.Weight(rune) == 2),
    RangeTable.Of("refused", CharacterRules.IsRefused),
    RangeTable.Of("visible", CharacterRules.IsVisible),
    RangeTable.Of("space", Rune.IsWhiteSpace),
    SubstituteTable.Of("plain"),
    $"export const endings = \"{string.Join(' ', LinkRule.Endings.Order(StringComparer.Ordinal))}\";",
];
Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(args[0]))!);
await File.WriteAllLinesAsync(args[0], tables);
