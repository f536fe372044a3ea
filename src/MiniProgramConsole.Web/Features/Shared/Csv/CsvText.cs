using System.Text.RegularExpressions;

namespace MiniProgramConsole.Web.Features.Shared.Csv;

/// <summary>Prevents formula injection. A spreadsheet may split cells at another separator, so that each part after a comma,
/// semicolon, tab, bar or line end counts as a beginning. It may also remove quotation marks and blanks before it.</summary>
internal static partial class CsvText
{
    private const string Beginning = @"^|[,;|\t\r\n]";
    private const string Padding = @"[\s""]*";
    private const string Dangerous = "[=+\\-@＝＋－＠]";

    public static string Guard(string text)
    {
        var guarded = DangerousBeginnings().Replace(text, "$0'");
        return guarded.Length > 0 && guarded[0] is '\t' or '\r' or '\n' ? $"'{guarded}" : guarded;
    }

    public static string Restore(string cell) => Guards().Replace(cell, "$1");

    [GeneratedRegex($"(?:{Beginning}){Padding}(?={Dangerous})")]
    private static partial Regex DangerousBeginnings();

    [GeneratedRegex($"((?:{Beginning}){Padding})'(?={Dangerous})")]
    private static partial Regex Guards();
}
