using System.Text;

namespace MiniProgramConsole.TextTables;

/// <summary>The ranges of the code points that have a property, short enough to be sent to a browser.</summary>
internal static class RangeTable
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int Base = 36;
    private const int End = 0x110000;

    /// <summary>A line of TypeScript that exports the table.</summary>
    public static string Of(string name, Func<Rune, bool> has)
    {
        var (numbers, end) = (new List<string>(), 0);
        for (var start = 0; start < End; start++)
        {
            var next = start;
            while (next < End && Rune.IsValid(next) && has(new Rune(next)))
            {
                next++;
            }

            if (next > start)
            {
                numbers.Add(Write(start - end));
                numbers.Add(Write(next - start));
                (end, start) = (next, next);
            }
        }

        return $"export const {name} = \"{string.Join(' ', numbers)}\";";
    }

    /// <summary>A number as short as it gets.</summary>
    public static string Write(int number) =>
        (number < Base ? "" : Write(number / Base)) + Digits[number % Base];
}
