using System.Text;

namespace MiniProgramConsole.Core.Text;

public sealed record PhoneRule(IReadOnlyList<int> Groups, string Example)
{
    public string Format => string.Join('-', Groups.Select(digits => new string('X', digits)));

    public int Length => Groups.Sum() + Groups.Count - 1;

    public TextCheck Check(string? input)
    {
        var number = (input ?? "").Trim();
        if (number.Length == 0)
        {
            return new TextCheck(TextVerdict.Required, number, 0);
        }

        return Matches(number)
            ? new TextCheck(TextVerdict.Ok, number, number.Length)
            : PlainCharacters.Find(number, IsUnusual) with { Suggestion = Correct(number) };
    }

    private static bool IsUnusual(Rune rune, int position) => !rune.IsAscii || CharacterRules.IsRefused(rune);

    // A space next to a hyphen doesn't count; a space in place of a hyphen counts as one.
    private string? Correct(string number)
    {
        var words = PlainCharacters.Of(number).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] candidates = [string.Concat(words), string.Join('-', words)];
        return candidates.FirstOrDefault(Matches);
    }

    private bool Matches(string number)
    {
        var form = Format;
        return number.Length == form.Length
            && number.Zip(form).All(pair => pair.Second == 'X' ? char.IsAsciiDigit(pair.First) : pair.First == '-');
    }
}
