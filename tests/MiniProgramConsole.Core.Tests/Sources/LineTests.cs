using System.Text.RegularExpressions;
using MiniProgramConsole.Core.Tests.Testing;

namespace MiniProgramConsole.Core.Tests.Sources;

/// <summary>Neither the compiler nor the formatter limits the length of a line.</summary>
public sealed partial class LineTests
{
    private const int MaxLength = 140;

    [Fact]
    public void EveryLineOfCode_HasAtMost140Characters()
    {
        var files = SourceTree.FindCode("src").Concat(SourceTree.FindCode("tests"))
            .Where(path => Path.GetExtension(path) == ".cs" && !path.Contains("/Migrations/", StringComparison.Ordinal))
            .ToList();

        Assert.True(files.Count > 500);
        Assert.Equal("", string.Join('\n', files.SelectMany(TooLong)));
    }

    [Theory]
    [InlineData(140, 0, true)]
    [InlineData(141, 0, false)]
    [InlineData(200, 70, true)]
    public void IsShort_LineWithALongString_IgnoresTheString(int length, int text, bool isShort)
    {
        var literal = text == 0 ? "" : $"\"{new string('x', text - 2)}\"";

        Assert.Equal(isShort, IsShort(literal + new string('y', length - text)));
    }

    private static IEnumerable<string> TooLong(string file)
    {
        var (number, isRaw) = (0, false);
        foreach (var line in File.ReadLines(file))
        {
            number++;
            var quotes = RawQuotes().Count(line);
            if (!isRaw && quotes == 0 && !IsShort(line))
            {
                yield return $"{Path.GetRelativePath(SourceTree.Root, file)}:{number}: {line.Length} characters";
            }

            isRaw ^= quotes % 2 == 1;
        }
    }

    // Long strings stay on one line, because split strings are hard to search for.
    private static bool IsShort(string line) => line.Length <= MaxLength || LongText().IsMatch(line);

    [GeneratedRegex("\"\"\"")]
    private static partial Regex RawQuotes();

    [GeneratedRegex("""
        "(?:[^"\\]|\\.){60,}"
        """)]
    private static partial Regex LongText();
}
