using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Text;

/// <summary>Says in words what a text rule found; the numbers come from the rule.</summary>
public static class TextMessages
{
    private const int LineFeed = '\n';

    /// <summary>The message for a verdict, or null where the text is accepted.</summary>
    /// <param name="noun">Which text: the ending of its <c>Noun.*</c> and <c>Required.*</c> keys.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="check">What the rule found.</param>
    public static Message? Of(string noun, TextRule rule, TextCheck check)
    {
        var name = new Message($"Noun.{noun}");
        return check.Verdict switch
        {
            TextVerdict.Ok => null,
            TextVerdict.Required => new Message($"Required.{noun}"),
            TextVerdict.TooShort when check.Length == 1 => new Message("Text.TooShort.One", name, rule.Min),
            TextVerdict.TooShort => new Message("Text.TooShort", name, check.Length, rule.Min),
            TextVerdict.TooLong => new Message("Text.TooLong", name, check.Length, rule.Max),
            TextVerdict.NothingVisible => new Message("Text.NothingVisible", name),
            TextVerdict.RefusedCharacter when check.CodePoint == LineFeed => new Message("Text.LineBreak", name),
            TextVerdict.RefusedCharacter => new Message("Text.RefusedCharacter", name, $"{check.CodePoint:X4}", check.Position),
            _ => throw new ArgumentOutOfRangeException(nameof(check), check.Verdict, "A text rule gives no such verdict."),
        };
    }

    /// <summary>The message for a number that does not have its form, empty ones included.</summary>
    /// <param name="rule">The rule.</param>
    public static Message OfPhone(PhoneRule rule) => new("Phone.WrongFormat", rule.Format, rule.Groups[0], rule.Groups[1], rule.Example);
}
