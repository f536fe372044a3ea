using System.Text.RegularExpressions;

namespace MiniProgramConsole.Web.Features.Shared.Csv;

/// <summary>
/// Cells that no spreadsheet takes for a formula, whichever separator it splits at: a quoted cell is one only for a reader that splits at
/// commas, so each beginning after a comma, semicolon, tab, bar or line end gets an apostrophe as the cell's own does. Quotation marks and
/// blanks before it are what such a reader may take away.
/// </summary>
internal static partial class CsvText
{
    private const string Beginning = @"^|[,;|\t\r\n]";
    private const string Padding = @"[\s""]*";
    private const string Dangerous = "[=+\\-@＝＋－＠]";

    /// <summary>The text as a cell holds it.</summary>
    public static string Guard(string text)
    {
        var guarded = DangerousBeginnings().Replace(text, "$0'");
        return guarded.Length > 0 && guarded[0] is '\t' or '\r' or '\n' ? $"'{guarded}" : guarded;
    }

    /// <summary>What <see cref="Guard"/> made the cell of, or the text itself where it is no such cell.</summary>
    public static string Restore(string cell) => Guards().Replace(cell, "$1");

    [GeneratedRegex($"(?:{Beginning}){Padding}(?={Dangerous})")]
    private static partial Regex DangerousBeginnings();

    [GeneratedRegex($"((?:{Beginning}){Padding})'(?={Dangerous})")]
    private static partial Regex Guards();
}
