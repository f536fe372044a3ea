using System.Text;

namespace MiniProgramConsole.TextTables;

/// <summary>Ranges of code points with a property, encoded compactly for the browser.</summary>
internal static class RangeTable
{
    private const string Digits = "0123456789abcdefghijklmnopqrstuvwxyz";
    private const int Base = 36;
    private const int End = 0x110000;

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

    public static string Write(int number) =>
        (number < Base ? "" : Write(number / Base)) + Digits[number % Base];
}
