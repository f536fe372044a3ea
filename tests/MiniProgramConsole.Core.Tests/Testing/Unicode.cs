using System.Text;

namespace MiniProgramConsole.Core.Tests.Testing;

internal static class Unicode
{
    public const int LastCodePoint = 0x10FFFF;

    /// <summary>Every code point except surrogates.</summary>
    public static IEnumerable<Rune> ScalarValues =>
        Enumerable.Range(0, LastCodePoint + 1).Where(Rune.IsValid).Select(codePoint => new Rune(codePoint));

    public static string Name(Rune codePoint) => $"U+{codePoint.Value:X4}";

    public static string Text(int codePoint) => new Rune(codePoint).ToString();
}
