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

    /// <summary>The message for a number, or null where it is accepted.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="check">What the rule found.</param>
    public static Message? Of(PhoneRule rule, TextCheck check) => check.Verdict == TextVerdict.Ok ? null : new Message(
        "Phone.WrongFormat", rule.Format, new Message($"Number.{rule.Groups[0]}"), new Message($"Number.{rule.Groups[1]}"), rule.Example);

    /// <summary>The message for an email, or null where it is accepted.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="check">What the rule found.</param>
    public static Message? Of(EmailRule rule, TextCheck check) => check.Verdict == TextVerdict.Ok ? null
        : check.Length > rule.MaxLength ? new Message("Email.TooLong", check.Length, rule.MaxLength)
        : new Message("Email.WrongFormat", rule.Example);
}
