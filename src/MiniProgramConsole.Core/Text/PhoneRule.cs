namespace MiniProgramConsole.Core.Text;

/// <summary>A landline number in a fixed form: groups of ASCII digits joined by hyphens.</summary>
/// <param name="Groups">How many digits each group has; {4, 7} for XXXX-XXXXXXX.</param>
/// <param name="Example">A number of that form, for the prompt and the message.</param>
public sealed record PhoneRule(IReadOnlyList<int> Groups, string Example)
{
    /// <summary>The form as people read it, such as XXXX-XXXXXXX.</summary>
    public string Format => string.Join('-', Groups.Select(digits => new string('X', digits)));

    /// <summary>The length of every accepted number, in characters.</summary>
    public int Length => Groups.Sum() + Groups.Count - 1;

    /// <summary>Trims a number and judges it.</summary>
    /// <param name="input">What was typed; null counts as empty.</param>
    public TextCheck Check(string? input)
    {
        var number = (input ?? "").Trim();
        return number.Length == 0 ? new TextCheck(TextVerdict.Required, number, 0)
            : Matches(number) ? new TextCheck(TextVerdict.Ok, number, number.Length)
            : PlainCharacters.Find(number, (rune, _) => !rune.IsAscii || CharacterRules.IsRefused(rune)) with { Suggestion = Correct(number) };
    }

    // Blanks count for nothing beside a hyphen, and for a hyphen where they stand in its place.
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
