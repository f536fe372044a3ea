using System.Text;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.TextTables;

internal static class SubstituteTable
{
    private const int End = 0x110000;

    /// <summary>For each run: the gap before it, its length, and twice the plain character of its first code point (0 for
    /// none), plus 1 if the next ones ascend rather than repeat.</summary>
    public static string Of(string name)
    {
        var (numbers, end) = (new List<string>(), 0);
        for (var start = 0; start < End; start++)
        {
            if (PlainOf(start) is not { } first)
            {
                continue;
            }

            var step = PlainOf(start + 1) == first + 1 ? 1 : 0;
            var next = start + 1;
            while (PlainOf(next) is { } plain && plain == first + (step * (next - start)))
            {
                next++;
            }

            numbers.AddRange([RangeTable.Write(start - end), RangeTable.Write(next - start), RangeTable.Write((2 * first) + step)]);
            (end, start) = (next, next - 1);
        }

        return $"export const {name} = \"{string.Join(' ', numbers)}\";";
    }

    // 0 if the code point is dropped; null if it stands for itself.
    private static int? PlainOf(int codePoint) =>
        Rune.IsValid(codePoint) && new Rune(codePoint) is var rune && PlainCharacters.Of(rune) is var plain && plain != rune.ToString()
            ? plain.Length == 0 ? 0 : plain[0]
            : null;
}
